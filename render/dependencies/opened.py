"""files_opened(): which files a scene reads as it is loaded."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from render.dependencies.sources import is_installed

_watching: list[set[Path]] = []
"""Where to note them; a hook of the interpreter's can't be taken away, and can't be told."""


@contextmanager
def files_opened() -> Iterator[set[Path]]:
    """Gives the files, absolute, that are opened to be read inside, source and its cache aside.

    Only what this process opens through the interpreter is seen, and no installed file.
    """
    _hook()
    found: set[Path] = set()
    _watching.append(found)
    try:
        yield found
    finally:
        _watching.remove(found)


@cache
def _hook() -> None:
    sys.addaudithook(_heard)


def _heard(event: str, arguments: tuple[object, ...]) -> None:
    if event != "open" or not _watching:
        return
    name, _, flags = arguments
    if not isinstance(name, str | bytes | os.PathLike) or not isinstance(flags, int):
        return
    if flags & (os.O_WRONLY | os.O_RDWR):
        return
    with suppress(OSError, ValueError):
        path = Path(os.fsdecode(name)).absolute()
        if path.suffix not in {".py", ".pyc"} and path.is_file() and not is_installed(path):
            for found in _watching:
                found.add(path)
