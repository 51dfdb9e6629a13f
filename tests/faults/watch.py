"""What a build makes undisturbed, and a watch that nothing else ever stands at its place."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from trial import Trial

EVERY = 0.005
"""Seconds between looks."""

MADE_AGAIN = ": is not whole, and is made again"
"""What is told of a file that a test has put there."""


@contextmanager
def watching(folder: Path, allowed: Mapping[str, set[bytes]]) -> Iterator[None]:
    """Looks at the folder all the while; fails where a file holds what none of its makers made.

    allowed: name → the contents that may stand there
    """
    over, torn = threading.Event(), set()

    def look() -> None:
        seen = {}
        while True:
            last = over.is_set()
            for name, contents in allowed.items():
                with suppress(FileNotFoundError):
                    found = (folder / name).stat()
                    mark = found.st_ino, found.st_size, found.st_mtime_ns
                    if seen.get(name) != mark and (folder / name).read_bytes() not in contents:
                        torn.add((name, found.st_size))
                    seen[name] = mark
            if last:
                return
            over.wait(EVERY)

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()
    assert not torn
    others = {path.name for path in folder.glob("*") if path.is_file()} - {*allowed}
    assert not {name for name in others if not name.endswith(".part")}


def undisturbed(trial: Trial, *command: str) -> dict[str, bytes]:
    """Runs a build that nothing disturbs, and gives what it makes: name → content."""
    ran = trial.run(*command)
    told = [line for line in ran.told.splitlines() if not line.endswith(MADE_AGAIN)]
    assert (ran.status, told) == (0, [])
    return contents(trial.folder / "outputs")


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder, hidden ones too; not the folder of records."""
    files = (path for path in sorted(folder.iterdir()) if path.is_file())
    return {path.name: path.read_bytes() for path in files}
