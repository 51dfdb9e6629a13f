"""What a terminal is sent, and what a file: colours only where they are wanted and can be shown."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

pytestmark = pytest.mark.commands

Write = Callable[[str, str], Path]
Tiny = Callable[..., str]

COLOUR = re.compile(rb"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]")
NAMES = ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM", "CLICOLOR_FORCE")


def environment(**given: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in NAMES}
    return {**kept, "TERM": "xterm-256color", "COLUMNS": "100", **given}


COMMAND = [sys.executable, "-m", "render", "render", "valley", "-o", "clip.gif", "--size", "160x90"]


def on_a_terminal(**given: str) -> bytes:
    """All that the command sends to a terminal, which is its standard output and error."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        COMMAND, stdin=theirs, stdout=theirs, stderr=theirs, env=environment(**given)
    ) as process:
        os.close(theirs)
        sent = b""
        with suppress(OSError):  # the terminal's other end is closed
            while portion := os.read(ours, 65536):
                sent += portion
        os.close(ours)
    assert process.returncode == 0, sent
    assert b"clip.gif  160 \xc3\x97 90" in sent
    return sent


@pytest.fixture(autouse=True)
def _valley(write: Write, tiny: Tiny) -> None:
    write("valley", tiny())


@pytest.mark.parametrize("given", [{}, {"FORCE_COLOR": ""}, {"NO_COLOR": ""}])
def test_a_terminal_has_bars_in_colour(given: dict[str, str]) -> None:
    assert COLOUR.search(on_a_terminal(**given))


@pytest.mark.parametrize("also", [{}, {"FORCE_COLOR": "1"}])
def test_no_color_leaves_the_bars_and_takes_their_colours(also: dict[str, str]) -> None:
    sent = on_a_terminal(NO_COLOR="1", **also)
    assert b"%" in sent
    assert not COLOUR.search(sent)


@pytest.mark.parametrize("also", [{}, {"FORCE_COLOR": "1"}])
def test_a_dumb_terminal_is_sent_lines_alone(also: dict[str, str]) -> None:
    sent = on_a_terminal(TERM="dumb", **also)
    assert b"\x1b" not in sent
    assert sent.count(b"\n") == 1


@pytest.mark.parametrize("given", [{}, {"FORCE_COLOR": "1"}, {"TTY_COMPATIBLE": "1"}])
def test_a_pipe_is_sent_lines_alone(given: dict[str, str]) -> None:
    done = subprocess.run(COMMAND, env=environment(**given), check=True, capture_output=True)
    assert b"\x1b" not in done.stdout + done.stderr
    assert (done.stdout.count(b"\n"), done.stderr) == (1, b"")
