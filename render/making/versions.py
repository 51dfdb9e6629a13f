"""versions(): what a picture's pixels depend on beside its scene."""

import platform
from contextlib import suppress
from importlib import metadata

PACKAGES = ("steepest", "numpy", "matplotlib", "numba", "pillow")


def versions(*, encoder: bool) -> dict[str, str]:
    """The versions of the interpreter, the packages and, where asked, ffmpeg, by name."""
    found = {"python": platform.python_version()}
    for name in PACKAGES:
        # The project may lie on the path without being installed.
        with suppress(metadata.PackageNotFoundError):
            found[name] = metadata.version(name)
    if encoder:
        from render.encode import ffmpeg_version

        found["ffmpeg"] = ffmpeg_version()
    return found
