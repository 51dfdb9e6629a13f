"""Whether a picture's file is there to its end."""

import os
from pathlib import Path
from typing import BinaryIO

ENDS = {
    ".gif": (b"GIF8", b";"),
    ".pdf": (b"%PDF-", b"%%EOF"),
    ".png": (b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"),
    ".svg": (b"<", b"</svg>"),
}
"""What a whole file starts and ends with, white space at its end aside, by suffix."""

TAIL = 64
"""How much of a file's end is looked at, bytes."""


def is_whole(path: Path, suffix: str) -> bool:
    """Whether the file starts and ends as one of that suffix does: half a copy does not.

    Raises OSError where it cannot be read.
    """
    with path.open("rb") as file:
        if suffix == ".mp4":
            return _boxes(file) >= {b"ftyp", b"moov", b"mdat"}
        start, end = ENDS[suffix]
        head = file.read(len(start))
        file.seek(max(0, file.seek(0, os.SEEK_END) - TAIL))
        return head == start and file.read().rstrip().endswith(end)


def stands_whole(path: Path) -> bool:
    """Whether it can be read, and is there to its end."""
    try:
        return is_whole(path, path.suffix)
    except OSError:
        return False


def _boxes(file: BinaryIO) -> set[bytes]:
    """The kinds of the outermost boxes of an MP4; none where they do not end where it does.

    Source: ISO/IEC 14496-12:2015, section 4.2.
    """
    length = file.seek(0, os.SEEK_END)
    kinds, place = set(), 0
    while place < length:
        file.seek(place)
        head = file.read(16)
        size = int.from_bytes(head[:4])
        if size == 1:
            size = int.from_bytes(head[8:16])
        if size < 8 or len(head) < 8:
            return set()
        kinds.add(head[4:8])
        place += size
    return kinds if place == length else set()
