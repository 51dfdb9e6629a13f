"""Late: what takes too long ends its process, and it is told where it was."""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from render.dependencies.sources import is_own


@contextmanager
def no_longer_than(
    seconds: float, path: Path, *, doing: str, told: Callable[[str], None]
) -> Iterator[None]:
    """The scene in that file may work inside for so long; then it is told why, and all ends.

    What is told is `path:line: …`, with the line at which the scene's own code is.
    """
    over, main = threading.Event(), threading.get_ident()
    telling = threading.Lock()  # what is done in time tells of it, and not both at once

    def watch() -> None:
        if over.wait(seconds):
            return
        with telling:
            if over.is_set():
                return
            place = _place(sys._current_frames().get(main), path)
            why = f"{doing} took more than {seconds:g} s and was ended"
            told(f"{place}: {why}; save it to begin again")
            os._exit(1)

    threading.Thread(target=watch, name="late", daemon=True).start()
    try:
        yield
    finally:
        with telling:
            over.set()


def _place(frame: FrameType | None, path: Path) -> str:
    """Where a thread is: the innermost line of the scene's file, or of a module beside it."""
    file = path.absolute()
    while frame is not None:
        name = frame.f_code.co_filename
        if name == str(file) or is_own(Path(name), file.parent):
            shown = path.parent / Path(name).relative_to(file.parent)
            return f"{shown}:{frame.f_lineno}"
        frame = frame.f_back
    return str(path)
