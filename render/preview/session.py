"""Session: the scene that all pages show, and what is still to be done for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from render.preview.page_on import PageOn
from render.preview.stamped import packet_of, stamped
from render.preview.table import Table
from render.preview.telling import Told
from render.preview.wish import RefusedError, Wishes, asked
from render.preview.worker import GoneError, Worker

QUIET = 0.3
"""Seconds without a wish after which it is told anew what happens."""


@dataclass(eq=False)
class Session:
    """One scene, and the pages that show it; what one tunes, all show.

    note: tells whoever runs the command; again: has the file read again
    """

    note: Callable[[str], None]
    again: asyncio.Event = field(default_factory=asyncio.Event)
    error: str | None = None
    pages: set[PageOn] = field(default_factory=set)
    _copying: set[PageOn] = field(default_factory=set)
    _worker: Worker | None = None
    _tables: tuple[Table | None, Table | None] = (None, None)
    _film: bytes | None = None
    _stale: bool = False
    _unsaid: bool = False
    _wishes: Wishes = field(default_factory=Wishes)
    _wanted: asyncio.Event = field(default_factory=asyncio.Event)
    _ending: set[asyncio.Task[None]] = field(default_factory=set)

    def join(self, page: PageOn) -> None:
        """A page that is shown what there is, and from now on what changes."""
        self.pages.add(page)
        if self._stale and self._worker is not None:
            self._want(Wishes(whole=True))
        elif self._film is not None:
            page.send(self._film)
        if self.error is not None:
            page.send(packet_of({"kind": "error", "message": self.error}))

    def leave(self, page: PageOn) -> None:
        """A page that is closed."""
        self.pages.discard(page)
        self._copying.discard(page)

    def hear(self, text: str | bytes, page: PageOn) -> None:
        """What a page's message asks for is done after what is being done, the newest alone.

        Raises RefusedError for what no page of ours asks. What could be asked of the scene as it
        was before its file was read again may still be on its way, and is not done.
        """
        table, before = self._tables
        try:
            wishes, serial = asked(text, table)
        except RefusedError:
            if before is None:
                raise
            asked(text, before)
            return
        page.heard = page.heard if serial is None else serial
        if wishes.copy:
            self._copying.add(page)
        if wishes.reset and self._worker is None:
            self.again.set()
        else:
            self._want(wishes)

    def show(self, worker: Worker, table: Table, film: bytes) -> None:
        """A scene that has been read takes the place of the one before, whose process is ended."""
        if self._worker is not None:
            self.end(self._worker)
        self._worker, self._film, self._stale = worker, film, False
        self._tables = (table, self._tables[0])
        self._wishes, self.error, self._unsaid = Wishes(), None, False
        self._send(film)

    def fail(self, message: str) -> None:
        """What is wrong; what was shown last stays."""
        self.error = message
        for line in message.splitlines():
            self.note(line)
        self._send(packet_of({"kind": "error", "message": message}))

    def end(self, worker: Worker) -> None:
        """A process that is no longer needed is ended meanwhile."""
        task = asyncio.create_task(worker.close())
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)

    async def close(self) -> None:
        """Nothing is held any more, and all processes are over."""
        if self._worker is not None:
            self.end(self._worker)
            self._worker = None
        while self._ending:
            await asyncio.wait(set(self._ending))

    async def fulfil(self) -> None:
        """Does what is wished, for ever."""
        while True:
            try:
                await asyncio.wait_for(self._wanted.wait(), QUIET if self._unsaid else None)
            except TimeoutError:
                self._unsaid = False
                self._wishes = self._wishes.then(Wishes(captions=True))
            self._wanted.clear()
            wishes, self._wishes = self._wishes, Wishes()
            if self._worker is not None:
                await self._fulfilled(wishes, self._worker)

    async def _fulfilled(self, wishes: Wishes, worker: Worker) -> None:
        heard = {page: page.heard for page in self.pages}
        copying, self._copying = self._copying, set()
        if self.error is not None and wishes.changes:  # a whole scene takes the error away
            wishes = wishes.then(Wishes(whole=True))
        try:
            async for told in worker.ask(wishes):
                if worker is not self._worker:  # another has taken its place meanwhile
                    continue
                match told.kind, told.details:
                    case "source", details:
                        for page in copying & self.pages:
                            page.send(packet_of({"kind": "source", "text": details["text"]}))
                    case "packet", {"of": what}:
                        self._tell(str(what), told, heard)
                    case "error", {"message": str(message)}:
                        self.fail(message)
        except GoneError as error:
            if worker is self._worker:
                self._worker = None
                self.end(worker)
                if str(error):
                    self.fail(str(error))

    def _tell(self, what: str, told: Told, heard: dict[PageOn, int]) -> None:
        if what == "scene":
            self._film, self._stale, self.error = told.content, False, None
        else:
            self._stale = True
            self._unsaid = what == "update"
        for page in self.pages & heard.keys():
            page.send(stamped(told.content, heard[page]))

    def _send(self, packet: bytes) -> None:
        for page in self.pages:
            page.send(packet)

    def _want(self, wishes: Wishes) -> None:
        self._wishes = self._wishes.then(wishes)
        self._wanted.set()
