"""Animated PNG: chunks that hold more frames than the one that every PNG shows.

Source: W3C, Portable Network Graphics, third edition, 2025, sections 5 and 11.3.6.
"""

import zlib
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO, NamedTuple

from render.containers.png import SIGNATURE

SOURCE, OVER = 0, 1
"""A frame's pixels stand instead of those before, or are laid over them."""


class Part(NamedTuple):
    """What a frame changes: packed rows of pixels, where they stand, and how they are laid."""

    packed: bytes
    left: int
    top: int
    width: int
    height: int
    laid: int


def chunk(kind: bytes, content: bytes) -> bytes:
    """Its length, kind and content, and their check."""
    return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)


def start(size: tuple[int, int], *, frames: int, loops: int) -> bytes:
    """What stands before the first frame, of four bytes a pixel."""
    header = size[0].to_bytes(4) + size[1].to_bytes(4) + bytes([8, 6, 0, 0, 0])
    counts = frames.to_bytes(4) + loops.to_bytes(4)
    return SIGNATURE + chunk(b"IHDR", header) + chunk(b"acTL", counts)


def frame(part: Part, number: int, delay: Fraction, *, comment: str = "") -> bytes:
    """The chunks of a frame of a file, shown for `delay` seconds; the first is a PNG's own image.

    With it stands the comment, behind the image: before it, it would keep readers that look at a
    file's first bytes alone from seeing that more frames follow.
    """
    sizes = (part.width, part.height, part.left, part.top)
    sequence = max(0, 2 * number - 1)
    control = b"".join(value.to_bytes(4) for value in (sequence, *sizes))
    control += delay.numerator.to_bytes(2) + delay.denominator.to_bytes(2) + bytes([0, part.laid])
    if not number:
        return chunk(b"fcTL", control) + chunk(b"IDAT", part.packed) + _told(comment)
    return chunk(b"fcTL", control) + chunk(b"fdAT", (sequence + 1).to_bytes(4) + part.packed)


def _told(comment: str) -> bytes:
    return chunk(b"tEXt", b"Comment\0" + comment.encode("ascii")) if comment else b""


END = chunk(b"IEND", b"")


def join_apngs(parts: Sequence[Path], path: Path, *, frames: int, loops: int, comment: str) -> None:
    """Writes the frames of all, one after another. Not atomic. Raises OSError.

    All are of one size and of `start` and `frame`; their comments are left out.
    """
    sequence = 0
    with path.open("wb") as file:
        for part in parts:
            with part.open("rb") as source:
                for kind, content in _chunks(source):
                    if kind == b"IHDR" and not sequence:
                        width, height = (int.from_bytes(content[k : k + 4]) for k in (0, 4))
                        size = (width, height)
                        file.write(start(size, frames=frames, loops=loops))
                    elif kind == b"fcTL":
                        file.write(chunk(kind, sequence.to_bytes(4) + content[4:]))
                        sequence += 1
                    elif kind == b"IDAT" and sequence == 1:
                        file.write(chunk(kind, content) + _told(comment))
                    elif kind in {b"IDAT", b"fdAT"}:
                        packed = content if kind == b"IDAT" else content[4:]
                        file.write(chunk(b"fdAT", sequence.to_bytes(4) + packed))
                        sequence += 1
        file.write(END)


def _chunks(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    file.seek(len(SIGNATURE))
    while head := file.read(8):
        content = file.read(int.from_bytes(head[:4]))
        file.seek(4, 1)
        yield head[4:], content
