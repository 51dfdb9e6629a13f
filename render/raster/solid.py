"""Solids: each pixel coloured by the nearest sheet in its middle, then those on edges anew.

A sheet's triangles are filled with depth, height and light interpolated on the screen, nearer
sheets first. Where height or depth then bends from pixel to pixel, what is nearest changes within
one: such pixels, a few in a hundred, are filled again at 4 × 4 samples each and get their mean.
The sheet that a pixel shows is kept with its height, as height + 2 × sheet.
"""

from __future__ import annotations

import math
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from render.raster.colour import ENTRIES, LIT, TABLE, ramp_table
from render.raster.depth import FINE, DepthBuffer
from render.raster.isoline import Isolines
from render.raster.kernel import kernel
from render.raster.patches import REACH
from render.raster.triangle import (
    at,
    corners_of,
    numbers_at,
    points_at,
    shown,
    shows,
    span,
    triangle_of,
)
from render.shapes import Array, Solid

FOLD, JUMP = 0.04, 0.004
"""The second difference of heights, and of depths, from which on a pixel has an edge.

A pixel of ground seen at a low angle spans a few thousandths of depth.
"""

TILE = 4
"""Pixels a side of the squares in which edges are looked for."""

NOTHING = -9.0
"""The height of what no sheet covers."""

HALF = 1 << (TABLE + LIT - 1)
"""What makes cutting digits off rounding."""

Bytes: TypeAlias = NDArray[np.uint8]


class Sheet(NamedTuple):
    """A mesh as kernels take it, and how it looks.

    `points` (n, 2) are pixels from the target's corner on; `quads` (m, 4) come the nearer first.
    Of a quad's first triangle the side shows whose area has the sign of `front`, of the other the
    opposite; or both, where that is 0. `table` has its colours, low to high.
    """

    number: int
    points: Array
    depth: Array
    height: Array
    light: Array
    quads: NDArray[np.int32]
    front: int
    table: NDArray[np.int64]
    isolines: Isolines


class Target(NamedTuple):
    """What is drawn on: the picture, and from (left, top) of it on each pixel's depth and height.

    `height` is that of the nearest sheet, 0 to 1, plus 2 × its number.
    """

    pixels: NDArray[np.uint8]
    left: int
    top: int
    nearest: NDArray[np.float32]
    height: NDArray[np.float32]


class Edges(NamedTuple):
    """The pixels on edges: the places of all, counted row by row, and for each pixel which it is.

    `rows` is −1 where it is none. `tiles` says which have some. `nearest` (edges, 16) and `colours`
    (edges, 16, 3) are those of their samples.
    """

    places: NDArray[np.int64]
    rows: NDArray[np.int32]
    tiles: NDArray[np.bool_]
    nearest: NDArray[np.float32]
    colours: NDArray[np.float32]


def draw_solid(pixels: NDArray[np.uint8], solid: Solid) -> DepthBuffer:
    """Draw a solid on pixels of shape (height, width, 3); the depths that it leaves there."""
    target = target_of(pixels, solid)
    sheets = sheets_of(solid, target.left, target.top)
    left, top, shape = target.left, target.top, target.nearest.shape
    behind = pixels[top : top + shape[0], left : left + shape[1]].copy()
    for sheet in sheets:
        fill_pixels(target, sheet)
    edges = edges_of(target)
    for sheet in sheets:
        fill_samples(edges, sheet)
    colour_edges(target, behind, edges)
    return DepthBuffer(left, top, target.nearest, edges.rows, edges.nearest)


