"""What stands at a path where a file should."""

import stat

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
