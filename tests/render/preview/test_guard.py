"""Who is let in: by the token, from the page's own origin, under this machine's own name."""

import base64
import hashlib

import pytest

from render.preview.guard import Guard, headers_of

GUARD = Guard(8000, token="0123456789abcdefghijklmnopqrstuv")
OWN = {"host": ["127.0.0.1:8000"]}
SOCKET = {**OWN, "upgrade": ["websocket"], "origin": ["http://127.0.0.1:8000"]}
PAGE, LIVE = f"/?token={GUARD.token}", f"/live?token={GUARD.token}"


def test_the_address_that_is_printed_is_let_in_and_so_is_its_socket() -> None:
    assert GUARD.address == f"http://127.0.0.1:8000{PAGE}"
    assert GUARD.refusal("GET", PAGE, OWN) is None
    assert GUARD.refusal("GET", LIVE, SOCKET) is None
    by_name = {**SOCKET, "host": ["localhost:8000"], "origin": ["http://localhost:8000"]}
    assert GUARD.refusal("GET", LIVE, by_name) is None


def test_tokens_are_long_and_of_each_guard_its_own() -> None:
    assert len(GUARD.token) >= 32
    assert Guard(8000).token != GUARD.token
    assert GUARD.token not in repr(GUARD)


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/", OWN, 403),
        ("GET", "/?token=", OWN, 403),
        ("GET", f"{PAGE}x", OWN, 403),
        ("GET", PAGE[:-1], OWN, 403),
        ("GET", f"{PAGE}&token=x", OWN, 403),
        ("GET", f"/?x=1&token={GUARD.token}", OWN, 403),
        ("GET", f"/?token={GUARD.token}é", OWN, 403),
        ("GET", PAGE, {}, 421),
        ("GET", PAGE, {"host": ["evil.example:8000"]}, 421),
        ("GET", PAGE, {"host": ["127.0.0.1"]}, 421),
        ("GET", PAGE, {"host": ["127.0.0.1:8001"]}, 421),
        ("GET", PAGE, {"host": ["127.0.0.1:8000", "evil.example"]}, 421),
        ("POST", PAGE, OWN, 405),
        ("HEAD", PAGE, OWN, 405),
        ("get", PAGE, OWN, 405),
        ("GET", f"/etc/passwd?token={GUARD.token}", OWN, 404),
        ("GET", f"/../scenes/saddle.py?token={GUARD.token}", OWN, 404),
        ("GET", f"/%2e%2e/?token={GUARD.token}", OWN, 404),
        ("GET", f"//?token={GUARD.token}", OWN, 404),
        ("GET", f"http://127.0.0.1:8000/?token={GUARD.token}", OWN, 404),
        ("GET", PAGE, SOCKET, 404),
        ("GET", LIVE, OWN, 404),
        ("GET", "/live", SOCKET, 403),
        ("GET", LIVE, {**SOCKET, "origin": ["http://evil.example"]}, 403),
        ("GET", LIVE, {**SOCKET, "origin": ["null"]}, 403),
        ("GET", LIVE, {**SOCKET, "origin": []}, 403),
        ("GET", LIVE, {**SOCKET, "origin": ["http://127.0.0.1:8001"]}, 403),
        ("GET", LIVE, {**SOCKET, "origin": ["http://localhost:8000"]}, 403),
        ("GET", LIVE, {**SOCKET, "origin": [*SOCKET["origin"], "http://evil.example"]}, 403),
    ],
)
def test_all_else_is_refused(method, path, headers, status) -> None:
    refused = GUARD.refusal(method, path, headers)
    assert refused is not None
    assert refused[0] == status
    assert GUARD.token not in refused[1]


def test_a_browser_is_told_to_run_and_fetch_nothing_that_is_not_the_pages() -> None:
    page = "<style>a{}</style><script>0</script><script id='scene'>1</script>"
    headers = headers_of(page, "127.0.0.1:8000")
    policy = headers["Content-Security-Policy"].split("; ")
    digest = base64.b64encode(hashlib.sha256(b"0").digest()).decode()
    assert "default-src 'none'" in policy
    assert f"script-src 'sha256-{digest}'" in policy
    assert "connect-src ws://127.0.0.1:8000" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
