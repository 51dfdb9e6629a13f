"""Numbered pictures: each frame of a film as a PNG of its own, all of one palette."""

from contextlib import closing
from pathlib import Path

from render.encode.ahead import drawn_ahead
from render.encode.entries import entries_of, palette_for
from render.encode.error import disk_told
from render.encode.frames import Frame, Frames, Report, silent

DIGITS = 4
"""Of a number at least."""


def numbers(length: int) -> tuple[str, str]:
    """The first number and the last of so many frames, as they are written."""
    digits = max(DIGITS, len(str(length - 1)))
    return "0" * digits, f"{length - 1:0{digits}}"


def write_numbered(film: Frames, folder: Path, *, name: str, report: Report = silent) -> None:
    """Writes folder/NAME-0000.png and so on.

    Opaque ones have 255 colours in common, chosen as a GIF's; those without a ground have all.
    Raises EncodeError where the disk fails; what drawing raises passes through.
    """
    from PIL import Image

    palette = None if film.transparent else palette_for(film)
    digits = len(numbers(len(film))[0])

    def made(pixels: Frame) -> Frame:
        return pixels if palette is None else entries_of(pixels, palette)

    with closing(drawn_ahead(film, range(len(film)), made=made)) as drawn:
        for number, pixels in enumerate(drawn):
            image = Image.fromarray(pixels)
            if palette is not None:
                image.putpalette(palette.tobytes())
            with disk_told("write"):
                image.save(folder / f"{name}-{number:0{digits}}.png", optimize=palette is None)
            report(number + 1, len(film))
