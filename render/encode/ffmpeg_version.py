"""ffmpeg_version(): which encoder makes the films here."""

import re
import subprocess

PATIENCE = 10.0
"""Seconds that it may take to tell."""


def ffmpeg_version() -> str:
    """Its version as it tells it, such as 7.1; 'unknown' where it is missing or does not."""
    import imageio_ffmpeg

    try:
        told = subprocess.run(
            [imageio_ffmpeg.get_ffmpeg_exe(), "-version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        ).stdout.decode(errors="replace")
    # Making the film then says what is wrong.
    except (OSError, RuntimeError, subprocess.TimeoutExpired):
        return "unknown"
    found = re.match(r"ffmpeg version ([!-~]{1,80})", told)
    return found[1] if found else "unknown"
