"""`steepest` in child processes: news from each, a limit on each, none left behind."""

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO, Any, TypeAlias

from render.stopping import held
from render.tail import Tail

GRACE = 6.0
"""Seconds between asking a child to end and asking again, or making it."""

ASKED = 2
"""Times that a child is asked: an exception may be lost where it cannot be raised."""

POLL = 0.5
"""Seconds after which a child's end is noticed even where something holds its pipe open."""

WORDS = 20_000
"""How much of what a child wrote to standard error is kept, bytes from its end."""

Message: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Job:
    """One run of the command as a child.

    subject: what the job's errors start with
    arguments: of the command; it must tell its progress as lines
    result: the key of the message without which the job has failed
    limit: seconds, to the end of the job or, where `renewed`, since it last told anything new
    late: what is said when the limit has passed
    """

    subject: str
    arguments: tuple[str, ...]
    result: str
    limit: float
    late: str
    renewed: bool = False


@dataclass(frozen=True)
class News:
    """A message from a job that runs."""

    job: Job
    message: Message


@dataclass(frozen=True)
class Ended:
    """A job is over; `error` is None where it gave its result, the message with that key.

    words: what it wrote to standard error; began: when it was started, nanoseconds of the clock
    """

    job: Job
    result: Message
    error: str | None
    words: str
    began: int


@dataclass(eq=False)
class _Child:
    job: Job
    process: subprocess.Popen[bytes]
    words: Tail
    began: int
    deadline: float
    unread: bytes = b""
    last: Message = field(default_factory=dict)
    error: str | None = None
    result: Message = field(default_factory=dict)
    hung_up: bool = False

    @property
    def pipe(self) -> IO[bytes]:
        assert self.process.stdout is not None
        return self.process.stdout

    def news(self) -> Iterator[Message]:
        with suppress(BlockingIOError):
            while chunk := os.read(self.pipe.fileno(), 65536):
                self.unread += chunk
            self.hung_up = True
        *lines, self.unread = self.unread.split(b"\n")
        for line in lines:
            message = _message(line)
            if message is None:
                self.error = f"{self.job.subject}: wrote to a pipe that is not its own"
                self.deadline = 0.0
                return
            self.error = message.get("error", self.error)
            if self.job.result in message:
                self.result = message
            if self.job.result in message or "error" in message:
                self.deadline = time.monotonic() + GRACE
            elif self.job.renewed and message != self.last:
                self.deadline = time.monotonic() + self.job.limit
            self.last = message
            yield message

    def ended(self) -> Ended:
        words = self.words.read().decode(errors="replace")
        return Ended(self.job, self.result, self._fault(words), words, self.began)

    def close(self) -> None:
        for file in (self.process.stdin, self.pipe):
            if file is not None:
                file.close()

    def _fault(self, words: str) -> str | None:
        if self.error is not None:
            return self.error
        if self.result:
            return None
        status = self.process.returncode
        if status < 0:
            return f"{self.job.subject}: its process was killed by {_signal_name(-status)}"
        said = [line.strip() for line in words.splitlines() if line.strip()]
        last_words = f": {said[-1]}" if said else ""
        return f"{self.job.subject}: its process ended with status {status}{last_words}"


def run(
    pending: deque[Job], *, admit: Callable[[Sequence[Job], Job], bool]
) -> Generator[News | Ended, None, None]:
    """Runs the jobs, and those that the caller appends meanwhile, and yields what happens.

    `admit` says whether a job may start beside those that run. Closing the iterator, as an
    interrupt does, ends every child and all that it started, within GRACE seconds.
    """
    running: list[_Child] = []
    try:
        while pending or running:
            for job in tuple(pending):
                if admit([child.job for child in running], job):
                    pending.remove(job)
                    with held():
                        running.append(_start(job))
            _wait(running)
            for child in tuple(running):
                over = child.process.poll() is not None
                late = not over and time.monotonic() > child.deadline
                for message in child.news():
                    yield News(child.job, message)
                if over or late:
                    _end([child])
                    if late and not child.result and child.error is None:
                        child.error = f"{child.job.subject}: {child.job.late}"
                    yield child.ended()
                    running.remove(child)
                    child.close()
    finally:
        with held():  # also from being asked once more: _end is bounded
            _end(running)
        for child in running:
            child.close()


def _start(job: Job) -> _Child:
    began = time.time_ns()
    process = subprocess.Popen(
        # -P: a folder called render where the command runs is not this package.
        [sys.executable, "-P", "-m", "render", *job.arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stderr is not None
    words = Tail(process.stderr, length=WORDS)
    child = _Child(job, process, words, began, time.monotonic() + job.limit)
    os.set_blocking(child.pipe.fileno(), False)
    return child


def _wait(running: Sequence[_Child]) -> None:
    """Until one has news, or may have ended."""
    hung_up = [child for child in running if child.hung_up]
    with selectors.DefaultSelector() as selector:
        for child in running:
            if not child.hung_up:
                selector.register(child.pipe, selectors.EVENT_READ)
        selector.select(0.02 if hung_up else POLL)


def _end(children: Sequence[_Child]) -> None:
    """Ends what still runs, asking first, and whatever else is in the children's sessions."""
    for _ in range(ASKED):
        alive = [child.process for child in children if child.process.poll() is None]
        for process in alive:
            _signal_group(process, signal.SIGTERM)
        until = time.monotonic() + GRACE
        for process in alive:
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0.0, until - time.monotonic()))
    for child in children:
        _signal_group(child.process, signal.SIGKILL)
        child.process.wait()


def _message(line: bytes) -> Message | None:
    """What a child told; None where a scene wrote to its pipe instead."""
    try:
        message = json.loads(line)
    except ValueError:
        return None
    return message if isinstance(message, dict) else None


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    # The session's number is the child's; gone, or on some systems forbidden, where it is empty.
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
