"""preview(): a scene is served until a signal ends it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from render.preview.reading import Reader
from render.preview.serving import served
from render.preview.session import Session
from render.preview.watching import watched
from render.preview.worker import Worker
from render.system.stopping import ENDING, Stopped


@dataclass(frozen=True)
class Preview:
    """What is served: a scene, as the command was given it, and its file; seconds of patience."""

    scene: str
    path: Path
    port: int
    limit: float

    def serve(
        self,
        *,
        page: str,
        say: Callable[[str], None],
        note: Callable[[str], None],
        opened: Callable[[str], object],
    ) -> None:
        """Serves, until a signal ends it, which is raised as Stopped; no process is left.

        `page` is the HTML, `say` tells the address, `opened` is called with it.

        Raises OSError where the port cannot be had.
        """
        ended = asyncio.run(self._served(page, say, note, opened))
        raise Stopped(ended)

    async def _served(
        self,
        page: str,
        say: Callable[[str], None],
        note: Callable[[str], None],
        opened: Callable[[str], object],
    ) -> int:
        """Until a signal, whose number is given."""
        asked = _signals()
        session = Session(note)
        start = partial(Worker.of, self.scene, self.path, limit=self.limit, note=note)
        reader = Reader(session, self.path.absolute(), start)
        async with served(session, page, port=self.port) as guard:
            say(guard.address)
            opened(guard.address)
            tasks = [
                asyncio.create_task(work)
                for work in (reader.read(), watched(reader), session.fulfil())
            ]
            ends: list[asyncio.Future[Any]] = [asked, *tasks]
            try:
                await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in tasks:
                    task.cancel()
                found = await asyncio.gather(*tasks, return_exceptions=True)
                await reader.close()
                await session.close()
        if not asked.done():
            raise next(one for one in found if isinstance(one, Exception))
        return asked.result()


def _signals() -> asyncio.Future[int]:
    """What is given the number of the first signal that is to end the command."""
    loop = asyncio.get_running_loop()
    asked: asyncio.Future[int] = loop.create_future()

    def heard(number: int) -> None:
        if not asked.done():
            asked.set_result(number)

    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            loop.add_signal_handler(number, heard, number)
    return asked
