"""PageOn: a page that is open, and what it is yet to be sent."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field

MOST = 64 * 2**20
"""Bytes that may wait for a page that takes none; what comes then is for nobody."""


@dataclass(eq=False)
class PageOn:
    """A page; `heard` is the number of the last message that came from it."""

    heard: int = 0
    _waiting: deque[bytes] = field(default_factory=deque)
    _more: asyncio.Event = field(default_factory=asyncio.Event)
    _held: int = 0
    _given_up: bool = False

    def send(self, packet: bytes) -> None:
        """It is sent, after those before it."""
        if self._held + len(packet) > MOST:
            self._given_up = True
            return
        self._waiting.append(packet)
        self._held += len(packet)
        self._more.set()

    async def next(self) -> bytes | None:
        """What is to be sent now; None where too much has waited."""
        while not self._waiting and not self._given_up:
            self._more.clear()
            await self._more.wait()
        if self._given_up:
            return None
        packet = self._waiting.popleft()
        self._held -= len(packet)
        return packet
