"""A scene's own code runs, and whatever it raises is told as `file:line: fault`."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from traceback import walk_tb

from render.dependencies.sources import is_own
from render.loading.diagnosis import clipped, describe, is_declared
from render.system.stopping import Stopped

DEEPEST = 100
"""Causes of causes that are followed: a scene may make a ring of them."""


class SceneError(ValueError):
    """A scene that fails by its own code; each line names the file, and the line where known."""


@contextmanager
def scene_code(
    path: Path, *, doing: Callable[[], str] | None = None, own: bool = False
) -> Iterator[None]:
    """Code of the scene in that file runs inside; modules beside the file can be imported.

    doing: what to name where the scene's file is not in the traceback, such as an optimizer
    own: only what comes through the scene's file is its fault, the rest passes

    Raises SceneError for all that is raised inside, exits too. Only Stopped passes: a signal raises
    it, and nothing else.
    """
    file = str(path.absolute())
    try:
        with _importable(str(path.absolute().parent)), _kept_folder(), _kept_mask():
            yield
    except Stopped:
        raise
    # The one place where a scene's own code runs: whatever it raises is that scene's fault.
    except BaseException as error:
        found = _place(error, Path(file))
        # A broken pipe of ours: nobody is left to be told of the progress.
        if found is None and (own or isinstance(error, BrokenPipeError)):
            raise
        at, line = found or (file, None)
        shown = path.parent / Path(at).relative_to(path.absolute().parent)
        place = f"{shown}:{line}" if line else f"{shown}"
        if found is None and doing is not None and not is_declared(error):
            place = f"{place}: {doing()}"
        faults = [f"{place}: {fault}" for fault in clipped(describe(error, at))]
        raise SceneError("\n".join(faults)) from error


@contextmanager
def _importable(folder: str) -> Iterator[None]:
    if folder in sys.path:
        yield
        return
    sys.path.append(folder)  # last: it shadows nothing
    try:
        yield
    finally:
        with suppress(ValueError):  # the scene may have changed the list
            sys.path.remove(folder)


@contextmanager
def _kept_folder() -> Iterator[None]:
    """Wherever the code goes, relative paths mean afterwards what they meant before."""
    try:
        folder = Path.cwd()
    except FileNotFoundError:  # it was deleted
        yield
        return
    try:
        yield
    finally:
        os.chdir(folder)


@contextmanager
def _kept_mask() -> Iterator[None]:
    """Whatever rights the code takes from the files it makes, ours have theirs."""
    mask = os.umask(0o077)
    os.umask(mask)
    try:
        yield
    finally:
        os.umask(mask)


def _place(error: BaseException, file: Path, depth: int = DEEPEST) -> tuple[str, int | None] | None:
    """The last file and line that the error, or what caused it, came through.

    Of the scene's file and the modules below its folder.
    """

    def own(name: str | None) -> bool:
        return name is not None and (name == str(file) or is_own(Path(name), file.parent))

    if isinstance(error, SyntaxError) and error.filename and own(error.filename):
        return error.filename, error.lineno
    passed = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    places = [(name, line) for name, line in passed if own(name)]
    if places:
        return places[-1]
    cause = error.__cause__
    return _place(cause, file, depth - 1) if cause and depth else None
