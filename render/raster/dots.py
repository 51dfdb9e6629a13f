"""Dots: thousands of small discs with their tails, drawn by one call."""

import math

import numpy as np
from numpy.typing import NDArray

from render.raster.between import share
from render.raster.colour import channels
from render.raster.depth import DepthBuffer, visible
from render.raster.kernel import helper, kernel
from render.shapes import Array, Dots

TAPERED = 0.45
"""The width of a tail at its end, as a share of that at its head."""


def draw_dots(pixels: NDArray[np.uint8], dots: Dots, depth: DepthBuffer) -> None:
    """Draw dots on pixels of shape (height, width, 3)."""
    n = len(dots.points)
    rows = np.empty((n, 3))
    rows[:, :2] = dots.points
    rows[:, 2] = -np.inf if dots.depth is None else dots.depth
    m = 0 if dots.tails is None else dots.tails.shape[1]
    tails = np.empty((n, m, 3))
    if dots.tails is not None:
        tails[..., :2] = dots.tails
        tails[..., 2] = -np.inf if dots.tail_depth is None else dots.tail_depth
    colours = np.array([channels(colour) for colour in dots.colours]).reshape(-1, 3)
    casing = np.array([channels(dots.casing)])
    nothing = np.zeros(n, dtype=np.int64)
    if dots.casing_width > 0:
        blend_discs(pixels, rows, nothing, casing, dots.radius + dots.casing_width, depth)
    blend_tails(pixels, rows, tails, dots.which, colours, dots.radius, dots.tail_strength, depth)
    blend_discs(pixels, rows, dots.which, colours, dots.radius, depth)


@kernel
def blend_discs(
    pixels: NDArray[np.uint8],
    rows: Array,
    which: NDArray[np.int64],
    colours: Array,
    radius: float,
    solid: DepthBuffer,
) -> None:
    """Blend discs at rows (n, 3) of x, y and depth, one after another."""
    height, width = pixels.shape[:2]
    reach = radius + 0.5
    for k in range(len(rows)):
        x, y, z = rows[k, 0], rows[k, 1], rows[k, 2]
        for row in range(max(0, math.floor(y - reach)), min(height, math.ceil(y + reach) + 1)):
            for column in range(
                max(0, math.floor(x - reach)), min(width, math.ceil(x + reach) + 1)
            ):
                across, down = column + 0.5 - x, row + 0.5 - y
                square = across * across + down * down
                if square >= reach * reach:
                    continue
                covered = share(reach - math.sqrt(square)) * visible(z, row, column, solid)
                blend_into(pixels, row, column, covered, colours, which[k])


@kernel
def blend_tails(
    pixels: NDArray[np.uint8],
    rows: Array,
    tails: Array,
    which: NDArray[np.int64],
    colours: Array,
    radius: float,
    strength: float,
    solid: DepthBuffer,
) -> None:
    """Blend tails (n, m, 3) behind their heads, each piece fainter and thinner, the last first."""
    count = tails.shape[1]
    for k in range(len(rows)):
        for piece in range(count - 1, -1, -1):
            left = 1.0 - (piece + 0.5) / count
            thick = radius * (TAPERED + (1.0 - TAPERED) * left)
            a = rows[k] if piece == 0 else tails[k, piece - 1]
            b = tails[k, piece]
            blend_piece(pixels, a, b, thick, strength * left, colours, which[k], solid)


@helper
def blend_piece(
    pixels: NDArray[np.uint8],
    a: Array,
    b: Array,
    radius: float,
    strength: float,
    colours: Array,
    colour: int,
    solid: DepthBuffer,
) -> None:
    """Blend a segment from one x, y and depth to another, but not the disc about the first."""
    height, width = pixels.shape[:2]
    reach = radius + 0.5
    dx, dy = b[0] - a[0], b[1] - a[1]
    length2 = dx * dx + dy * dy
    if length2 < 0.01:
        return
    low_row = max(0, math.floor(min(a[1], b[1]) - reach))
    high_row = min(height, math.ceil(max(a[1], b[1]) + reach) + 1)
    low_column = max(0, math.floor(min(a[0], b[0]) - reach))
    high_column = min(width, math.ceil(max(a[0], b[0]) + reach) + 1)
    for row in range(low_row, high_row):
        for column in range(low_column, high_column):
            px, py = column + 0.5 - a[0], row + 0.5 - a[1]
            free = (px * dx + py * dy) / length2
            if free <= 0.0 or free > 1.0:
                continue
            beside = abs(px * dy - py * dx) / math.sqrt(length2)
            if beside >= reach:
                continue
            z = a[2] + free * (b[2] - a[2]) if a[2] > -np.inf else a[2]
            covered = share(reach - beside) * strength * visible(z, row, column, solid)
            blend_into(pixels, row, column, covered, colours, colour)


@helper
def blend_into(
    pixels: NDArray[np.uint8], row: int, column: int, covered: float, colours: Array, colour: int
) -> None:
    """Blend a colour into a pixel for its share."""
    for k in range(3):
        value = pixels[row, column, k] * (1.0 - covered) + colours[colour, k] * covered
        pixels[row, column, k] = int(value + 0.5)
