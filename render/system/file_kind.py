"""What stands at a path where a file should."""

import os
import stat
from pathlib import Path

KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def file_kind(mode: int) -> str:
    """What a mode that is not a regular file's tells, in words."""
    return KINDS.get(stat.S_IFMT(mode), "no regular file")


def unread(error: OSError) -> str:
    """Why what stands somewhere cannot be read."""
    dangling = isinstance(error, FileNotFoundError)
    reason = "a link to nothing" if dangling else os.strerror(error.errno or 0).lower()
    return f"cannot be read: {reason}"


def mode_of(path: Path) -> int:
    """The mode of what stands at a path, links followed; 0 where nothing can be there."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0
