"""Mosaics: flat colours in cells, softened where they meet, with isolines over them."""

import math

import numpy as np
from numpy.typing import NDArray

from render.raster.colour import channels
from render.raster.isoline import clearness, line_share, pixels_apart
from render.raster.kernel import kernel
from render.shapes import Array, Mosaic

HIGHEST = 1e9
"""Above all levels: an isoline runs at each of them."""


def draw_mosaic(pixels: NDArray[np.uint8], mosaic: Mosaic) -> None:
    """Draw a mosaic on pixels of shape (height, width, 3), as far as it lies in them."""
    colour_mosaic(
        pixels,
        mosaic.tiles,
        mosaic.cell,
        mosaic.left,
        mosaic.top,
        np.array([channels(colour) for colour in mosaic.colours], dtype=np.float32),
        mosaic.levels,
        mosaic.isoline,
        mosaic.strength,
        mosaic.density,
    )


@kernel
def colour_mosaic(
    pixels: NDArray[np.uint8],
    tiles: NDArray[np.uint8],
    cell: int,
    left: int,
    top: int,
    colours: NDArray[np.float32],
    levels: Array,
    isoline: float,
    strength: float,
    density: int,
) -> None:
    """Give each pixel the mean of four samples, each between the cells about it."""
    rows, columns = levels.shape
    last_row, last_column = tiles.shape[0] - 1, tiles.shape[1] - 1
    for row in range(max(0, -top), min(rows, pixels.shape[0] - top)):
        for column in range(max(0, -left), min(columns, pixels.shape[1] - left)):
            r, c = min(last_row, row // cell), min(last_column, column // cell)
            own = tiles[r, c]
            alike = True
            for i in range(max(0, r - 1), min(last_row, r + 1) + 1):
                for j in range(max(0, c - 1), min(last_column, c + 1) + 1):
                    alike = alike and tiles[i, j] == own
            red, green, blue = colours[own, 0], colours[own, 1], colours[own, 2]
            if not alike:
                red, green, blue = np.float32(0), np.float32(0), np.float32(0)
                for sample in range(4):
                    down = (row + 0.25 + 0.5 * (sample // 2)) / cell - 0.5
                    across = (column + 0.25 + 0.5 * (sample % 2)) / cell - 0.5
                    i, j = math.floor(down), math.floor(across)
                    for corner in range(4):
                        m, n = i + corner // 2, j + corner % 2
                        share = (1.0 - abs(down - m)) * (1.0 - abs(across - n)) / 4.0
                        tile = tiles[min(last_row, max(0, m)), min(last_column, max(0, n))]
                        red += np.float32(share * colours[tile, 0])
                        green += np.float32(share * colours[tile, 1])
                        blue += np.float32(share * colours[tile, 2])
            level = levels[row, column]
            before, after = max(0, column - 1), min(columns - 1, column + 1)
            above, below = max(0, row - 1), min(rows - 1, row + 1)
            dx = (levels[row, after] - levels[row, before]) / max(1, after - before)
            dy = (levels[below, column] - levels[above, column]) / max(1, below - above)
            apart = pixels_apart(math.sqrt(dx * dx + dy * dy))
            shown = strength * clearness(apart, density)
            light = 1.0 - shown * line_share(level, apart, isoline, HIGHEST)
            pixels[top + row, left + column, 0] = int(red * light + 0.5)
            pixels[top + row, left + column, 1] = int(green * light + 0.5)
            pixels[top + row, left + column, 2] = int(blue * light + 0.5)
