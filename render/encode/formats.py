"""The formats that can be written, by suffix."""

from pathlib import Path

from render.encode.format import Format
from render.encode.gif import GIF
from render.encode.mov import MOV
from render.encode.mp4 import MP4
from render.encode.png import PNG
from render.encode.webm import WEBM
from render.encode.webp import WEBP

FORMATS = (MP4, GIF, WEBM, WEBP, PNG, MOV)


def format_of(path: Path, *, besides: tuple[str, ...] = ()) -> Format:
    """The format that the path's suffix asks for; ValueError where there is none.

    besides: suffixes of what can be written in its place, which is told then
    """
    for known in FORMATS:
        if known.suffix == path.suffix.lower():
            return known
    names = " ".join(sorted([*(known.suffix for known in FORMATS), *besides]))
    if path.suffix in {"", "."}:
        raise ValueError(f"{path}: has no suffix; known formats: {names}")
    raise ValueError(f"{path}: cannot write {path.suffix!r}; known formats: {names}")
