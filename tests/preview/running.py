"""A preview that runs, and a page that talks to it, for tests."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from render.page.packet import unpacked

PATIENT = 120.0
"""Seconds after which a test is taken to hang."""

SCENE = """
from optimizers import SGD, Momentum
from render import Contour, Scene
from surfaces import ellipse

scene = Scene(
    title="First",
    surface=ellipse,
    starts=[(-1.5, 0.5)],
    optimizers=[SGD(0.05), Momentum(0.02)],
    steps=20,
    views=[Contour()],
)
"""


@dataclass(eq=False)
class Running:
    """A preview's process, and where it serves."""

    process: subprocess.Popen[str]
    address: str
    scene: Path
    seen: set[int] = field(default_factory=set)

    @property
    def port(self) -> int:
        return int(re.search(r":(\d+)/", self.address)[1])

    @property
    def token(self) -> str:
        return self.address.partition("token=")[2]

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def live(self) -> str:
        return f"ws://127.0.0.1:{self.port}/live?token={self.token}"

    def children(self) -> set[int]:
        """The processes that it has started and that are alive."""
        self.seen |= (found := children_of(self.process.pid))
        return found

    def stop(self, number: int = signal.SIGINT) -> int:
        self.children()
        self.process.send_signal(number)
        return self.process.wait(PATIENT)

    def answer(self, request: str) -> str:
        """What is answered to the bytes of a request."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENT) as one:
            one.sendall(request.encode())
            parts = []
            while part := one.recv(65536):
                parts.append(part)
        return b"".join(parts).decode()


@contextmanager
def running(scene: Path, *options: str) -> Iterator[Running]:
    """Runs inside; all that it started is gone at the end."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "render", "preview", str(scene), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    with process.stdout:
        found = Running(process, process.stdout.readline().strip(), scene)
        try:
            yield found
        finally:
            if process.poll() is None:
                found.stop()
            assert {one for one in found.seen if is_alive(one)} == set()


@contextmanager
def page(preview: Running, **given) -> Iterator["Talking"]:
    """A page's socket."""
    from websockets.sync.client import connect

    options = {"origin": preview.origin, "max_size": None, "open_timeout": PATIENT, **given}
    with connect(preview.live, **options) as connection:
        yield Talking(connection)


@dataclass
class Talking:
    """A socket, by messages."""

    connection: object
    serial: int = 0

    def hear(self) -> dict:
        return unpacked(self.connection.recv(timeout=PATIENT))

    def until(self, kind: str) -> dict:
        """The next message of that kind; those before it are passed over."""
        while (message := self.hear())["kind"] != kind:
            pass
        return message

    def until_closed(self):
        """What the socket is closed with; None where it is cut."""
        from websockets.exceptions import ConnectionClosed

        try:
            while True:
                self.hear()
        except ConnectionClosed as closed:
            return closed.rcvd

    def say(self, **message) -> None:
        self.connection.send(json.dumps(message))

    def set(self, place: int, name: str, value: float) -> dict:
        """The update that a value brings."""
        self.serial += 1
        self.say(set=[place, name, value], serial=self.serial)
        while (update := self.until("update")).get("serial") != self.serial:
            pass
        return update


def children_of(parent: int) -> set[int]:
    found = set()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent and fields[0] != "Z":
            found.add(int(entry.name))
    return found


def is_alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True
