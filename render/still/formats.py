"""The formats of stills, by suffix."""

from pathlib import Path

from render.still.format import StillFormat
from render.still.page import PDF, SVG
from render.still.png import PNG

STILLS = (PDF, PNG, SVG)


def is_still(path: Path) -> bool:
    """Whether the path's suffix is that of a still."""
    return path.suffix.lower() in {known.suffix for known in STILLS}


def still_format_of(path: Path) -> StillFormat:
    """The format that the path's suffix asks for; ValueError where there is none."""
    for known in STILLS:
        if known.suffix == path.suffix.lower():
            return known
    names = " ".join(known.suffix for known in STILLS)
    if path.suffix in {"", "."}:
        raise ValueError(f"{path}: has no suffix; known formats of stills: {names}")
    raise ValueError(f"{path}: cannot write {path.suffix!r}; known formats of stills: {names}")
