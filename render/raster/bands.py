"""Bands: flat colours between levels, with the isolines that part them."""

import math

import numpy as np
from numpy.typing import NDArray

from render.raster.colour import channels
from render.raster.isoline import clearness, line_share, pixels_apart
from render.raster.kernel import kernel
from render.shapes import Array, Bands


def draw_bands(pixels: NDArray[np.uint8], bands: Bands) -> None:
    """Draw bands on pixels of shape (height, width, 3), as far as they lie in them."""
    top, left = max(0, bands.top), max(0, bands.left)
    levels = np.ascontiguousarray(
        bands.levels[
            top - bands.top : max(0, pixels.shape[0] - bands.top),
            left - bands.left : max(0, pixels.shape[1] - bands.left),
        ]
    )
    rows, columns = levels.shape
    region = pixels[top : top + rows, left : left + columns]
    colours = np.array([channels(colour) for colour in bands.colours], dtype=np.float32)
    colour_bands(
        region,
        levels,
        colours,
        bands.isoline,
        bands.strength,
        bands.between,
        bands.density,
    )


@kernel
def colour_bands(
    pixels: NDArray[np.uint8],
    levels: Array,
    colours: NDArray[np.float32],
    isoline: float,
    strength: float,
    between: float,
    density: int,
) -> None:
    """Colour each pixel by its level; where a level's edge crosses it, by both bands."""
    rows, columns = levels.shape
    top = len(colours) - 1
    for row in range(rows):
        for column in range(columns):
            level = levels[row, column]
            left, right = max(0, column - 1), min(columns - 1, column + 1)
            above, below = max(0, row - 1), min(rows - 1, row + 1)
            dx = (levels[row, right] - levels[row, left]) / max(1, right - left)
            dy = (levels[below, column] - levels[above, column]) / max(1, below - above)
            slope = math.sqrt(dx * dx + dy * dy)  # twice as fast as hypot
            edge = math.floor(level + 0.5)
            upper = min(1.0, max(0.0, 0.5 + (level - edge) / max(slope, 1e-9)))
            over = min(top, max(0, int(edge)))
            under = min(top, max(0, int(edge) - 1))
            shown = strength if edge % 2 == 0 else strength * between
            apart = pixels_apart(slope)
            shown *= clearness(apart, density)
            light = 1.0 - shown * line_share(level, apart, isoline, top + 1.0)
            for k in range(3):
                colour = colours[under, k] + (colours[over, k] - colours[under, k]) * upper
                pixels[row, column, k] = int(colour * light + 0.5)
