"""Tail: the end of what a child process writes, read as it comes and kept in memory."""

import os
import threading
from typing import IO

PATIENCE = 1.0
"""Seconds that the end of a pipe is waited for: one that a stranger holds open has none."""


class Tail:
    """Reads a pipe to its end in a thread and keeps its last bytes.

    A child never waits for a reader, whatever it writes; no full disk loses its words; and what
    it writes without end takes no more room than `length` bytes twice.
    """

    def __init__(self, pipe: IO[bytes], *, length: int) -> None:
        self._pipe = pipe
        self._length = length
        self._kept = bytearray()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._read, name="tail", daemon=True)
        self._thread.start()

    def read(self) -> bytes:
        """The last bytes, once the pipe has ended or PATIENCE has passed."""
        self.join()
        with self._lock:
            return bytes(self._kept[-self._length :])

    def join(self) -> None:
        """Waits until the pipe has ended and is closed, or PATIENCE has passed."""
        self._thread.join(PATIENCE)

    def _read(self) -> None:
        with self._pipe as pipe:
            while chunk := os.read(pipe.fileno(), 65536):
                with self._lock:
                    self._kept += chunk
                    if len(self._kept) > 2 * self._length:
                        del self._kept[: -self._length]
