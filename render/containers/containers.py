"""The kinds of files that hold pictures; whether one is whole, and what text it carries."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from render.containers.container import Container, head_of
from render.containers.gif import GIF
from render.containers.html import HTML
from render.containers.mov import MOV
from render.containers.mp4 import MP4
from render.containers.pdf import PDF
from render.containers.png import PNG
from render.containers.svg import SVG
from render.containers.webm import WEBM
from render.containers.webp import WEBP
from render.messages.nearest import brief, did_you_mean
from render.system.file_kind import unread

CONTAINERS = (GIF, HTML, MOV, MP4, PDF, PNG, WEBM, WEBP, SVG)
"""SVG, a word anywhere in the head, is asked last; what begins as another does, before that."""


def comments_in(path: Path) -> Iterator[str]:
    """The texts that a picture's file carries, its kind told by what is in it.

    Raises ValueError where there is no such file, or it is of another kind.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if os.path.lexists(path):
            raise ValueError(f"{path}: {unread(error)}") from error
        near = did_you_mean(str(path), (str(other) for other in path.parent.glob("*.*")))
        raise ValueError(f"no file {brief(str(path))!r}" + (f"; {near}" if near else "")) from error
    if not stat.S_ISREG(mode):
        raise ValueError(f"{path}: is no regular file")
    with path.open("rb") as file:
        head = head_of(file)
        for kind in CONTAINERS:
            if kind.begins(head):
                yield from kind.texts(file)
                return
    *others, last = (kind.suffix for kind in CONTAINERS)
    raise ValueError(f"{path}: is no {', '.join(others)} or {last} file")


def is_whole(path: Path, kind: Container) -> bool:
    """Whether the file is of that kind, and there to its end. Raises OSError where it is not."""
    with path.open("rb") as file:
        return kind.whole(file)


def stands_whole(path: Path) -> bool:
    """Whether a file can be read, and is what its suffix says, to its end."""
    try:
        return any(is_whole(path, kind) for kind in CONTAINERS if kind.suffix == path.suffix)
    except OSError:
        return False
