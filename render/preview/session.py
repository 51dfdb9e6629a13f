"""Session: the scene that all pages show, and what is still to be done for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field

from render.preview.page_on import PageOn
from render.preview.stamped import packet_of, stamped
from render.preview.table import Table
from render.preview.wish import RefusedError, UnfitError, Wishes, asked
from render.preview.worker import GoneError, Worker

NOTHING = {"kind": "error", "message": ""}
"""Takes back what a page says to be wrong."""

QUIET = 0.3
"""Seconds without a wish after which it is told anew what happens."""


@dataclass(eq=False)
class Session:
    """One scene, and the pages that show it; what one tunes, all show.

    note: tells whoever runs the command; again: has the file read again
    fault: why the file could not be read as it is now; refused: why the last wish could not be done
    """

    note: Callable[[str], None]
    again: asyncio.Event = field(default_factory=asyncio.Event)
    fault: str = ""
    refused: str = ""
    pages: set[PageOn] = field(default_factory=set)
    _joining: set[PageOn] = field(default_factory=set)
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
            self._joining.add(page)
            self._want(Wishes(whole=True))
        elif self._film is not None:
            page.send(self._film)
        if told := self._error():
            page.send(told)

    def leave(self, page: PageOn) -> None:
        """A page that is closed."""
        for pages in (self.pages, self._joining, self._copying):
            pages.discard(page)

    def hear(self, text: str | bytes, page: PageOn) -> None:
        """What a page's message asks for is done after what is being done, the newest alone.

        Raises RefusedError for what no page of ours asks. A number that a parameter cannot be is
        told as what is wrong, as a reader may have written it. What could be asked
        of the scene as it was before it was read again may still be on its way, and is not done.
        """
        table, before = self._tables
        try:
            wishes, serial = asked(text, table)
        except UnfitError as error:
            self.fail(str(error), walking=True)
            return
        except RefusedError:
            if before is None or not _is_asked_of(text, before):
                raise
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
        self._wishes, self.fault, self.refused, self._unsaid = Wishes(), "", "", False
        self._send(film)

    def fail(self, message: str, *, walking: bool = False) -> None:
        """What is wrong with the file, or with the last wish; what was shown last stays."""
        if walking:
            self.refused = message
        else:
            self.fault = message
        for line in message.splitlines():
            self.note(line)
        self._send(self._error() or packet_of(NOTHING))

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
                async with asyncio.timeout(QUIET if self._unsaid else None):
                    await self._wanted.wait()
            except TimeoutError:
                self._unsaid = False
                self._wishes = self._wishes.then(Wishes(captions=True))
            self._wanted.clear()
            wishes, self._wishes = self._wishes, Wishes()
            if self._worker is not None:
                await self._fulfilled(wishes, self._worker)

    async def _fulfilled(self, wishes: Wishes, worker: Worker) -> None:
        heard = {page: page.heard for page in self.pages}
        joining, self._joining = self._joining, set()
        copying, self._copying = self._copying, set()
        failed = False
        try:
            async for told in worker.ask(wishes):
                if worker is not self._worker:  # another has taken its place meanwhile
                    continue
                match told.kind, told.details:
                    case "source", {"text": str(text)}:
                        self._send(packet_of({"kind": "source", "text": text}), copying)
                    case "packet", {"of": "scene"}:
                        self._send(told.content, joining)
                    case "packet", {"of": what}:
                        self._stale, self._unsaid = True, what == "update"
                        self._update(told.content, heard)
                    case "error", {"message": str(message)}:
                        failed = True
                        self.fail(message, walking=True)
        except GoneError as error:
            failed = True
            if worker is self._worker:
                self._worker = None
                self.end(worker)
                if str(error):
                    self.fail(str(error), walking=True)
        if wishes.changes and self.refused and not failed:
            self.fail("", walking=True)

    def _update(self, packet: bytes, heard: Mapping[PageOn, int]) -> None:
        for page in self.pages & heard.keys():
            page.send(stamped(packet, heard[page]))

    def _error(self) -> bytes | None:
        """What is wrong, for a page; None where nothing is."""
        told = "\n".join(dict.fromkeys(filter(None, (self.fault, self.refused))))
        return packet_of({"kind": "error", "message": told}) if told else None

    def _send(self, packet: bytes, pages: Set[PageOn] | None = None) -> None:
        for page in self.pages if pages is None else self.pages & pages:
            page.send(packet)

    def _want(self, wishes: Wishes) -> None:
        self._wishes = self._wishes.then(wishes)
        self._wanted.set()


def _is_asked_of(text: str | bytes, table: Table) -> bool:
    """Whether a page that shows the scene of that table asks so."""
    try:
        asked(text, table)
    except UnfitError:
        return True
    except RefusedError:
        return False
    return True
