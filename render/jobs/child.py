"""Child: a process that runs one job; what it says is kept within bounds."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Protocol

from render.jobs.job import Ended, Job, Message

GRACE = 6.0
"""Seconds between asking a child to end and asking again, or making it."""

ASKED = 2
"""Times that a child is asked: an exception may be lost where it cannot be raised."""

WORDS = 20_000
"""How much of what a child wrote to standard error is kept, bytes from its end."""

PORTION = 2**20
"""How much of a pipe is read at once, bytes, and how long a line in it may be."""


@dataclass(eq=False)
class Child:
    """A job that runs.

    deadline: of the monotonic clock, seconds
    hung_up: whether it has closed the pipe of its news; quiet: that of its standard error
    """

    job: Job
    process: subprocess.Popen[bytes]
    deadline: float
    hung_up: bool = False
    quiet: bool = False
    error: str | None = None
    result: Message = field(default_factory=dict)
    _last: Message = field(default_factory=dict)
    _unread: bytes = b""
    _words: bytes = b""

    @classmethod
    def of(cls, job: Job) -> "Child":
        """Starts the job. Raises OSError where the system has no process or descriptor left."""
        process = subprocess.Popen(
            # -P: a folder called render where the command runs is not this package.
            [sys.executable, "-P", "-m", "render", *job.arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            start_new_session=True,
        )
        child = cls(job, process, time.monotonic() + job.limit)
        os.set_blocking(child.pipe.fileno(), False)
        os.set_blocking(child.stderr.fileno(), False)
        return child

    @property
    def pipe(self) -> IO[bytes]:
        """Where its news come."""
        assert self.process.stdout is not None
        return self.process.stdout

    @property
    def stderr(self) -> IO[bytes]:
        """Where its words come."""
        assert self.process.stderr is not None
        return self.process.stderr

    @property
    def heard(self) -> Sequence[IO[bytes]]:
        """The pipes on which something may still come."""
        return [] if self.hung_up else [self.pipe, *(() if self.quiet else (self.stderr,))]

    def news(self) -> Iterator[Message]:
        """The messages that have come; its words are taken too, and the last ones kept."""
        said, self.quiet = _portion(self.stderr)
        self._words = (self._words + said)[-WORDS:]
        told, self.hung_up = _portion(self.pipe)
        *lines, self._unread = (self._unread + told).split(b"\n")
        if len(self._unread) > PORTION:
            lines, self._unread = [*lines, self._unread], b""
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
            elif self.job.renewed and message != self._last:
                self.deadline = time.monotonic() + self.job.limit
            self._last = message
            yield message

    def ended(self) -> Ended:
        """What came of it, once its process is over."""
        words = self._words.decode(errors="replace")
        if len(self._words) == WORDS:
            words = words.partition("\n")[2]  # the first line is cut
        if self.error is not None or self.result:
            return Ended(self.job, self.result, self.error, words)
        return Ended(self.job, {}, self._death(words))

    def close(self) -> None:
        """Closes its pipes."""
        for file in (self.process.stdin, self.pipe, self.stderr):
            if file is not None:
                file.close()

    def _death(self, words: str) -> str:
        status = self.process.returncode
        if status < 0:
            return f"{self.job.subject}: its process was killed by {_signal_name(-status)}"
        said = [line.strip() for line in words.splitlines() if line.strip()]
        last_words = f": {said[-1]}" if said else ""
        return f"{self.job.subject}: its process ended with status {status}{last_words}"


class Started(Protocol):
    """A process that leads a session of its own, and where its words come."""

    @property
    def process(self) -> subprocess.Popen[bytes]: ...  # noqa: D102  # as Child has it

    @property
    def stderr(self) -> IO[bytes]: ...  # noqa: D102  # likewise


def end(children: Sequence[Started]) -> None:
    """Ends what still runs, asking first, and whatever else is in the children's sessions."""
    for child in children:
        child.stderr.close()  # nobody reads it meanwhile, and a full pipe would keep it waiting
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
        # Encoders have groups of their own in it.
        for number in _in_session(child.process.pid):
            with suppress(ProcessLookupError, PermissionError):
                os.kill(number, signal.SIGKILL)
        child.process.wait()


def _portion(pipe: IO[bytes]) -> tuple[bytes, bool]:
    """What has come through a pipe, PORTION at most, and whether its other end is closed."""
    chunks: list[bytes] = []
    length = 0
    while length < PORTION:
        try:
            chunk = os.read(pipe.fileno(), 65536)
        except BlockingIOError:
            break
        if not chunk:
            return b"".join(chunks), True
        chunks.append(chunk)
        length += len(chunk)
    return b"".join(chunks), False


def _message(line: bytes) -> Message | None:
    """What a child told; None where a scene wrote to its pipe instead."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return None
    is_ours = isinstance(message, dict) and isinstance(message.get("error", ""), str)
    return message if is_ours else None


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    # The session's number is the child's; gone, or on some systems forbidden, where it is empty.
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def _in_session(session: int) -> list[int]:
    """The processes of a session, where the system lists all in /proc; elsewhere none."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended
            if os.getsid(int(entry.name)) == session:
                found.append(int(entry.name))
    return found


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
