"""Numbered pictures: each frame of a film as a PNG of its own, all of one palette."""

from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from render.encode.ahead import drawn_ahead
from render.encode.error import disk_told
from render.encode.frames import Frame, Frames, Report, silent
from render.encode.gif import samples
from render.encode.palette import Palette, palette_of, reserved

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

    palette = None if film.transparent else _palette(film)
    digits = len(numbers(len(film))[0])

    def made(pixels: Frame) -> Frame:
        return pixels if palette is None else indexed(pixels, palette)

    with closing(drawn_ahead(film, range(len(film)), made=made)) as drawn:
        for number, pixels in enumerate(drawn):
            image = Image.fromarray(pixels)
            if palette is not None:
                image.putpalette(palette.tobytes())
            with disk_told("write"):
                image.save(folder / f"{name}-{number:0{digits}}.png", optimize=palette is None)
            report(number + 1, len(film))


def indexed(pixels: Frame, palette: Palette) -> NDArray[np.uint8]:
    """Of each pixel (height, width, 3) the number of the nearest colour, (height, width)."""
    codes = pixels @ np.array([65536, 256, 1])
    colours, each = np.unique(codes, return_inverse=True)
    wanted = np.stack([colours >> 16, colours >> 8 & 255, colours & 255], axis=1).astype(np.float32)
    entries = palette.astype(np.float32)
    # |c - e|² but for |c|², which is the same for every entry.
    far = (entries**2).sum(axis=1) - 2 * wanted @ entries.T
    nearest: NDArray[np.uint8] = far.argmin(axis=1).astype(np.uint8)
    return nearest[each].reshape(pixels.shape[:2])


def _palette(film: Frames) -> Palette:
    indices = samples(len(film))
    with closing(drawn_ahead(film, indices)) as sample:
        return palette_of(sample, len(indices), reserved(film.colours))
