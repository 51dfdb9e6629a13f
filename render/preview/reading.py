"""read_anew(): a scene is read when its file is saved, by a process that waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from render.dependencies.sources import PACKAGES
from render.preview.session import Session
from render.preview.table import Table
from render.preview.telling import Told
from render.preview.worker import GoneError, Worker


@dataclass(eq=False)
class Reader:
    """Reads the scene for a session: in a process that has loaded all that no scene is without.

    path: the scene's file, absolute; start: starts a process
    files: what the scene was last read from, absolute; found: they are others
    """

    session: Session
    path: Path
    start: Callable[[], Awaitable[Worker]]
    files: frozenset[Path] = frozenset()
    found: asyncio.Event = field(default_factory=asyncio.Event)
    _spare: Worker | None = None

    def saved(self, files: Iterable[Path]) -> None:
        """Files that have changed: the scene is to be read anew, if they are of those it rests on.

        While it cannot be read, any source may be the one that was missing.
        """
        changed = set(files)
        failed = bool(self.session.fault)
        if not changed & {self.path, *self.files} and not (
            failed and any(f.suffix == ".py" for f in changed)
        ):
            return
        if self._spare is not None and any(map(_is_loaded_at_once, changed)):
            self.session.end(self._spare)
            self._spare = None
        self.session.again.set()

    async def read(self) -> None:
        """Reads it, and again whenever that is to be, for ever; the newest reading alone ends."""
        again = self.session.again
        again.set()
        while True:
            await again.wait()
            again.clear()
            reading = asyncio.create_task(self._once())
            renewed = asyncio.create_task(again.wait())
            try:
                await asyncio.wait({reading, renewed}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in (reading, renewed):
                    task.cancel()
                await asyncio.wait({reading, renewed})
            if not reading.cancelled():
                reading.result()  # what it raised is no fault of the scene's

    async def close(self) -> None:
        """Nothing is held any more."""
        if self._spare is not None:
            self.session.end(self._spare)
            self._spare = None

    async def _once(self) -> None:
        held, self._spare = self._spare or await self.start(), None
        worker: Worker | None = held
        try:
            table, film = None, None
            async for told in held.read():
                self._hear(told)
                if told.kind == "ready":
                    table = Table.told(told.details["table"])
                elif told.kind == "packet":
                    film = told.content
            if table is not None and film is not None:
                self.session.show(held, table, film)
                worker = None
        except GoneError as error:
            if str(error):
                self.session.fail(str(error))
        finally:
            if worker is not None:
                self.session.end(worker)
        if self._spare is None:
            self._spare = await self.start()

    def _hear(self, told: Told) -> None:
        if "read" in told.details:
            files = frozenset(map(Path, told.details["read"]))
            # What a failed reading did not come to may be what is mended.
            self.files = files if told.kind == "ready" else self.files | files
            self.found.set()
        if told.kind == "error":
            self.session.fail(str(told.details["message"]))


def _is_loaded_at_once(file: Path) -> bool:
    """Whether a process has it before it reads a scene."""
    return any(file.is_relative_to(package) for package in PACKAGES)
