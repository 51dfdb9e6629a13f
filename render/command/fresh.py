"""Whether a file that stands is whole, and newer than all that it rests on."""

import os
import time
from collections.abc import Iterable
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


def is_newer(target: Path, newest: int) -> bool:
    """Whether it is a file made after `newest`, nanoseconds of the clock, and not in the future.

    Where the clock of files is coarse, what was edited in the second of the making counts as
    edited after it. A date in the future is that of a clock that was wrong: it says nothing.
    """
    return target.is_file() and newest < _modified(target) <= time.time_ns()


def newest_of(files: Iterable[Path]) -> int:
    """When the last one was modified, nanoseconds of the clock; one that is gone counts as 0."""
    return max((_modified(file) for file in files), default=0)


def is_whole(target: Path) -> bool:
    """Whether it starts and ends as a file of its suffix does: half a copy does not."""
    try:
        with target.open("rb") as file:
            if target.suffix == ".mp4":
                return _boxes(file) >= {b"ftyp", b"moov", b"mdat"}
            start, end = ENDS[target.suffix]
            head = file.read(len(start))
            file.seek(max(0, file.seek(0, os.SEEK_END) - TAIL))
            return head == start and file.read().rstrip().endswith(end)
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


def _modified(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
