"""Comments of a WebM: elements Segment, Tags, Tag, SimpleTag.

Source: RFC 8794, sections 4 to 6, for elements and their sizes; RFC 9559, section 5.1, for names.
"""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from render.containers.container import Container

HEADER, SEGMENT = b"\x1a\x45\xdf\xa3", b"\x18\x53\x80\x67"
TRACKS, CLUSTER = b"\x16\x54\xae\x6b", b"\x1f\x43\xb6\x75"
TRACK, FRAME_TIME = b"\xae", b"\x23\xe3\x83"
VIDEO, ALPHA = b"\xe0", b"\x53\xc0"
TAGS, TAG, SIMPLE = b"\x12\x54\xc3\x67", b"\x73\x73", b"\x67\xc8"
NAME, STRING = b"\x45\xa3", b"\x44\x87"
COMMENT = b"COMMENT"

LONGEST = 2**22
"""Bytes of tags that are looked at."""

MOST = 10_000
"""Elements that are looked at in one place."""

START = 12
"""Bytes that the longest name and the longest size have together."""


class Track(NamedTuple):
    """What is told of a film: nanoseconds of a frame, 0 where unknown; whether it has opacity."""

    frame_time: int
    alpha: bool


def track_of(path: Path) -> Track:
    """Of the first track in a file. Raises OSError."""
    told: dict[bytes, bytes] = {}
    with path.open("rb") as file:
        for kind, place, length in islice(_segment(file), MOST):
            if kind == TRACKS:
                file.seek(place)
                track = dict(_elements(file.read(min(length, LONGEST)))).get(TRACK, b"")
                told = dict(_elements(track))
                told |= dict(_elements(told.get(VIDEO, b"")))
                break
    return Track(int.from_bytes(told.get(FRAME_TIME, b"")), any(told.get(ALPHA, b"")))


def texts_in_webm(file: BinaryIO) -> Iterator[str]:
    """What its tags named COMMENT say."""
    for kind, place, length in islice(_segment(file), MOST):
        if kind == TAGS:
            file.seek(place)
            yield from _comments(file.read(min(length, LONGEST)))


def _comments(tags: bytes) -> Iterator[str]:
    for kind, tag in _elements(tags):
        for inner, simple in _elements(tag):
            if kind == TAG and inner == SIMPLE:
                told = dict(_elements(simple))
                if told.get(NAME, b"").rstrip(b"\0").upper() == COMMENT:
                    yield told.get(STRING, b"").decode(errors="replace")


def _segment(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """Kind, place and length of the content of each element of the segment, the first in the file.

    An element that is damaged, or of unknown length, ends the search; of one that is cut short the
    length is the one that it should have.
    """
    end = file.seek(0, 2)
    for kind, place, length in _placed(file, 0, end):
        if kind == SEGMENT:
            yield from _placed(file, place, place + length)
            return


def _placed(file: BinaryIO, place: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    while place < end:
        file.seek(place)
        kind, start, length = _header(file.read(START))
        if not kind:
            return
        yield kind, place + start, length
        place += start + length


def _elements(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each element, up to one that is damaged or cut short."""
    place = 0
    for _ in range(MOST):
        kind, start, length = _header(data[place : place + START])
        if not kind or place + start + length > len(data):
            return
        yield kind, data[place + start : place + start + length]
        place += start + length


def _header(head: bytes) -> tuple[bytes, int, int]:
    """An element's name, the length of its header and that of its content; b"" where damaged."""
    named = _length(head[:1])
    sized = _length(head[named : named + 1])
    start = named + sized
    if not 0 < named <= 4 or not sized or len(head) < start:
        return b"", 0, 0
    bits = 7 * sized
    length = int.from_bytes(head[named:start]) & (1 << bits) - 1
    if length == (1 << bits) - 1:  # not known
        return b"", 0, 0
    return head[:named], start, length


def _length(first: bytes) -> int:
    """Bytes of a number by its first one: as many as that has leading zeros, and one more."""
    return 9 - int.from_bytes(first).bit_length() if first.strip(b"\0") else 0


def _is_whole(file: BinaryIO) -> bool:
    """Whether the segment and its last element end where the file does, and a film is in it."""
    end = file.seek(0, 2)
    outer = list(islice(_placed(file, 0, end), 3))
    if [kind for kind, _, _ in outer] != [HEADER, SEGMENT]:
        return False
    _, place, length = outer[1]
    kinds, last = set(), 0
    for kind, start, inner in _placed(file, place, place + length):
        kinds.add(kind)
        last = start + inner
    return place + length == last == end and kinds >= {TRACKS, CLUSTER}


WEBM = Container(
    ".webm",
    begins=lambda head: head.startswith(HEADER),
    whole=_is_whole,
    texts=texts_in_webm,
)
