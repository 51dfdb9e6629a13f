"""ffmpeg_version(): which encoder makes the films here."""

import re
import subprocess

from render.encode.process import end
from render.system.stopping import held

PATIENCE = 10.0
"""Seconds that it may take to tell."""


def ffmpeg_version() -> str:
    """Its version as it tells it, such as 7.1; 'unknown' where it is missing or does not."""
    import imageio_ffmpeg

    with held() as signals:
        try:
            process = subprocess.Popen(
                [imageio_ffmpeg.get_ffmpeg_exe(), "-version"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        # Making the film then says what is wrong.
        except (OSError, RuntimeError):
            return "unknown"
        try:
            with signals.heard():
                told = process.communicate(timeout=PATIENCE)[0].decode(errors="replace")
        except subprocess.TimeoutExpired:
            return "unknown"
        finally:
            end(process)
    found = re.match(r"ffmpeg version ([!-~]{1,80})", told)
    return found[1] if found else "unknown"
