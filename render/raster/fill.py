"""Filling: each pixel, or each sample of those on edges, gets the depth and look of the nearest."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.raster.between import highest, lowest
from render.raster.depth import ACROSS, DOWN
from render.raster.edges import TILE, Edges
from render.raster.isoline import Isolines
from render.raster.kernel import helper, kernel
from render.raster.look import Looks, look_of
from render.raster.patches import REACH
from render.raster.triangle import (
    Triangle,
    at,
    corners_of,
    numbers_at,
    points_at,
    reached,
    shows,
    span,
    triangle_of,
)
from render.shapes import Array

LANES = 8
"""Pixels of a row that are filled at once; those beyond a triangle's stay as they are."""


class Sheet(NamedTuple):
    """A mesh as kernels take it.

    `points` (n, 2) are pixels from the target's corner on; `quads` (m, 4) come the nearer first.
    Of a quad's first triangle the side shows whose area has the sign of `front`, of the other the
    opposite; or both, where that is 0.
    """

    number: int
    points: Array
    depth: Array
    height: Array
    light: Array
    quads: NDArray[np.int32]
    front: int
    isolines: Isolines


class Target(NamedTuple):
    """What is filled: each pixel's depth and look, row by row, and `LANES` more at the end."""

    rows: int
    columns: int
    nearest: NDArray[np.float32]
    looks: Looks


@kernel
def fill_pixels(target: Target, sheet: Sheet) -> None:
    """Fill each pixel in whose middle the sheet is nearest."""
    for k in range(2 * len(sheet.quads)):
        a, b, c = points_at(sheet.points, corners_of(sheet.quads, k))
        first = max(0, math.ceil(lowest(a[1], b[1], c[1]) - REACH - 0.5))
        last = min(target.rows - 1, math.floor(highest(a[1], b[1], c[1]) + REACH - 0.5))
        if first > last or not shows(a, b, c, sheet.front if k % 2 == 0 else -sheet.front):
            continue
        triangle = kth_triangle(sheet, k)
        for row in range(first, last + 1):
            low, high = span(triangle, row + 0.5)
            begin = max(0, math.ceil(low - 0.5))
            count = min(target.columns - 1, math.floor(high - 0.5)) - begin + 1
            if count > 0:
                fill_row(target, sheet, triangle, row, begin, count)


@helper
def fill_row(
    target: Target, sheet: Sheet, triangle: Triangle, row: int, begin: int, count: int
) -> None:
    """Fill so many pixels of a row with a triangle, where it is nearest."""
    place, lanes = row * target.columns + begin, (count + LANES - 1) // LANES * LANES
    nearest, looks = target.nearest[place : place + lanes], target.looks[place : place + lanes]
    x, y = begin + 0.5, row + 0.5
    depth, height = at(triangle.depth, x, y), at(triangle.height, x, y)
    light = at(triangle.light, x, y)
    for k in range(lanes):
        z = depth + k * triangle.depth[1]
        look = look_of(
            sheet.number,
            height + k * triangle.height[1],
            light + k * triangle.light[1],
            triangle,
            sheet.isolines,
        )
        nearer = (z < nearest[k]) & (k < count)
        nearest[k] = z if nearer else nearest[k]
        looks[k] = look if nearer else looks[k]


@kernel
def fill_samples(edges: Edges, sheet: Sheet) -> None:
    """Fill each sample of the pixels on edges where the sheet is nearest."""
    rows, columns = edges.rows.shape
    for k in range(2 * len(sheet.quads)):
        a, b, c = points_at(sheet.points, corners_of(sheet.quads, k))
        if not shows(a, b, c, sheet.front if k % 2 == 0 else -sheet.front):
            continue
        upper, lower = lowest(a[1], b[1], c[1]) - REACH, highest(a[1], b[1], c[1]) + REACH
        above, below = max(0, math.floor(upper)), min(rows - 1, math.floor(lower))
        first = max(0, math.floor(lowest(a[0], b[0], c[0]) - REACH))
        last = min(columns - 1, math.floor(highest(a[0], b[0], c[0]) + REACH))
        near = False
        for row in range(above // TILE, below // TILE + 1):
            for column in range(first // TILE, last // TILE + 1):
                near |= edges.tiles[row, column]
        if not near:
            continue
        triangle = kth_triangle(sheet, k)
        for row in range(above, below + 1):
            low, high = reached(triangle, row)
            begin, end = max(first, math.floor(low)), min(last, math.floor(high))
            for column in range(begin, end + 1):
                edge = edges.rows[row, column]
                if edge >= 0:
                    fill_pixel(edges, edge, sheet, triangle, row, column, (upper, lower))


@helper
def fill_pixel(
    edges: Edges,
    edge: int,
    sheet: Sheet,
    triangle: Triangle,
    row: int,
    column: int,
    ends: tuple[float, float],
) -> None:
    """Fill the samples of a pixel on an edge with a triangle between two heights, where nearest."""
    nearest, looks = edges.nearest[edge], edges.looks[edge]
    low, too_low, high, too_high = triangle.low, triangle.too_low, triangle.high, triangle.too_high
    for k in range(len(nearest)):
        x, y = column + ACROSS[k], row + DOWN[k]
        z = at(triangle.depth, x, y)
        look = look_of(
            sheet.number,
            at(triangle.height, x, y),
            at(triangle.light, x, y),
            triangle,
            sheet.isolines,
        )
        nearer = (
            (z < nearest[k])
            & (x >= triangle.left)
            & (x <= triangle.right)
            & (y >= ends[0])
            & (y <= ends[1])
            & (x >= low[0] + low[1] * y)
            & (x >= too_low[0] + too_low[1] * y)
            & (x <= high[0] + high[1] * y)
            & (x <= too_high[0] + too_high[1] * y)
        )
        nearest[k] = z if nearer else nearest[k]
        looks[k] = look if nearer else looks[k]


@helper
def kth_triangle(sheet: Sheet, k: int) -> Triangle:
    """The k-th triangle of a sheet, of two for each quad."""
    corners = corners_of(sheet.quads, k)
    return triangle_of(
        points_at(sheet.points, corners),
        numbers_at(sheet.depth, corners),
        numbers_at(sheet.height, corners),
        numbers_at(sheet.light, corners),
        sheet.isolines,
    )
