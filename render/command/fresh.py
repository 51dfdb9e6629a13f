"""Whether a file that stands is newer than all that it rests on."""

import stat
import time
from collections.abc import Iterable
from pathlib import Path

from render.file_kind import mode_of
from render.whole import is_whole


def is_newer(target: Path, newest: int) -> bool:
    """Whether it is a file made after `newest`, nanoseconds of the clock, and not in the future.

    Where the clock of files is coarse, what was edited in the second of the making counts as
    edited after it. A date in the future is that of a clock that was wrong: it says nothing.
    """
    return stat.S_ISREG(mode_of(target)) and newest < _modified(target) <= time.time_ns()


def newest_of(files: Iterable[Path]) -> int:
    """When the last one was modified, nanoseconds of the clock; one that is gone counts as 0."""
    return max((_modified(file) for file in files), default=0)


def stands_whole(target: Path) -> bool:
    """Whether it can be read, and is there to its end."""
    try:
        return is_whole(target, target.suffix)
    except OSError:
        return False


def _modified(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
