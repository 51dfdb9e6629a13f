"""How fast a preview answers: from a page's message to the packet that answers it, milliseconds.

Seven optimizers of 500 steps, as a page drags a slider of one, and their start. `updates` are how
many a second one page has that waits for each answer; a page that draws meanwhile has no fewer
where a second processor draws.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from render.page.packet import unpacked

STEPS, TIMES = 500, 60
NEEDED = {"slider": 20.0, "start": 10.0}
"""Updates a second."""

SCENE = f"""
from dataclasses import replace

from scenes.saddle import scene as saddle

scene = replace(saddle, steps={STEPS})
"""


@contextmanager
def served() -> Iterator[str]:
    """The address at which the scene is served inside."""
    with tempfile.TemporaryDirectory() as folder:
        scene = Path(folder) / "seven.py"
        scene.write_text(SCENE)
        command = [sys.executable, "-P", "-m", "render", "preview", str(scene)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout is not None
                yield process.stdout.readline().strip()
            finally:
                process.terminate()


@contextmanager
def page_of(address: str) -> Iterator[ClientConnection]:
    """A page's socket to a preview."""
    live = address.replace("http", "ws", 1).replace("/?", "/live?")
    origin = Origin(address.partition("/?")[0])
    with connect(live, origin=origin, max_size=None, open_timeout=60) as page:
        yield page


def answered(page: ClientConnection, serial: int, **message: object) -> float:
    """Seconds from a message to its answer."""
    begin = time.perf_counter()
    page.send(json.dumps({**message, "serial": serial}))
    while True:
        packet = page.recv(timeout=60)
        took = time.perf_counter() - begin
        assert isinstance(packet, bytes)
        answer = unpacked(packet)
        if answer["kind"] == "update" and answer["serial"] == serial and answer["walkers"]:
            return took


def measured(page: ClientConnection) -> dict[str, list[float]]:
    """Seconds of each answer, to a slider of one walker and to the start of all."""
    page.recv(timeout=120)
    found: dict[str, list[float]] = {"slider": [], "start": []}
    for k in range(TIMES):
        share = (k + 1) / TIMES
        message = {"set": [1, "learning_rate", 0.001 * 10 ** (2 * share)]}
        found["slider"].append(answered(page, 2 * k, **message))
        found["start"].append(
            answered(page, 2 * k + 1, start=[0, 0.5 - share, 1e-10 + 0.2 * share])
        )
    return found


def main() -> None:
    """Prints a table, or JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with served() as address, page_of(address) as page:
        found = measured(page)
    told = {
        what: {
            "median": round(1000 * statistics.median(times), 1),
            "slowest of ten": round(1000 * statistics.quantiles(times, n=10)[-1], 1),
            "updates": round(len(times) / sum(times), 1),
            "needed": NEEDED[what],
        }
        for what, times in found.items()
    }
    if given.json:
        print(json.dumps(told))
        return
    print(f"{'':10}{'median':>10}{'9 of 10':>10}{'updates/s':>12}{'needed':>8}")
    for what, row in told.items():
        median, slow, updates, needed = row.values()
        print(f"{what:10}{median:>7} ms{slow:>7} ms{updates:>12}{needed:>8}")


if __name__ == "__main__":
    main()
