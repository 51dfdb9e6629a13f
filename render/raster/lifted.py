"""Lifted: what was drawn on black and on white, as colour and opacity without a ground."""

import numpy as np
from numpy.typing import NDArray

from render.raster.kernel import kernel

Bytes = NDArray[np.uint8]

BLOCK = 16
"""Pixels a side of the squares in which an encoder works."""


def lifted(on_black: Bytes, on_white: Bytes) -> Bytes:
    """Colour F and opacity a, given what blending left on black, a F, and white, a F + (1 - a).

    Pixels in are (height, width, 3), out (height, width, 4).
    """
    made = np.empty((*on_black.shape[:2], 4), dtype=np.uint8)
    fill_lifted(on_black.reshape(-1), on_white.reshape(-1), made.reshape(-1))
    return made


def bled(pixels: Bytes) -> Bytes:
    """The colours (height, width, 3) of pixels with opacity, carried on where nothing is seen.

    An encoder that rounds, and keeps one colour for four pixels, takes some of the neighbours'. In
    each block all that is clear has the mean of what is not, weighed by opacity.
    """
    made = np.empty((*pixels.shape[:2], 3), dtype=np.uint8)
    fill_bled(pixels, made)
    return made


@kernel
def fill_lifted(black: Bytes, white: Bytes, made: Bytes) -> None:
    """Pixel by pixel, all of them flat."""
    for k in range(len(made) // 4):
        through = 0
        for channel in range(3):
            through += int(white[3 * k + channel]) - int(black[3 * k + channel])
        opacity = min(255, max(0, 255 - (2 * through + 3) // 6))
        made[4 * k + 3] = opacity
        # Of the opacity as it is stored, so that its rounding is made up for.
        for channel in range(3):
            part = int(black[3 * k + channel])
            made[4 * k + channel] = min(255, int(np.rint(255.0 * part / max(opacity, 1))))


@kernel
def fill_bled(pixels: Bytes, made: Bytes) -> None:
    """Block by block."""
    height, width = pixels.shape[:2]
    for top in range(0, height, BLOCK):
        bottom = min(height, top + BLOCK)
        for left in range(0, width, BLOCK):
            right = min(width, left + BLOCK)
            weight, red, green, blue = 0, 0, 0, 0
            for row in range(top, bottom):
                for column in range(left, right):
                    opacity = int(pixels[row, column, 3])
                    weight += opacity
                    red += opacity * int(pixels[row, column, 0])
                    green += opacity * int(pixels[row, column, 1])
                    blue += opacity * int(pixels[row, column, 2])
            weight = max(1, weight)
            for row in range(top, bottom):
                for column in range(left, right):
                    if pixels[row, column, 3]:
                        for channel in range(3):
                            made[row, column, channel] = pixels[row, column, channel]
                    else:
                        made[row, column, 0] = red // weight
                        made[row, column, 1] = green // weight
                        made[row, column, 2] = blue // weight