def edges_of(target: Target) -> Edges:
    """The pixels in which what is nearest changes, with nothing in them yet."""
    shape = target.nearest.shape
    bent = np.zeros(shape, dtype=np.uint8)
    for numbers, most in [(target.nearest, JUMP), (target.height, FOLD)]:
        find_bends(numbers.reshape(-1), shape[1], most, bent.reshape(-1))
    bent[:, :1] = bent[:, -1:] = 0  # there the row goes on with the next
    places = np.flatnonzero(bent)
    rows = np.full(shape, -1, dtype=np.int32)
    rows.reshape(-1)[places] = np.arange(len(places))
    tiles = np.zeros((shape[0] // TILE + 1, shape[1] // TILE + 1), dtype=np.bool_)
    tiles[places // shape[1] // TILE, places % shape[1] // TILE] = True
    nearest = np.full((len(places), FINE * FINE), np.inf, dtype=np.float32)
    colours = np.empty((len(places), FINE * FINE, 3), dtype=np.float32)
    return Edges(places, rows, tiles, nearest, colours)


def target_of(pixels: NDArray[np.uint8], solid: Solid) -> Target:
    """The part of a picture that a solid may touch, empty, and a pixel around it."""
    places = [mesh.points[:, axis] for mesh in solid.meshes for axis in (0, 1)]
    low = [min(float(one.min()) for one in places[axis::2]) for axis in (0, 1)]
    high = [max(float(one.max()) for one in places[axis::2]) for axis in (0, 1)]
    most = pixels.shape[1], pixels.shape[0]
    left, top = np.clip(np.floor(low).astype(int) - 1, 0, most).tolist()
    right, bottom = np.clip(np.ceil(high).astype(int) + 1, 0, most).tolist()
    shape = bottom - top, right - left
    return Target(
        pixels,
        left,
        top,
        np.full(shape, np.inf, dtype=np.float32),
        np.full(shape, NOTHING, dtype=np.float32),
    )


def sheets_of(solid: Solid, left: int, top: int) -> list[Sheet]:
    """The meshes, the nearest first, in pixels from (left, top) on."""
    sheets = []
    for number, mesh in sorted(enumerate(solid.meshes), key=lambda one: one[1].depth.mean()):
        first, last = mesh.depth[mesh.quads[0]].sum(), mesh.depth[mesh.quads[-1]].sum()
        strength = float(solid.strength) if mesh.levels else 0.0
        isolines = Isolines(float(mesh.levels), float(solid.isoline), strength, solid.density)
        sheets.append(
            Sheet(
                number,
                mesh.points - np.array([left, top]),
                mesh.depth,
                mesh.height,
                mesh.light,
                np.ascontiguousarray(mesh.quads if first <= last else mesh.quads[::-1]),
                0 if mesh.two_sided else -1,
                ramp_table(mesh.ramp),
                isolines,
            )
        )
    return sheets


@kernel
def fill_pixels(target: Target, sheet: Sheet) -> None:
    """Colour each pixel in whose middle the sheet is nearest."""
    pixels, left, top, nearest, kept = target
    number, points, depths, heights, lights, quads, front, table, isolines = sheet
    for k in range(2 * len(quads)):
        corners = corners_of(quads, k)
        a, b, c = points_at(points, corners)
        first = max(0, math.ceil(min(a[1], b[1], c[1]) - REACH - 0.5))
        last = min(nearest.shape[0] - 1, math.floor(max(a[1], b[1], c[1]) + REACH - 0.5))
        if first > last or not shows(a, b, c, front if k % 2 == 0 else -front):
            continue
        triangle = triangle_of(
            (a, b, c),
            numbers_at(depths, corners),
            numbers_at(heights, corners),
            numbers_at(lights, corners),
            isolines,
        )
        for row in range(first, last + 1):
            y = row + 0.5
            low, high = span(triangle, y)
            begin = max(0, math.ceil(low - 0.5))
            end = min(nearest.shape[1] - 1, math.floor(high - 0.5))
            for column in range(begin, end + 1):
                x = column + 0.5
                depth = at(triangle.depth, x, y)
                if depth < nearest[row, column]:
                    height, light = shown(triangle, isolines, x, y)
                    nearest[row, column] = depth
                    kept[row, column] = height + 2 * number
                    entry = int(height * (ENTRIES - 1) + 0.5)
                    whole = int(light * 2**LIT + 0.5)
                    for channel in range(3):
                        value = (table[entry, channel] * whole + HALF) >> (TABLE + LIT)
                        pixels[top + row, left + column, channel] = min(255, value)


@kernel
def find_bends(numbers: NDArray[np.float32], width: int, most: float, bent: Bytes) -> None:
    """Mark where numbers bend by more than `most`, along a row or a column, but in the outer rows.

    All is flat and counted from the same place, which the compiler makes vectors of.
    """
    size = len(numbers) - 2 * width
    above, here, below = numbers[:size], numbers[width:], numbers[2 * width :]
    left, right = numbers[width - 1 :], numbers[width + 1 :]
    marks, limit = bent[width:], np.float32(most)
    for k in range(size):
        twice = here[k] + here[k]
        across, along = abs(left[k] + right[k] - twice), abs(above[k] + below[k] - twice)
        marks[k] |= (across > limit) | (along > limit)


@kernel
def fill_samples(edges: Edges, sheet: Sheet) -> None:
    """Give each sample of the pixels on edges the depth and colour of the nearest sheet."""
    _, edge_rows, tiles, nearest, colours = edges
    _, points, depths, heights, lights, quads, front, table, isolines = sheet
    rows, columns = edge_rows.shape
    for k in range(2 * len(quads)):
        corners = corners_of(quads, k)
        a, b, c = points_at(points, corners)
        if not shows(a, b, c, front if k % 2 == 0 else -front):
            continue
        upper, lower = min(a[1], b[1], c[1]) - REACH, max(a[1], b[1], c[1]) + REACH
        above, below = max(0, math.floor(upper)), min(rows - 1, math.floor(lower))
        first = max(0, math.floor(min(a[0], b[0], c[0]) - REACH))
        last = min(columns - 1, math.floor(max(a[0], b[0], c[0]) + REACH))
        near = False
        for row in range(above // TILE, below // TILE + 1):
            for column in range(first // TILE, last // TILE + 1):
                near |= tiles[row, column]
        if not near:
            continue
        triangle = triangle_of(
            (a, b, c),
            numbers_at(depths, corners),
            numbers_at(heights, corners),
            numbers_at(lights, corners),
            isolines,
        )
        for row in range(above, below + 1):
            begin, end = first, last
            while begin <= end and edge_rows[row, begin] < 0:
                begin += 1
            while begin <= end and edge_rows[row, end] < 0:
                end -= 1
            if begin > end:
                continue
            for i in range(FINE):
                y = row + (i + 0.5) / FINE
                low, high = span(triangle, y)
                low, high = max(low, begin), min(high, end + 1.0)
                if y < upper or y > lower:
                    continue
                for fine in range(math.ceil(low * FINE - 0.5), math.floor(high * FINE - 0.5) + 1):
                    edge = edge_rows[row, fine // FINE]
                    if edge < 0:
                        continue
                    x = (fine + 0.5) / FINE
                    depth = at(triangle.depth, x, y)
                    sample = FINE * i + fine % FINE
                    if depth < nearest[edge, sample]:
                        height, light = shown(triangle, isolines, x, y)
                        nearest[edge, sample] = depth
                        entry = int(height * (ENTRIES - 1) + 0.5)
                        for channel in range(3):
                            value = table[entry, channel] * light / 2**TABLE
                            colours[edge, sample, channel] = min(255.0, value)


@kernel
def colour_edges(target: Target, behind: NDArray[np.uint8], edges: Edges) -> None:
    """Give each pixel on an edge the mean of its samples, where there is none what was behind."""
    columns = edges.rows.shape[1]
    for edge in range(len(edges.places)):
        row, column = edges.places[edge] // columns, edges.places[edge] % columns
        for k in range(3):
            total = 0.0
            for sample in range(FINE * FINE):
                if edges.nearest[edge, sample] < np.inf:
                    total += edges.colours[edge, sample, k]
                else:
                    total += behind[row, column, k]
            value = int(total / (FINE * FINE) + 0.5)
            target.pixels[target.top + row, target.left + column, k] = value
