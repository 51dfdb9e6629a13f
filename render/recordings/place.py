"""Where a recorded file is looked for, and what it holds."""

import os
import stat
import sys
from pathlib import Path

from render.messages.nearest import brief, did_you_mean
from render.messages.wording import in_bytes, refuse_unprintable

LARGEST = 20_000_000
"""Bytes of a file that is read."""

BETWEEN = {"render", "dataclasses", "copy", "functools"}
"""Packages that may stand between a recording and the file that asks for it."""


def asked_in() -> Path | None:
    """The folder of the source file that calls into this package; None at a prompt."""
    frame = sys._getframe()  # there is no other way to know who asks
    while frame is not None:
        name = str(frame.f_globals.get("__name__", ""))
        if name.partition(".")[0] not in BETWEEN:
            file = frame.f_globals.get("__file__")
            return Path(file).absolute().parent if isinstance(file, str) else None
        frame = frame.f_back  # type: ignore[assignment]  # None at the outermost
    return None


def content(path: str, folder: Path | None) -> bytes:
    """What the file holds: beside the scene's file where there is such a one, or where we are.

    Raises ValueError, in one line, where it is in neither place, no regular file, empty, larger
    than LARGEST, or cannot be read.
    """
    refuse_unprintable(Path(path))
    places = [Path.cwd() / path] if folder is None else [folder / path, Path.cwd() / path]
    try:
        found = next((place for place in places if place.exists()), None)
        if found is None:
            raise ValueError(_missing(path, places))
        state = found.stat()
        if not stat.S_ISREG(state.st_mode):
            kind = "a folder" if stat.S_ISDIR(state.st_mode) else "no regular file"
            raise ValueError(f"{path}: is {kind}, not a file of a run")
        if state.st_size > LARGEST:
            told = f"{path}: takes {in_bytes(state.st_size)}; at most {in_bytes(LARGEST)} are read"
            raise ValueError(f"{told}: keep fewer steps, a row every ten of them will do")
        held = found.read_bytes()
    except OSError as error:
        why = os.strerror(error.errno or 0).lower()
        raise ValueError(f"{brief(path)}: cannot be read: {why}") from error
    if not held.strip():
        raise ValueError(f"{path}: is empty")
    return held


def _missing(path: str, places: list[Path]) -> str:
    folders = dict.fromkeys(place.parent for place in places)
    where = " and ".join(str(folder) for folder in folders)
    near = {
        str(Path(path).with_name(other.name))
        for folder in folders
        if folder.is_dir()
        for other in folder.iterdir()
        if other.suffix.lower() in {".csv", ".npz", ".tsv", ".txt", ".dat"}
    }
    hint = did_you_mean(path, near)
    return f"no file {brief(path)!r} in {where}" + (f"; {hint}" if hint else "")
