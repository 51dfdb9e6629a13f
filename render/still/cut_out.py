"""Cut-outs: shapes without a ground, in colour and opacity, as exact as they are drawn on one."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.raster import Canvas
from render.raster.depth import NO_DEPTH, DepthBuffer
from render.raster.lifted import lifted
from render.shapes import Shape


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
