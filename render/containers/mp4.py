"""Tags of an MP4, as players show them: boxes moov, udta, meta, ilst.

Source: ISO/IEC 14496-12:2015, section 4.2 for boxes; Apple, QuickTime File Format, for tags.
"""

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from render.containers.container import Container

LONGEST = 2**26
"""Bytes that the box with the tags may have: it holds a few for each frame besides."""

MOST = 10_000
"""Boxes that are looked at in one place."""

UTF8 = 1


def texts_in_mp4(file: BinaryIO) -> Iterator[str]:
    """The tags that are UTF-8."""
    for tags in _inside(_moov(file), b"udta", b"meta", b"ilst"):
        for _, tag in _boxes(tags):
            for kind, data in _boxes(tag):
                if kind == b"data" and int.from_bytes(data[:4]) == UTF8:
                    yield data[8:].decode(errors="replace")


def _moov(file: BinaryIO) -> bytes:
    """The content of the first moov in the file; empty where there is none."""
    end = file.seek(0, 2)
    place = 0
    for _ in range(MOST):
        file.seek(place)
        kind, start, length = _header(file.read(16), end - place)
        if length < start:
            break
        if kind == b"moov":
            file.seek(place + start)
            return file.read(min(length - start, LONGEST))
        place += length
    return b""


def _inside(data: bytes, *path: bytes) -> Iterator[bytes]:
    """The contents of the boxes to which the path leads."""
    if not path:
        yield data
        return
    for kind, content in _boxes(data):
        if kind == path[0]:
            # meta has a version and flags before its boxes.
            yield from _inside(content[4:] if kind == b"meta" else content, *path[1:])


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each box, up to one that is damaged."""
    yield from islice(_all_boxes(data), MOST)


def _all_boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 0
    while place < len(data):
        kind, start, length = _header(data[place : place + 16], len(data) - place)
        if length < start:
            return
        yield kind, data[place + start : place + length]
        place += length


def _header(head: bytes, rest: int) -> tuple[bytes, int, int]:
    """A box's kind, the length of its header and its whole length, 0 where it is damaged."""
    length, kind = int.from_bytes(head[:4]), head[4:8]
    start = 8
    if length == 1:
        length, start = int.from_bytes(head[8:16]), 16
    elif length == 0:
        length = rest
    return kind, start, length if len(head) >= start else 0


def _is_whole(file: BinaryIO) -> bool:
    """Whether the outermost boxes end where the file does, and all that a film needs are there."""
    end = file.seek(0, 2)
    place, kinds = 0, set()
    while place < end:
        file.seek(place)
        head = file.read(16)
        kind, start, length = _header(head, end - place)
        # One that goes on to the end, whatever that is, could be cut short there.
        if length < start or place + length > end or not any(head[:4]):
            return False
        kinds.add(kind)
        place += length
    return kinds >= {b"ftyp", b"moov", b"mdat"}


MP4 = Container(
    ".mp4",
    begins=lambda head: head[4:8] == b"ftyp",
    whole=_is_whole,
    texts=texts_in_mp4,
)
