"""Guard: who may have the page, and who may talk to it."""

import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

PAGE, LIVE = "/", "/live"
"""The two paths there are: the page, and the socket by which it is live."""

HOSTS = ("127.0.0.1", "localhost")
"""How this machine may be called by a page: another name may be anybody's that points here."""


@dataclass(frozen=True)
class Guard:
    """Knows the token that the address holds, and the port that is served."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)

    @property
    def address(self) -> str:
        """What a browser is to open."""
        return f"http://{HOSTS[0]}:{self.port}{PAGE}?token={self.token}"

    def refusal(
        self, method: str, path: str, headers: Mapping[str, Sequence[str]]
    ) -> tuple[HTTPStatus, str] | None:
        """Why a request is refused; None where it is not.

        `headers` has all values of each, by its name in small letters.
        """
        hosts = [f"{host}:{self.port}" for host in HOSTS]
        found = headers.get("host", ())
        if len(found) != 1 or found[0] not in hosts:
            return HTTPStatus.MISDIRECTED_REQUEST, "this server has another name"
        if method != "GET":
            return HTTPStatus.METHOD_NOT_ALLOWED, "GET alone"
        try:
            place = urlsplit(path)
            given = parse_qs(place.query, strict_parsing=True, max_num_fields=1)
        except ValueError:
            return HTTPStatus.FORBIDDEN, "open the address that the command has printed"
        tokens = given.get("token", [])
        known = len(tokens) == 1 and hmac.compare_digest(tokens[0].encode(), self.token.encode())
        if not known:
            return HTTPStatus.FORBIDDEN, "open the address that the command has printed"
        if place.scheme or place.netloc or place.path not in {PAGE, LIVE}:
            return HTTPStatus.NOT_FOUND, "there is nothing here"
        asks = [value.lower() for value in headers.get("upgrade", ())]
        if (place.path == LIVE) != (asks == ["websocket"]):
            return HTTPStatus.NOT_FOUND, "there is nothing here"
        if place.path == LIVE and list(headers.get("origin", ())) != [f"http://{found[0]}"]:
            return HTTPStatus.FORBIDDEN, "the page of another origin"
        return None


def headers_of(nonce: str, host: str) -> dict[str, str]:
    """What a browser is told with the page: only what stands in it, bears the nonce and is ours."""
    policy = (
        "default-src 'none'",
        f"script-src 'nonce-{nonce}'",
        f"style-src 'nonce-{nonce}'",
        "img-src data: blob:",
        f"connect-src ws://{host}",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
    return {
        "Content-Security-Policy": "; ".join(policy),
        "Cache-Control": "no-store",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
