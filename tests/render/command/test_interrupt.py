"""Signals in mid-film: the exit status, and that nothing is left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import pytest

Write = Callable[[str, str], Path]
Tiny = Callable[..., str]
FILM = Path("outputs/long-landscape.mp4")
MOST = 30.0
"""Seconds that anything may take before it counts as hung."""

RENDER = ["render", "long", "-o", str(FILM), "--size", "320x180"]
BUILD = ["build", "long"]


def until(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + MOST
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return holds()


def parts() -> list[Path]:
    return list(FILM.parent.glob(".*.part"))


def is_in_mid_film() -> bool:
    return any(part.stat().st_size for part in parts())


class Command:
    """The command, in mid-film, with every process below it known by a mark."""

    def __init__(self, *arguments: str) -> None:
        self._mark = f"STEEPEST_TEST={uuid4()}"
        name, _, value = self._mark.partition("=")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "render", *arguments],
            env={**os.environ, name: value},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def processes(self) -> list[int]:
        found = []
        for folder in Path("/proc").iterdir():
            try:
                if (
                    folder.name.isdigit()
                    and self._mark.encode() in (folder / "environ").read_bytes()
                ):
                    found.append(int(folder.name))
            except OSError:
                continue  # it ended meanwhile
        return found

    def kill(self) -> None:
        for process in self.processes():
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self.process.communicate()


@pytest.fixture
def heard() -> Iterator[None]:
    """Commands hear SIGINT, even where the tests themselves run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def start(write: Write, tiny: Tiny, heard: None) -> Iterator[Callable[..., Command]]:  # noqa: ARG001
    """Starts a command and waits until it writes the film; an older film is there."""
    started = []

    def command(*arguments: str) -> Command:
        write("long", tiny(views="Landscape(turn=90)", duration=600))
        FILM.parent.mkdir()
        FILM.write_bytes(b"an older film")
        os.utime(FILM, (0, 0))
        started.append(Command(*arguments))
        assert until(is_in_mid_film), "the film was not begun"
        return started[0]

    yield command
    for one in started:
        one.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("arguments", [RENDER, BUILD], ids=["render", "build"])
def test_signal_in_mid_film_leaves_the_older_film_and_nothing_else(
    start: Callable[..., Command], arguments: list[str], number: signal.Signals
) -> None:
    command = start(*arguments)
    command.process.send_signal(number)
    said, told = command.process.communicate(timeout=MOST)
    assert command.process.returncode == 128 + number
    assert (said, told) == ("", "interrupted\n")
    assert command.processes() == []
    assert [path.name for path in FILM.parent.iterdir()] == [FILM.name]
    assert FILM.read_bytes() == b"an older film"


def test_killed_build_takes_its_films_with_it(start: Callable[..., Command]) -> None:
    command = start(*BUILD)
    assert len(command.processes()) > 1
    command.process.kill()
    command.process.communicate(timeout=MOST)
    assert until(lambda: not command.processes())
    assert parts() == []
    assert FILM.read_bytes() == b"an older film"


def test_killed_build_takes_a_scene_that_never_ends_with_it(write: Write) -> None:
    write("endless", "open('begun', 'w').close()\nwhile True:\n    pass")
    command = Command("build", "endless")
    try:
        assert until(Path("begun").exists)
        command.process.kill()
        command.process.communicate(timeout=MOST)
        assert until(lambda: not command.processes())
    finally:
        command.kill()


def test_ignored_hang_up_stays_ignored(write: Write, tiny: Tiny) -> None:
    write("valley", tiny())
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        command = Command("render", "valley", "-o", "clip.gif", "--size", "160x90")
    finally:
        signal.signal(signal.SIGHUP, before)
    while command.process.poll() is None:
        command.process.send_signal(signal.SIGHUP)
        time.sleep(0.02)
    command.process.communicate()
    assert command.process.returncode == 0
    assert Path("clip.gif").is_file()
