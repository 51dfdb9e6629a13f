"""Pixels as numbers of a palette's colours, the nearest of each."""

from contextlib import closing

import numpy as np
from numpy.typing import NDArray

from render.encode.ahead import drawn_ahead
from render.encode.frames import Frame, Frames
from render.encode.gif import samples
from render.encode.palette import Palette, palette_of, reserved


def palette_for(film: Frames) -> Palette:
    """255 colours for all of a film's frames, chosen as a GIF's; opacity is left aside."""
    indices = samples(len(film))
    with closing(drawn_ahead(film, indices)) as sample:
        colours = (frame[..., :3] for frame in sample)
        return palette_of(colours, len(indices), reserved(film.colours))


def entries_of(pixels: Frame, palette: Palette) -> NDArray[np.uint8]:
    """Of each pixel (height, width, 3) the number of the nearest colour, (height, width)."""
    codes = pixels @ np.array([65536, 256, 1])
    colours, each = np.unique(codes, return_inverse=True)
    wanted = np.stack([colours >> 16, colours >> 8 & 255, colours & 255], axis=1).astype(np.float32)
    entries = palette.astype(np.float32)
    # |c - e|² but for |c|², which is the same for every entry.
    far = (entries**2).sum(axis=1) - 2 * wanted @ entries.T
    nearest: NDArray[np.uint8] = far.argmin(axis=1).astype(np.uint8)
    return nearest[each].reshape(pixels.shape[:2])
