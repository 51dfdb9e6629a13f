"""Triangles on the screen: their sides, and depth, height and light as planes over the pixels."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.raster.between import highest, lowest
from render.raster.isoline import Isolines, clearness, pixels_apart
from render.raster.kernel import helper
from render.raster.patches import REACH
from render.shapes import Array

Point = tuple[float, float]
"""Pixels right and down."""

Three = tuple[float, float, float]
"""A number at each corner of a triangle."""

Slopes = tuple[float, float, float]
"""A number on a triangle: at the origin of pixels, and its growth a pixel right and down."""

Bound = tuple[float, float]
"""A side of a triangle: its column at the origin of pixels, and its growth a pixel down."""


class Triangle(NamedTuple):
    """A triangle on the screen: the pixels that hold it, its sides, and what it shows.

    It lies to the right of `low` and `too_low` and to the left of `high` and `too_high`; one of
    them is infinitely far, or two where a side is level. On it isolines are so many pixels
    `apart`, and `lined` says how strong they are.
    """

    left: float
    right: float
    low: Bound
    too_low: Bound
    high: Bound
    too_high: Bound
    depth: Slopes
    height: Slopes
    light: Slopes
    apart: float
    lined: float


@helper
def corners_of(quads: NDArray[np.int32], k: int) -> tuple[int, int, int]:
    """The vertices of the k-th triangle, of two for each quad."""
    return quads[k // 2, 3 * (k % 2)], quads[k // 2, 1], quads[k // 2, 2]


@helper
def points_at(points: Array, corners: tuple[int, int, int]) -> tuple[Point, Point, Point]:
    """Three of points (n, 2)."""
    u, v, w = corners
    return (points[u, 0], points[u, 1]), (points[v, 0], points[v, 1]), (points[w, 0], points[w, 1])


@helper
def numbers_at(numbers: Array, corners: tuple[int, int, int]) -> Three:
    """Three of numbers (n,)."""
    return numbers[corners[0]], numbers[corners[1]], numbers[corners[2]]


@helper
def shows(a: Point, b: Point, c: Point, side: int) -> bool:
    """Whether a triangle has an area, of the sign of `side` unless that is 0."""
    area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
    return area * side > 0.0 if side != 0 else area != 0.0


@helper
def triangle_of(
    points: tuple[Point, Point, Point],
    depths: Three,
    heights: Three,
    lights: Three,
    isolines: Isolines,
) -> Triangle:
    """The triangle with three corners, and what stands at each."""
    a, b, c = points
    scale = 1.0 / ((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]))
    p_right, p_down = (c[1] - a[1]) * scale, (a[0] - c[0]) * scale
    q_right, q_down = (a[1] - b[1]) * scale, (b[0] - a[0]) * scale
    p = -(p_right * a[0] + p_down * a[1]), p_right, p_down
    q = -(q_right * a[0] + q_down * a[1]), q_right, q_down
    height = mixed(heights, p, q)
    slope = math.sqrt(height[1] * height[1] + height[2] * height[2])
    levels = isolines.levels
    apart = pixels_apart(levels * slope)
    lined = isolines.strength * clearness(apart, isolines.density)
    reach = (isolines.half_width + 0.5 + 2 * REACH) * slope * levels
    low, high = lowest(*heights) * levels - reach, highest(*heights) * levels + reach
    if math.floor(high) < math.ceil(low):
        lined = 0.0  # none comes near
    return Triangle(
        lowest(a[0], b[0], c[0]) - REACH,
        highest(a[0], b[0], c[0]) + REACH,
        *bounds(p, q, (1.0 - p[0] - q[0], -p_right - q_right, -p_down - q_down)),
        mixed(depths, p, q),
        height,
        mixed(lights, p, q),
        apart,
        lined,
    )


@helper
def mixed(values: Three, p: Slopes, q: Slopes) -> Slopes:
    """A number with the first value where both shares are 0, and the others where one is 1."""
    value, with_p, with_q = values[0], values[1] - values[0], values[2] - values[0]
    return (
        value + with_p * p[0] + with_q * q[0],
        with_p * p[1] + with_q * q[1],
        with_p * p[2] + with_q * q[2],
    )


@helper
def bounds(p: Slopes, q: Slopes, r: Slopes) -> tuple[Bound, Bound, Bound, Bound]:
    """Columns from which on and up to which no share is negative, two each, and `REACH` more."""
    low1, low2, high1, high2 = (-np.inf, 0.0), (-np.inf, 0.0), (np.inf, 0.0), (np.inf, 0.0)
    for share in (p, q, r):
        # 0 that many pixels beyond the side, or up to half as much again.
        value = share[0] + REACH * (abs(share[1]) + abs(share[2]))
        if share[1] > 0.0:
            low2, low1 = low1, (-value / share[1], -share[2] / share[1])
        elif share[1] < 0.0:
            high2, high1 = high1, (-value / share[1], -share[2] / share[1])
    return low1, low2, high1, high2


@helper
def span(triangle: Triangle, y: float) -> tuple[float, float]:
    """From where to where a triangle reaches at a height on the screen."""
    a, b, c, d = triangle.low, triangle.too_low, triangle.high, triangle.too_high
    return (
        highest(a[0] + a[1] * y, b[0] + b[1] * y, triangle.left),
        lowest(c[0] + c[1] * y, d[0] + d[1] * y, triangle.right),
    )


@helper
def reached(triangle: Triangle, row: int) -> tuple[float, float]:
    """From where to where a triangle reaches in a row of pixels, at most."""
    a, b, c, d = triangle.low, triangle.too_low, triangle.high, triangle.too_high
    low = a[0] + a[1] * row + min(0.0, a[1]), b[0] + b[1] * row + min(0.0, b[1])
    high = c[0] + c[1] * row + max(0.0, c[1]), d[0] + d[1] * row + max(0.0, d[1])
    return highest(*low, triangle.left), lowest(*high, triangle.right)


@helper
def at(slopes: Slopes, x: float, y: float) -> float:
    """A triangle's number at a point."""
    return slopes[0] + slopes[1] * x + slopes[2] * y
