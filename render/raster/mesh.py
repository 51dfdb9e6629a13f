"""Solids: a z-buffer of several samples a pixel, then one colour a pixel.

A triangle is filled row by row with depth, height and light interpolated on the screen. A pixel
whose samples all lie on one sheet is coloured once, from their mean; one on an edge gets the mean
of its samples' colours. The sheet that a sample lies on is kept with its height, as
height + 2 × sheet.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.raster.colour import ENTRIES, ramp_table
from render.raster.kernel import kernel
from render.shapes import Array, Solid

CROWDED = 3.0
"""Pixels of the layout between two isolines at which they have faded away."""

CLEAR = 7.0
"""Pixels of the layout between two isolines from which on they have their full strength."""

FOLD = 0.25
"""Spread of height within a pixel, as a share of the whole, at which two slopes meet there."""


BAND = 6_000_000
"""Samples that are filled and coloured at a time: their heights and lights take memory."""


class DepthBuffer(NamedTuple):
    """The depth of the nearest sheet, `samples` a pixel each way, from the pixel (left, top) on."""

    samples: int
    left: int
    top: int
    nearest: NDArray[np.float32]


NO_DEPTH = DepthBuffer(2, 0, 0, np.empty((0, 0), dtype=np.float32))
"""Where nothing hides anything."""


def joined(one: DepthBuffer, other: DepthBuffer) -> DepthBuffer:
    """The depths of both, of as many samples a pixel unless one is empty: the nearer hides."""
    if not one.nearest.size or not other.nearest.size:
        return one if one.nearest.size else other
    left, top = min(one.left, other.left), min(one.top, other.top)
    places = []
    for buffer in (one, other):
        rows, columns = buffer.nearest.shape
        row, column = (buffer.top - top) * buffer.samples, (buffer.left - left) * buffer.samples
        places.append((slice(row, row + rows), slice(column, column + columns)))
    shape = [max(place[axis].stop for place in places) for axis in (0, 1)]
    nearest = np.full(shape, np.inf, dtype=np.float32)
    for buffer, place in zip((one, other), places, strict=True):
        np.minimum(nearest[place], buffer.nearest, out=nearest[place])
    return DepthBuffer(one.samples, left, top, nearest)


def draw_solid(pixels: NDArray[np.uint8], solid: Solid, *, samples: int) -> DepthBuffer:
    """Draw a solid on pixels of shape (height, width, 3); the depths that it leaves there."""
    height, width = pixels.shape[:2]
    corners = np.concatenate([mesh.points.reshape(-1, 2) for mesh in solid.meshes])
    left, top = np.clip(np.floor(corners.min(axis=0)).astype(int), 0, (width, height))
    right, bottom = np.clip(np.ceil(corners.max(axis=0)).astype(int) + 1, 0, (width, height))
    shape = (bottom - top) * samples, (right - left) * samples
    nearest = np.full(shape, np.inf, dtype=np.float32)
    tables = np.stack([ramp_table(mesh.ramp) for mesh in solid.meshes])
    levels = np.array([float(mesh.levels) for mesh in solid.meshes])
    rows = max(1, BAND // max(1, shape[1] * samples))  # of pixels
    for begin in range(top, bottom, rows):
        end = min(begin + rows, bottom)
        first = (begin - top) * samples
        part = nearest[first : (end - top) * samples]
        heights, lights = np.empty((2, *part.shape), dtype=np.float32)
        for sheet, mesh in enumerate(solid.meshes):
            x = (mesh.points[..., 0] - left) * samples - 0.5
            y = (mesh.points[..., 1] - top) * samples - 0.5
            stored = np.clip(mesh.height, 0, 1) + 2 * sheet
            fill_sheet(part, heights, lights, x, y, mesh.depth, stored, mesh.light, first)
        colour_solid(
            pixels[begin:end, left:right],
            part,
            heights,
            lights,
            tables,
            levels,
            samples,
            solid.isoline,
            solid.strength,
            solid.density,
        )
    return DepthBuffer(samples, int(left), int(top), nearest)


@kernel
def fill_sheet(
    nearest: NDArray[np.float32],
    heights: NDArray[np.float32],
    lights: NDArray[np.float32],
    x: Array,
    y: Array,
    z: Array,
    h: Array,
    light: Array,
    above: int,
) -> None:
    """Fill every quadrilateral as two triangles; x and y count samples, `above` those cut off."""
    rows, columns = x.shape
    for i in range(rows - 1):
        for j in range(columns - 1):
            for half in range(2):
                p, q = i + half, j + half
                r, s = i, j + 1
                t, u = i + 1, j
                fill_triangle(
                    nearest,
                    heights,
                    lights,
                    (x[p, q], y[p, q], z[p, q], h[p, q], light[p, q]),
                    (x[r, s], y[r, s], z[r, s], h[r, s], light[r, s]),
                    (x[t, u], y[t, u], z[t, u], h[t, u], light[t, u]),
                    above,
                )


Corner = tuple[float, float, float, float, float]


@kernel
def fill_triangle(
    nearest: NDArray[np.float32],
    heights: NDArray[np.float32],
    lights: NDArray[np.float32],
    a: Corner,
    b: Corner,
    c: Corner,
    above: int,
) -> None:
    """Fill one triangle where it is nearer than what stands there, edges included."""
    rows, columns = nearest.shape
    area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
    if area == 0.0:
        return
    first = max(above, math.ceil(min(a[1], b[1], c[1])))
    last = min(above + rows - 1, math.floor(max(a[1], b[1], c[1])))
    # Slopes of depth, height and light along a row and down a column.
    bx, by = (c[1] - a[1]) / area, (a[0] - c[0]) / area
    cx, cy = (a[1] - b[1]) / area, (b[0] - a[0]) / area
    dz, dh, dl = b[2] - a[2], b[3] - a[3], b[4] - a[4]
    ez, eh, el = c[2] - a[2], c[3] - a[3], c[4] - a[4]
    zx, hx, lx = dz * bx + ez * cx, dh * bx + eh * cx, dl * bx + el * cx
    zy, hy, ly = dz * by + ez * cy, dh * by + eh * cy, dl * by + el * cy
    for row in range(first, last + 1):
        begin, end = np.inf, -np.inf
        for p, q in ((a, b), (b, c), (c, a)):
            if p[1] == q[1]:
                if p[1] == row:
                    begin, end = min(begin, p[0], q[0]), max(end, p[0], q[0])
            elif min(p[1], q[1]) <= row <= max(p[1], q[1]):
                at = p[0] + (row - p[1]) / (q[1] - p[1]) * (q[0] - p[0])
                begin, end = min(begin, at), max(end, at)
        if end < begin:
            continue
        start = max(0, math.ceil(begin))
        dx, dy = start - a[0], row - a[1]
        depth = a[2] + zx * dx + zy * dy
        height = a[3] + hx * dx + hy * dy
        light = a[4] + lx * dx + ly * dy
        place = row - above
        for column in range(start, min(columns - 1, math.floor(end)) + 1):
            if depth < nearest[place, column]:
                nearest[place, column] = depth
                heights[place, column] = height
                lights[place, column] = light
            depth += zx
            height += hx
            light += lx


@kernel
def colour_solid(
    pixels: NDArray[np.uint8],
    nearest: NDArray[np.float32],
    heights: NDArray[np.float32],
    lights: NDArray[np.float32],
    tables: NDArray[np.float32],
    levels: Array,
    samples: int,
    isoline: float,
    strength: float,
    density: int,
) -> None:
    """Give each pixel the colour of its samples, over what it has."""
    every = samples * samples
    for row in range(pixels.shape[0]):
        for column in range(pixels.shape[1]):
            covered, low, high = 0, np.inf, -np.inf
            total, light = 0.0, 0.0
            right, down = 0.0, 0.0
            for i in range(samples):
                for j in range(samples):
                    r, c = row * samples + i, column * samples + j
                    if nearest[r, c] < np.inf:
                        h = heights[r, c]
                        covered += 1
                        low, high = min(low, h), max(high, h)
                        total += h
                        light += lights[r, c]
                        right += h * (2 * j - samples + 1)
                        down += h * (2 * i - samples + 1)
            if covered == 0:
                continue
            if covered == every and high - low < FOLD:
                sheet = int(low * 0.5)
                h = total / every - 2 * sheet
                light /= every
                if levels[sheet] > 0:
                    # The least-squares slope over the samples, in levels a pixel.
                    slope = 6.0 * math.hypot(right, down) / (samples * (every - 1))
                    slope *= levels[sheet]
                    light *= 1.0 - strength * line_share(
                        h * levels[sheet], slope, isoline, levels[sheet], density
                    )
                for k in range(3):
                    entry = int(h * (ENTRIES - 1) + 0.5)
                    pixels[row, column, k] = min(255, int(tables[sheet, entry, k] * light + 0.5))
                continue
            for k in range(3):
                colour = 0.0
                for i in range(samples):
                    for j in range(samples):
                        r, c = row * samples + i, column * samples + j
                        if nearest[r, c] < np.inf:
                            sheet = int(heights[r, c] * 0.5)
                            h = min(1.0, max(0.0, heights[r, c] - 2 * sheet))
                            entry = int(h * (ENTRIES - 1) + 0.5)
                            colour += min(255.0, tables[sheet, entry, k] * lights[r, c])
                        else:
                            colour += pixels[row, column, k]
                pixels[row, column, k] = int(colour / every + 0.5)


@kernel
def line_share(
    level: float, slope: float, half_width: float, highest: float, density: int
) -> float:
    """How much of a pixel an isoline covers, 0 to 1; `slope` in levels a pixel.

    Lines stand where the level is whole, between 0 and the highest, and fade where they crowd.
    """
    whole = math.floor(level + 0.5)
    if whole <= 0 or whole >= highest or slope <= 1e-9:
        return 0.0
    distance = abs(level - whole) / slope
    covered = min(1.0, max(0.0, half_width + 0.5 - distance))
    clear = (1.0 / slope / density - CROWDED) / (CLEAR - CROWDED)
    return covered * min(1.0, max(0.0, clear))
