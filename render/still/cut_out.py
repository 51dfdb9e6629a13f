"""Cut-outs: shapes without a ground, in colour and opacity, as exact as they are drawn on one."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.raster import Canvas
from render.raster.depth import NO_DEPTH, DepthBuffer
from render.shapes import Shape

STRIP = 256
"""Rows that are worked out at a time."""


class CutOut(NamedTuple):
    """Red, green, blue and opacity, (height, width, 4), and the depths that solids left."""

    pixels: NDArray[np.uint8]
    depth: DepthBuffer


def cut_out(
    shapes: Iterable[Shape],
    size: tuple[int, int],
    *,
    depth: DepthBuffer = NO_DEPTH,
) -> CutOut:
    """What shapes leave on glass; `size` is (width, height) in pixels, `depth` what is before."""
    shapes = list(shapes)

    def drawn(ground: str) -> Canvas:
        blank = Canvas(Canvas.blank(size, ground).pixels, depth)
        return blank.with_drawn(shapes)

    on_black = drawn("#000000").pixels  # its depths are those of the other, and large
    on_white = drawn("#ffffff")
    return CutOut(lifted(on_black, on_white.pixels), on_white.depth)


def lifted(on_black: NDArray[np.uint8], on_white: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Colour F and opacity a, given what blending left on black, a F, and white, a F + (1 - a).

    Pixels in are (height, width, 3), out (height, width, 4).
    """
    lifted = np.empty((*on_black.shape[:2], 4), dtype=np.uint8)
    for top in range(0, len(lifted), STRIP):  # the numbers between are eight times as large
        strip = slice(top, top + STRIP)
        black = on_black[strip].astype(np.float64)
        through = (on_white[strip] - black).mean(axis=-1, keepdims=True)
        opacity = np.clip(np.round(255 - through), 0, 255)
        # Of the opacity as it is stored, so that its rounding is made up for.
        colour = np.clip(np.round(255 * black / np.maximum(opacity, 1)), 0, 255)
        lifted[strip] = np.concatenate([colour, opacity], axis=-1)
    return lifted
