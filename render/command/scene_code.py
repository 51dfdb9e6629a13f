"""A scene's own code runs, and whatever it raises is told as `file:line: fault`."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from traceback import walk_tb

from render.command.diagnosis import clipped, describe, is_declared
from render.stopping import Stopped

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
        with _importable(str(path.absolute().parent)), _kept_folder():
            yield
    except Stopped:
        raise
    # The one place where a scene's own code runs: whatever it raises is that scene's fault.
    except BaseException as error:
        line = _line(error, file)
        # A broken pipe of ours: nobody is left to be told of the progress.
        if line is None and (own or isinstance(error, BrokenPipeError)):
            raise
        place = f"{path}:{line}" if line else f"{path}"
        if line is None and doing is not None and not is_declared(error):
            place = f"{place}: {doing()}"
        faults = [f"{place}: {fault}" for fault in clipped(describe(error, file))]
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


def _line(error: BaseException, file: str, depth: int = DEEPEST) -> int | None:
    """The last line of the file that the error, or what caused it, came through."""
    if isinstance(error, SyntaxError) and error.filename == file:
        return error.lineno
    passed = walk_tb(error.__traceback__)
    lines = [line for frame, line in passed if frame.f_code.co_filename == file]
    if lines:
        return lines[-1]
    cause = error.__cause__
    return _line(cause, file, depth - 1) if cause and depth else None
