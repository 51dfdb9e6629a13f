"""Signals at any moment: the exit status, one word, the earlier film, and nothing left behind."""

import os
import pty
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from trial import MOST, Ran, Trial, tiny, until

soak = pytest.mark.soak
SMALL = ("--size", "320x180")
LONG = tiny(views="Landscape(turn=90)", duration=600)
WAYS = {
    "mp4": ("render", "long", "-o", "clip.mp4", *SMALL),
    "gif": ("render", "long", "-o", "clip.gif", *SMALL),
    "still": ("still", "long", "-o", "clip.png"),
    "build": ("build", "long"),
    "stills": ("build", "--stills", "long"),
    "remake": ("remake", "made.png", "-o", "clip.png", "--yes"),
}
OUTPUTS = ("clip.gif", "clip.png", "outputs/long-landscape.mp4", "outputs/long-landscape.gif")
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.fixture
def long(trial: Trial) -> Trial:
    """A film that takes minutes, with earlier outputs for all that is made of it."""
    trial.scene(LONG, name="long")
    for output in OUTPUTS:
        trial.stands(output)
    return trial


def is_interrupted(trial: Trial, ran: Ran, number: int) -> None:
    assert (ran.status, ran.said, ran.told) == (128 + number, "", "interrupted\n")
    # At once, not only after a while: nothing goes on behind the user's back.
    assert trial.processes() == []
    trial.left_nothing()


@pytest.mark.parametrize(
    ("way", "number"),
    [
        pytest.param(way, number, marks=() if (way, number) in quick else soak)
        for quick in [{("mp4", signal.SIGINT), ("build", signal.SIGTERM)}]
        for way in ("mp4", "gif", "build")
        for number in ENDING
    ],
)
def test_a_signal_in_mid_film_leaves_the_earlier_film_and_nothing_else(
    long: Trial, way: str, number: int
) -> None:
    running = long.begin(*WAYS[way])
    assert until(long.is_writing)
    running.send_signal(number)
    is_interrupted(long, long.ended(running), number)


def hears(process: int) -> bool:
    """Whether the process has a handler of its own for SIGTERM, as the command has once begun."""
    with suppress(OSError):
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
        caught = next(line for line in lines if line.startswith("SigCgt"))
        return bool(int(caught.split()[1], 16) >> (signal.SIGTERM - 1) & 1)
    return False


@soak
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", range(20))
def test_a_signal_at_a_random_moment_leaves_nothing(long: Trial, way: str, seed: int) -> None:
    if way == "remake":
        assert long.run("still", "long", "-o", "made.png").status == 0
    random = np.random.default_rng([seed, sorted(WAYS).index(way)])
    number = ENDING[random.integers(3)]
    running = long.begin(*WAYS[way])
    assert until(lambda: hears(running.pid))
    with suppress(subprocess.TimeoutExpired):
        running.wait(random.uniform(0, 4))
    done = running.poll() is not None
    running.send_signal(number)
    if way in {"still", "stills", "remake"}:
        ran = long.ended(running)
        # It may have come to its end: then every file is whole.
        assert ran.status in ({0} if done else {0, 128 + number})
        for path in (long.folder / output for output in OUTPUTS if output.endswith(".png")):
            if path.read_bytes() != long.earlier[path]:
                assert path.read_bytes().endswith(b"IEND\xaeB`\x82")
                long.earlier[path] = path.read_bytes()
        assert long.processes() == []
        long.left_nothing()
    else:
        is_interrupted(long, long.ended(running), number)


SLOW = """
import time
from dataclasses import dataclass
from pathlib import Path

from render import Clock, Contour, Scene
from surfaces import saddle

MARK = Path("begun").absolute()


@dataclass(frozen=True)
class Slow:
    label: str = "Slow"

    def start(self, position):
        return None

    def step(self, gradient, position, state):
        try:
            MARK.touch()
            time.sleep(100)
        finally:
            time.sleep(8)


scene = Scene(
    title="Slow to end", surface=saddle, starts=[(0.5, 0.1)], optimizers=[Slow()], steps=4,
    views=[Contour()], clock=Clock(0.2),
)
"""


@soak
def test_a_build_ends_only_after_its_films_however_slowly_they_end(trial: Trial) -> None:
    trial.scene(SLOW, name="slow")
    running = trial.begin("build", "slow")
    assert until((trial.folder / "begun").exists)
    running.send_signal(signal.SIGINT)
    is_interrupted(trial, trial.ended(running), signal.SIGINT)


@soak
def test_two_signals_in_a_row_end_it_once(long: Trial) -> None:
    running = long.begin(*WAYS["build"])
    assert until(long.is_writing)
    running.send_signal(signal.SIGINT)
    running.send_signal(signal.SIGTERM)
    running.send_signal(signal.SIGINT)
    ran = long.ended(running)
    assert ran.status in {130, 143}
    assert ran.told == "interrupted\n"
    assert long.processes() == []
    long.left_nothing()


