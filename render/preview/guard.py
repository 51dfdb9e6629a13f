"""Guard: who may have the page, and who may talk to it."""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

PAGE, LIVE = "/", "/live"
"""The two paths there are: the page, and the socket by which it is live."""

TOKEN = "token="
"""Before the token in an address; nothing else stands there."""

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
        return f"http://{HOSTS[0]}:{self.port}{PAGE}?{TOKEN}{self.token}"

    def refusal(
        self, method: str, path: str, headers: Mapping[str, Sequence[str]]
    ) -> tuple[HTTPStatus, str] | None:
        """Why a request is refused; None where it is not.

        `headers` has all values of each, by its name in small letters.
        """
        hosts = [f"{host}:{self.port}" for host in HOSTS]
        place, _, query = path.partition("?")
        named = list(headers.get("host", ()))
        asks = [value.lower() for value in headers.get("upgrade", ())]
        checks = (
            (
                len(named) == 1 and named[0] in hosts,
                (HTTPStatus.MISDIRECTED_REQUEST, "this server has another name"),
            ),
            (method == "GET", (HTTPStatus.METHOD_NOT_ALLOWED, "GET alone")),
            (
                self._is_token(query.removeprefix(TOKEN)) and query.startswith(TOKEN),
                (HTTPStatus.FORBIDDEN, "open the address that the command has printed"),
            ),
            (
                (place, asks) in ((PAGE, []), (LIVE, ["websocket"])),
                (HTTPStatus.NOT_FOUND, "there is nothing here"),
            ),
            (
                place == PAGE
                or list(headers.get("origin", ())) == [f"http://{host}" for host in named],
                (HTTPStatus.FORBIDDEN, "a page of another origin"),
            ),
        )
        return next((told for holds, told in checks if not holds), None)

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(errors="replace"), self.token.encode())


def headers_of(page: str, host: str) -> dict[str, str]:
    """What a browser is told with the page: to run and to fetch only what stands in it."""
    policy = (
        "default-src 'none'",
        f"script-src {_digests(page, 'script')}",
        f"style-src {_digests(page, 'style')}",
        "style-src-attr 'unsafe-inline'",  # how wide a formula is drawn
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


def _digests(page: str, element: str) -> str:
    """The digests of what stands in a page's elements of that name, as a policy writes them."""
    found = re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in found]
    return " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
