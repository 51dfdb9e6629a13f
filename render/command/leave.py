"""The end of the command, whatever a scene has left running in its process."""

import os
import sys
import threading
from contextlib import suppress
from typing import NoReturn


def leave(status: str | int | None) -> NoReturn:
    """Exits, and waits for no thread that a scene has left behind."""
    started = {one for one in threading.enumerate() if not one.daemon} - {threading.main_thread()}
    if started and isinstance(status, int | None):
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError, AttributeError):  # a scene may have closed it
                stream.flush()
        os._exit(status or 0)
    sys.exit(status)
