"""served(): the page and its socket, on this machine alone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING

from render.preview.guard import PAGE, Guard, headers_of
from render.preview.page_on import PageOn
from render.preview.session import Session
from render.preview.wish import LONGEST, RefusedError

if TYPE_CHECKING:
    from websockets.asyncio.server import ServerConnection
    from websockets.http11 import Request, Response

HOST = "127.0.0.1"

REFUSED, SLOW = 1008, 1013
"""What a socket is closed with: a message that no page sends, a page that takes nothing."""

PAGES = 16
"""Pages that may be open at once."""


@asynccontextmanager
async def served(session: Session, page: str, *, port: int) -> AsyncIterator[Guard]:
    """Serves inside; gives the guard, which knows the address.

    `page` is the HTML. Port 0 is any that is free.

    Raises OSError where the port cannot be had.
    """
    from websockets.asyncio.server import serve

    guards: list[Guard] = []

    def answered(connection: ServerConnection, request: Request) -> Response | None:
        return _answered(connection, request, guard=guards[0], page=page)

    async def talked(connection: ServerConnection) -> None:
        await _talked(connection, session)

    quiet = logging.getLogger("steepest.preview")
    quiet.propagate = False  # who connects and leaves is nothing that whoever runs it need know
    quiet.addHandler(logging.NullHandler())
    async with serve(
        talked,
        HOST,
        port,
        process_request=answered,
        compression=None,  # it goes no farther than this machine
        max_size=LONGEST,
        open_timeout=10,
        close_timeout=1,
        server_header=None,
        logger=quiet,
        start_serving=False,
    ) as server:
        (listening,) = server.sockets
        guards.append(Guard(listening.getsockname()[1]))
        await server.start_serving()
        yield guards[0]


def _answered(
    connection: ServerConnection, request: Request, *, guard: Guard, page: str
) -> Response | None:
    """The page, or why not; None for a socket that may be opened."""
    headers: dict[str, list[str]] = {}
    for name, value in request.headers.raw_items():
        headers.setdefault(name.lower(), []).append(value)
    host = headers.get("host", [""])[0]
    if refused := guard.refusal(request.method, request.path, headers):
        status, why = refused
        response = connection.respond(status, f"{why}\n")
        if status == HTTPStatus.METHOD_NOT_ALLOWED:
            response.headers["Allow"] = "GET"
        host = f"{HOST}:{guard.port}"  # what was sent is not said again
    elif request.path.partition("?")[0] == PAGE:
        response = connection.respond(HTTPStatus.OK, page)
        del response.headers["Content-Type"]
        response.headers["Content-Type"] = "text/html; charset=utf-8"
    else:
        return None
    for name, value in headers_of(page, host).items():
        response.headers[name] = value
    return response


async def _talked(connection: ServerConnection, session: Session) -> None:
    """A page's socket, until one of both closes it."""
    from websockets.exceptions import ConnectionClosed

    if len(session.pages) >= PAGES:
        await connection.close(SLOW, f"{PAGES} pages are open already")
        return
    page = PageOn()
    session.join(page)
    sending = asyncio.create_task(_sent(connection, page))
    try:
        async for text in connection:
            try:
                session.hear(text, page)
            except RefusedError as error:
                await connection.close(REFUSED, _reason(str(error)))
                return
    except ConnectionClosed:
        pass
    finally:
        session.leave(page)
        sending.cancel()


async def _sent(connection: ServerConnection, page: PageOn) -> None:
    """All that is for a page, as fast as it takes it."""
    from websockets.exceptions import ConnectionClosed

    try:
        while (packet := await page.next()) is not None:
            await connection.send(packet)
        await connection.close(SLOW, "the page takes nothing")
    except ConnectionClosed:
        pass


def _reason(told: str) -> str:
    """As much of it as a closing frame holds."""
    return told.encode()[:120].decode(errors="ignore")
