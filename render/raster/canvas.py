"""A canvas: pixels, the depths that a solid left on them, and shapes drawn in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import cast

import numpy as np
from numpy.typing import NDArray

from render.raster.bands import draw_bands
from render.raster.bundle import draw_grown
from render.raster.colour import channels
from render.raster.depth import NO_DEPTH, DepthBuffer, joined
from render.raster.dots import draw_dots
from render.raster.marker import draw_marker, draw_shadow
from render.raster.mosaic import draw_mosaic
from render.raster.solid import draw_solid
from render.raster.stroke import Ink, draw_lines
from render.raster.text import draw_label
from render.raster.walked import draw_walked
from render.shapes import (
    Bands,
    Dots,
    Grown,
    Label,
    Line,
    Marker,
    Mosaic,
    Shadow,
    Shape,
    Solid,
    Walked,
)


@dataclass(frozen=True, eq=False)
class Canvas:
    """Pixels of shape (height, width, 3), and the depths against which strokes are tested."""

    pixels: NDArray[np.uint8]
    depth: DepthBuffer = NO_DEPTH

    @classmethod
    def blank(cls, size: tuple[int, int], colour: str) -> Canvas:
        """A canvas of one colour; `size` is (width, height) in pixels."""
        width, height = size
        pixels = np.empty((height, width, 3), dtype=np.uint8)
        pixels[...] = channels(colour)
        return cls(pixels)

    def with_drawn(self, shapes: Iterable[Shape]) -> Canvas:
        """A new canvas with the shapes over this one, in order.

        They are tested against the depths of all solids drawn before them.
        """
        pixels = self.pixels.copy()
        depth = self.depth
        ink = Ink.of(*pixels.shape[:2])
        for kind, group in groupby(shapes, type):
            if kind is Line:
                draw_lines(pixels, cast("list[Line]", list(group)), depth, ink)
                continue
            for shape in group:
                match shape:
                    case Walked():
                        draw_walked(pixels, shape, depth, ink)
                    case Grown():
                        draw_grown(pixels, shape, depth, ink)
                    case Shadow():
                        draw_shadow(pixels, shape, depth)
                    case Marker():
                        draw_marker(pixels, shape, depth)
                    case Label():
                        draw_label(pixels, shape)
                    case Dots():
                        draw_dots(pixels, shape, depth)
                    case Bands():
                        draw_bands(pixels, shape)
                    case Mosaic():
                        draw_mosaic(pixels, shape)
                    case Solid():
                        depth = joined(depth, draw_solid(pixels, shape))
        ink.put_back()
        return Canvas(pixels, depth)
