"""Jobs in child processes: what happens where the system has nothing left."""

import errno
import fcntl
import os
import sys
import termios
import time
from collections import deque
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from render.jobs.child import WORDS, Child
from render.jobs.job import Ended, Job, News
from render.jobs.worker import run

SCENES = [Job(f"{name}.py", ("inspect", "--", f"{name}.py"), "inspected", 60, "") for name in "abc"]


def events(jobs: Sequence[Job]) -> list[News | Ended]:
    with closing(run(deque(jobs), admit=lambda running, _: len(running) < 3)) as found:
        return list(found)


def refuses_beside(most: int, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system has room for so many children at once."""
    started: list[Child] = []
    start = Child.of

    def refused(job: Job) -> Child:
        if sum(child.process.returncode is None for child in started) >= most:
            raise OSError(number, os.strerror(number))
        started.append(start(job))
        return started[-1]

    monkeypatch.setattr(Child, "of", refused)


@pytest.mark.parametrize("number", [errno.EAGAIN, errno.EMFILE, errno.ENOMEM])
def test_a_job_that_finds_no_process_left_waits_for_another_to_end(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    refuses_beside(1, number, monkeypatch)
    ended = [event for event in events(SCENES) if isinstance(event, Ended)]
    assert [event.error for event in ended] == [f"no scene file '{name}.py'" for name in "abc"]


def test_a_job_that_finds_no_process_left_and_none_running_fails_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refuses_beside(0, errno.EAGAIN, monkeypatch)
    told = "cannot start its process: Resource temporarily unavailable; end other processes, "
    told += "or allow more of them (ulimit -u)"
    assert events(SCENES) == [Ended(job, {}, f"{job.subject}: {told}") for job in SCENES]


def test_of_what_a_child_says_the_last_whole_lines_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONWARNINGS", "x" * 3 * WORDS)
    child = Child.of(SCENES[0])
    while child.process.poll() is None:
        list(child.news())
        time.sleep(0.01)
    list(child.news())
    assert len(child.ended().words) <= WORDS
    child.close()


DEAF = "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
FLOOD = """
import os
def say():
    try: os.write(2, b'words' * 99)
    except OSError: pass
try:
    while True: say()
finally:
    say()
"""


@pytest.mark.parametrize(("before", "grace", "status"), [("", 2.4, 143), (DEAF, 0.2, -9)])
def test_closing_the_iterator_ends_a_child_that_floods(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, grace: float, status: int
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("render.jobs.child.GRACE", grace)
    (tmp_path / "a.py").write_text(before + FLOOD)
    started: list[Child] = []
    start = Child.of

    def stopped_when_full(running: Sequence[Child]) -> None:
        waiting = fcntl.ioctl(running[0].stderr, termios.FIONREAD, b"1234")
        if int.from_bytes(waiting, sys.byteorder) > 60_000:
            raise KeyboardInterrupt
        time.sleep(0.01)

    monkeypatch.setattr(Child, "of", lambda job: started.append(start(job)) or started[-1])
    monkeypatch.setattr(Child, "news", lambda _: ())
    monkeypatch.setattr("render.jobs.worker._wait", stopped_when_full)
    with pytest.raises(KeyboardInterrupt):
        next(run(deque(SCENES[:1]), admit=lambda *_: True))
    assert started[0].process.returncode == status
