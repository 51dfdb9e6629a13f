"""Who is let in to a preview that runs, and what it hears: by raw sockets and by a client."""

import http.client
from pathlib import Path

import pytest
from running import PATIENT, SCENE, Running, page, running

pytestmark = pytest.mark.preview


@pytest.fixture(scope="module")
def preview(tmp_path_factory) -> Running:
    scene = tmp_path_factory.mktemp("scenes") / "first.py"
    scene.write_text(SCENE)
    with running(scene) as found, page(found) as talking:
        assert talking.hear()["title"] == "First"
        yield found


def request(preview: Running, line: str, **headers: str) -> str:
    told = {"Host": f"127.0.0.1:{preview.port}", **headers}
    fields = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in told.items())
    return preview.answer(f"{line} HTTP/1.1\r\n{fields}\r\n")


def status(answer: str) -> int:
    return int(answer.split(" ", 2)[1]) if answer else 0


def test_the_page_is_given_with_the_headers_that_keep_all_else_out(preview) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENT)
    connection.request("GET", f"/?token={preview.token}")
    answer = connection.getresponse()
    assert answer.status == 200
    assert "<title>" in answer.read().decode()
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert f"connect-src ws://127.0.0.1:{preview.port}" in policy
    assert "frame-ancestors 'none'" in policy
    assert "Server" not in answer.headers
    connection.close()


def test_only_this_machine_is_served(preview) -> None:
    listening = Path("/proc/net/tcp").read_text() + Path("/proc/net/tcp6").read_text()
    own = [line.split()[1] for line in listening.splitlines() if f":{preview.port:04X} " in line]
    assert {one.partition(":")[0] for one in own if one.endswith(f":{preview.port:04X}")} == {
        "0100007F"
    }


PATHS = [
    "/",
    "/?token=wrong",
    "/live",
    "/../../etc/passwd",
    "/first.py",
    "/%2e%2e/%2e%2e/etc/passwd",
    "//etc/passwd",
    "http://evil.example/",
]


@pytest.mark.parametrize("path", PATHS)
def test_without_the_token_there_is_nothing(preview, path) -> None:
    answer = request(preview, f"GET {path}")
    assert status(answer) == 403
    assert preview.token not in answer


@pytest.mark.parametrize("path", [path for path in PATHS if "?" not in path][1:])
def test_with_the_token_there_is_the_page_alone(preview, path) -> None:
    answer = request(preview, f"GET {path}?token={preview.token}")
    assert status(answer) == 404
    assert "root:" not in answer
    assert "SGD" not in answer


def test_another_name_that_points_here_is_refused(preview) -> None:
    answer = request(preview, f"GET /?token={preview.token}", Host=f"evil.example:{preview.port}")
    assert status(answer) == 421


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "CONNECT", "X"])
def test_other_methods_are_refused(preview, method) -> None:
    answer = request(preview, f"{method} /?token={preview.token}")
    assert status(answer) == 405


def test_what_is_no_http_gets_no_answer(preview) -> None:
    for sent in ("\x00\x01\x02\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9\r\n\r\n", "A" * 20_000):
        assert status(preview.answer(f"{sent}\r\n\r\n")) in {0, 414}


@pytest.mark.parametrize(
    "given",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": None},
        {"origin": "http://localhost:1"},
    ],
)
def test_the_socket_is_for_the_pages_own_origin(preview, given) -> None:
    from websockets.exceptions import InvalidStatus

    with pytest.raises(InvalidStatus, match="403"), page(preview, **given):
        pass


def test_the_socket_needs_the_token(preview) -> None:
    from websockets.exceptions import InvalidStatus
    from websockets.sync.client import connect

    for path in ("/live", "/live?token=", f"/live?token={preview.token[:-1]}"):
        where = f"ws://127.0.0.1:{preview.port}{path}"
        with (
            pytest.raises(InvalidStatus, match="403"),
            connect(where, origin=preview.origin),
        ):
            pass


STRANGE = [
    '{"set": [0, "no_such", 1], "serial": 1}',
    '{"set": [9, "learning_rate", 0.1], "serial": 1}',
    '{"set": [0, "learning_rate", NaN], "serial": 1}',
    '{"set": [0, "learning_rate", 1e999], "serial": 1}',
    '{"set": [0, "learning_rate", "0.1"], "serial": 1}',
    '{"set": [0, "learning_rate", true], "serial": 1}',
    '{"set": [0, "learning_rate", [0.1]], "serial": 1}',
    '{"start": [1, 0, 0], "serial": 1}',
    '{"load": "/etc/passwd"}',
    "[" * 1900,
    "import os",
    b'{"copy": true}',
]


@pytest.mark.parametrize("message", STRANGE)
def test_what_no_page_says_closes_the_socket_with_a_reason(preview, message) -> None:
    with page(preview) as talking:
        talking.connection.send(message)
        closed = talking.until_closed()
        assert closed.code == 1008
        assert closed.reason


def test_a_huge_message_closes_the_socket(preview) -> None:
    with page(preview) as talking:
        talking.connection.send(" " * 100_000)
        closed = talking.until_closed()
        assert closed is None or closed.code == 1009


def test_whoever_is_refused_leaves_the_others_their_preview(preview) -> None:
    with page(preview) as talking:
        assert talking.set(0, "learning_rate", 0.1)["kind"] == "update"
        talking.say(reset=True)
        assert talking.until("update")["settings"][0]["parameters"][0]["value"] == 0.05