@soak
def test_a_signal_while_kernels_are_compiled_ends_it(long: Trial) -> None:
    cold = {"NUMBA_CACHE_DIR": str(long.folder / "cold")}
    running = long.begin(*WAYS["mp4"], environment=cold)
    assert until((long.folder / "cold").exists)
    running.send_signal(signal.SIGINT)
    is_interrupted(long, long.ended(running), signal.SIGINT)


@soak
@pytest.mark.parametrize("wait", [0.0, 0.05, 0.1, 0.2])
def test_a_signal_before_the_command_has_begun_ends_it_without_a_trace(
    long: Trial, wait: float
) -> None:
    running = long.begin(*WAYS["mp4"])
    with suppress(subprocess.TimeoutExpired):
        running.wait(wait)
    running.send_signal(signal.SIGTERM)
    assert long.ended(running).status in {143, -signal.SIGTERM}
    long.left_nothing()


@soak
@pytest.mark.parametrize("way", ["mp4", "build"])
def test_ctrl_c_at_a_terminal_reaches_the_whole_group_and_ends_it(long: Trial, way: str) -> None:
    name, _, value = long._mark.partition("=")
    child, terminal = pty.fork()
    if not child:
        os.chdir(long.folder)
        own = {name: value, "TMPDIR": str(long.temporary)}
        os.execve(
            sys.executable, [sys.executable, "-m", "render", *WAYS[way]], {**os.environ, **own}
        )
    assert until(long.is_writing)
    os.write(terminal, b"\x03")
    shown = b""
    with suppress(OSError):  # the terminal is gone with the last process
        while more := os.read(terminal, 65536):
            shown += more
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 130
    assert b"interrupted" in shown
    assert b"Traceback" not in shown
    assert long.processes() == []
    long.left_nothing()


@soak
@pytest.mark.parametrize("way", ["mp4", "gif", "build"])
def test_what_a_killed_command_leaves_ends_by_itself_and_the_next_run_clears_it(
    long: Trial, way: str
) -> None:
    kept = long.stands(".other.mp4.0a1b2c3d.part")
    running = long.begin(*WAYS[way])
    assert until(lambda: len(long.parts()) > 1 and long.is_writing())
    running.kill()
    assert long.ended(running).status == -signal.SIGKILL
    assert until(lambda: not long.processes())
    for path, content in long.earlier.items():
        assert path.read_bytes() == content
    long.scene(tiny(views="Landscape()"), name="long")
    ran = long.run(*WAYS[way])
    assert ran.status == 0
    assert long.parts() == [kept]


@soak
def test_a_command_that_is_stopped_and_continued_makes_its_film(trial: Trial) -> None:
    trial.scene(tiny(views="Landscape(turn=90)", duration=4))
    running = trial.begin("render", "valley", "-o", "new.mp4", *SMALL)
    assert until(trial.is_writing)
    running.send_signal(signal.SIGSTOP)
    time.sleep(1)  # longer than any step of its work
    running.send_signal(signal.SIGCONT)
    ran = trial.ended(running)
    assert (ran.status, ran.lines) == (0, [])
    trial.left_nothing()


@soak
@pytest.mark.parametrize("way", ["mp4", "still"])
def test_a_reader_that_has_gone_changes_no_file_and_leaves_nothing(trial: Trial, way: str) -> None:
    trial.scene(tiny(), name="long")
    trial.earlier.clear()
    running = trial.begin(*WAYS[way])
    assert running.stdout is not None
    running.stdout.close()
    assert running.stderr is not None
    with running.stderr as stderr:
        told = stderr.read()
    assert running.wait(MOST) in {0, 1}
    assert "Traceback" not in told
    trial.left_nothing()


@soak
def test_a_killed_build_takes_a_scene_that_never_ends_with_it(trial: Trial) -> None:
    trial.scene("open('begun', 'w').close()\nwhile True:\n    pass", name="endless")
    running = trial.begin("build", "endless")
    assert until((trial.folder / "begun").exists)
    running.kill()
    trial.ended(running)
    assert until(lambda: not trial.processes())


def test_an_ignored_hang_up_stays_ignored(trial: Trial) -> None:
    trial.scene()
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        running = trial.begin("render", "valley", "-o", "new.gif", "--size", "160x90")
    finally:
        signal.signal(signal.SIGHUP, before)
    while running.poll() is None:
        running.send_signal(signal.SIGHUP)
        time.sleep(0.02)
    assert trial.ended(running).status == 0
    assert (trial.folder / "new.gif").is_file()
