"""comments_in(path): the texts in a picture's file, of whichever kind it is."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from render.comment.gif import texts_in_gif
from render.comment.mp4 import texts_in_mp4
from render.comment.pdf import texts_in_pdf
from render.comment.png import SIGNATURE, texts_in_png
from render.comment.svg import texts_in_svg
from render.messages.nearest import brief, did_you_mean
from render.system.file_kind import unread

LARGEST = 100_000
"""Characters that a text may have: what every kind of file, and one argument of ffmpeg, holds."""

HEAD = 2**20
"""Bytes at a file's start, and for a PDF at its end, in which a text is looked for."""


def comments_in(path: Path) -> Iterator[str]:
    """The texts that a GIF, MP4, PDF, PNG or SVG carries, told apart by what is in it.

    Reads a bounded part of the file, runs nothing in it, and passes over what is cut short.
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
        yield from _texts(path, file, file.read(HEAD))


def _texts(path: Path, file: BinaryIO, head: bytes) -> Iterator[str]:
    if head.startswith(b"GIF8"):
        return texts_in_gif(head)
    if head.startswith(SIGNATURE):
        return texts_in_png(head, limit=LARGEST + 1)
    if head[4:8] == b"ftyp":
        return texts_in_mp4(file)
    if head.startswith(b"%PDF-"):
        return texts_in_pdf(head + _tail(file))
    if b"<svg" in head:
        return texts_in_svg(head)
    raise ValueError(f"{path}: is no .gif, .mp4, .pdf, .png or .svg file")


def _tail(file: BinaryIO) -> bytes:
    """What follows the head, at most HEAD bytes before the end."""
    file.seek(max(HEAD, file.seek(0, 2) - HEAD))
    return file.read(HEAD)
