"""Standard streams by which no full disk, and no reader that has gone, ends the work."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

FULL = {errno.ENOSPC: "the disk is full", errno.EDQUOT: "the disk quota is used up"}


class Lasting(io.FileIO):
    """An open descriptor; what it cannot take is lost, and the first error kept."""

    error: OSError | None = None

    def write(self, data: ReadableBuffer, /) -> int:
        """How many bytes are done with, taken or lost."""
        try:
            if (taken := super().write(data)) is not None:
                return taken
            raise BlockingIOError(errno.EAGAIN, "it takes nothing now")
        except OSError as error:
            self.error = self.error or error
            return memoryview(data).nbytes


def lasting_streams() -> Lasting | None:
    """Makes standard output and error last; the former's descriptor, None where it is closed."""
    sys.stderr, _ = _lasting(sys.stderr)
    sys.stdout, output = _lasting(sys.stdout)
    return output


def lost(output: Lasting | None) -> bool:
    """Whether anything said on standard output was lost; told, where there is one to read it."""
    if output is None or sys.stdout is None:
        return False
    sys.stdout.flush()
    if output.error is None:
        return False
    number = output.error.errno or 0
    if number != errno.EPIPE:
        reason = FULL.get(number, os.strerror(number))
        told = "what it tells is lost; free some space, or send it elsewhere"
        sys.stderr.write(f"standard output: {reason}: {told}\n")
    return True


def _lasting(stream: TextIO) -> tuple[TextIO, Lasting | None]:
    if not isinstance(stream, io.TextIOWrapper):  # closed from the start, or a test's own
        return stream, None
    stream.flush()
    raw = Lasting(stream.fileno(), "wb", closefd=False)
    text = io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=stream.encoding,
        errors="backslashreplace",  # a path may hold what the terminal's encoding cannot
        line_buffering=True,
        write_through=stream is sys.stderr,
    )
    return text, raw
