"""Worker: the process that holds a scene, as the one that serves it sees it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from asyncio import StreamReader, StreamReaderProtocol
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from render.jobs.child import end
from render.preview.telling import LINE, Told, head_of
from render.preview.wish import Wishes
from render.system.stopping import held

BESIDES = 10.0
"""Seconds that a process is given beyond its own limit, by which it ends itself."""


class GoneError(Exception):
    """The process is over, or not to be understood; it says why."""


@dataclass(frozen=True, eq=False)
class Worker:
    """A child that has loaded all but the scene, or holds it.

    limit: seconds that each answer may take
    """

    path: Path
    process: subprocess.Popen[bytes]
    requests: int
    answers: StreamReader
    limit: float
    reading: tuple[asyncio.Task[None], ...]
    transports: tuple[asyncio.BaseTransport, ...]

    @classmethod
    async def of(
        cls, scene: str, path: Path, *, limit: float, note: Callable[[str], None]
    ) -> Worker:
        """A new one, which waits for `read`; what its scene prints is noted.

        Raises OSError where the system has no process or descriptor left.
        """
        theirs, ours = os.pipe()
        words = ("-m", "render", "hold", f"--requests={theirs}", f"--limit={limit}", "--", scene)
        try:
            with held():  # a signal in between would leave a child that no one knows
                process = subprocess.Popen(
                    # -P: a folder called render where the command runs is not this package.
                    [sys.executable, "-P", *words],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    bufsize=0,
                    pass_fds=(theirs,),
                    start_new_session=True,
                )
        except OSError:
            os.close(ours)
            raise
        finally:
            os.close(theirs)
        assert process.stdout is not None
        assert process.stderr is not None
        answers, first = await _reader(process.stdout, LINE)
        words_said, second = await _reader(process.stderr, LINE)
        noting = asyncio.create_task(_noted(words_said, note))
        return cls(path, process, ours, answers, limit, (noting,), (first, second))

    @property
    def stderr(self) -> IO[bytes]:
        """Where its words come."""
        assert self.process.stderr is not None
        return self.process.stderr

    def read(self) -> AsyncIterator[Told]:
        """Has it read the scene, and gives what it tells of it."""
        return self._asked(b"\n")

    def ask(self, wishes: Wishes) -> AsyncIterator[Told]:
        """Has it do what is wished, and gives what it tells; one thing at a time."""
        return self._asked(json.dumps(wishes.message()).encode() + b"\n")

    async def _asked(self, line: bytes) -> AsyncIterator[Told]:
        """All that is told until it is done. Raises GoneError where nothing more can come."""
        try:
            os.write(self.requests, line)
        except OSError as error:
            raise GoneError(await self._death()) from error
        while True:
            try:
                async with asyncio.timeout(self.limit + BESIDES):
                    told = await self._next()
            except TimeoutError:
                why = f"did not answer in {self.limit + BESIDES:g} s and was ended"
                raise GoneError(f"{self.path}: {why}; save it to begin again") from None
            except asyncio.IncompleteReadError:
                raise GoneError(await self._death()) from None
            except ValueError:
                why = "wrote to a pipe that is not its own"
                raise GoneError(f"{self.path}: {why}") from None
            if told.kind == "done":
                return
            yield told
            if told.details.get("fatal"):
                raise GoneError("")

    async def _next(self) -> Told:
        line = await self.answers.readuntil(b"\n")
        kind, length, details = head_of(line)
        return Told(kind, details, await self.answers.readexactly(length))

    async def _death(self) -> str:
        """Why it is over, once it is."""
        try:
            status = await asyncio.to_thread(self.process.wait, 5.0)
        except subprocess.TimeoutExpired:
            return f"{self.path}: closed the pipe of its news; save it to begin again"
        how = f"was killed by {_signal(-status)}" if status < 0 else f"ended with status {status}"
        return f"{self.path}: its process {how}; save it to begin again"

    async def close(self) -> None:
        """Ends it and all that it started, within seconds."""
        for task in self.reading:
            task.cancel()
        for transport in self.transports:
            transport.close()
        await asyncio.sleep(
            0
        )  # they are closed at the loop's next turn, and no thread may be first
        os.close(self.requests)
        await asyncio.to_thread(end, [self])
        if self.process.stdin is not None:
            self.process.stdin.close()


async def _reader(pipe: IO[bytes], limit: int) -> tuple[StreamReader, asyncio.BaseTransport]:
    reader = StreamReader(limit=limit)
    loop = asyncio.get_running_loop()
    transport, _ = await loop.connect_read_pipe(lambda: StreamReaderProtocol(reader), pipe)
    return reader, transport


async def _noted(words: StreamReader, note: Callable[[str], None]) -> None:
    """Each line that comes; of one without end, portions."""
    while True:
        try:
            line = await words.readuntil(b"\n")
        except asyncio.LimitOverrunError as error:
            line = await words.readexactly(error.consumed)
        except asyncio.IncompleteReadError as error:
            line = error.partial
            if not line:
                return
        note(line.decode(errors="replace").rstrip("\n"))


def _signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
