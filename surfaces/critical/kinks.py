"""Minima and maxima where the ground has a kink, which no gradient tells."""

from collections.abc import Callable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from surfaces.critical.kinds import kind_by_circles
from surfaces.critical.point import Kind
from surfaces.critical.sets import distinct

Array = NDArray[np.float64]


class Valued(Protocol):
    """What has values and a gradient at points (n, 2)."""

    def value(self, points: Array) -> Array:
        """The values, shape (n,)."""
        ...

    def slope(self, points: Array) -> Array:
        """∇f, shape (n, 2)."""
        ...


CELLS = 120
"""Along each side of the grid whose lowest and highest points are looked at."""

MOST = 120
"""Points that are looked at, the nearest to the middle."""

STEEP = 0.02
"""Of the typical slope: the least beside a kink; or else …"""

SHARPER = 1.9
"""… the ground rises by a lower power of the distance than this, as |x|^1.5 does."""

CORNERS = np.array([(0.9, 0.8), (-0.7, 0.9), (-0.9, -0.8), (0.8, -0.7)])
"""Whence it is searched once more, in cells."""

AGREED = 1e-5
"""How near to each other searches from about a point must end, as a share of the diagonal."""

WAYS = np.array([(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1)], dtype=float)


def kinks(
    ground: Valued, low: Array, high: Array, known: Array, *, typical: float
) -> list[tuple[Array, Kind]]:
    """Minima and maxima of the rectangle's inside that are none of the known points.

    Each cell of a grid that stands out is searched; where that ends on ground that is steep right
    beside it, it is searched from four sides more. It counts where all come to one place that
    stands out on the smallest circles and is no pole.
    """
    axes = [np.linspace(a, b, CELLS + 1) for a, b in zip(low, high, strict=True)]
    grid = np.stack(np.meshgrid(*axes, indexing="xy"), axis=-1)
    heights = ground.value(grid.reshape(-1, 2)).reshape(grid.shape[:2])
    cell = (high - low) / CELLS
    diagonal = float(np.linalg.norm(high - low))
    middle = (low + high) / 2
    found: list[tuple[Array, Kind]] = []
    for sign in (1.0, -1.0):

        def upright(points: Array, sign: float = sign) -> Array:
            return sign * ground.value(points)

        places = grid[1:-1, 1:-1][_stands_out(sign * heights)]
        places = away(places, known, 2.5 * float(cell.max()))
        places = places[np.linalg.norm(places - middle, axis=1).argsort(kind="stable")][:MOST]
        ends = away(descents(upright, places, cell), known, AGREED * diagonal)
        ends = distinct(ends, near=AGREED * diagonal)
        ends = ends[is_sharp_at(ground, ends, diagonal, typical)]
        corners = ends[:, None] + cell * CORNERS
        about = descents(upright, corners.reshape(-1, 2), cell).reshape(-1, len(CORNERS), 2)
        one = np.abs(about - ends[:, None]).max(axis=(1, 2)) <= AGREED * diagonal
        for end in ends[one]:
            kind = kind_by_circles(ground.value, end, diagonal=diagonal, sharp=True)
            if kind == ("minimum" if sign > 0 else "maximum"):
                found.append((rounder(upright, end, diagonal), kind))
    return found


def rounder(value: Callable[[Array], Array], point: Array, diagonal: float) -> Array:
    """The point with as few digits as leave it as low."""
    digits = -int(np.floor(np.log10(diagonal)))
    tries = np.array([*(np.round(point, digits + k) + 0.0 for k in range(2, 8)), point])
    tries = tries[np.linalg.norm(tries - point, axis=1) <= AGREED * diagonal]
    best: Array = tries[(value(tries) <= value(point[None])[0]).argmax()]
    return best


def is_sharp_at(
    ground: Valued, points: Array, diagonal: float, typical: float
) -> NDArray[np.bool_]:
    """Whether the ground beside each point is steep, or bends without bound, and yet no pole."""
    if not len(points):
        return np.zeros(0, dtype=np.bool_)
    angles = 2 * np.pi * (np.arange(12) + 0.4) / 12
    circle = diagonal * np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    near = points[:, None] + 1e-5 * circle
    slopes = np.hypot(*ground.slope(near.reshape(-1, 2)).T).reshape(len(points), 12)
    here = ground.value(points)[:, None]
    nearest, nearer, far = (
        np.abs(
            ground.value((points[:, None] + r * circle).reshape(-1, 2)).reshape(-1, 12) - here
        ).max(axis=1)
        for r in (1e-5, 1e-4, 1e-2)
    )
    sharp = np.log(far / nearer) < SHARPER * np.log(100)
    is_pole = nearest > 0.3 * far
    return np.asarray(((slopes.max(axis=1) > STEEP * typical) | sharp) & ~is_pole)


def away(points: Array, known: Array, reach: float) -> Array:
    """The points that are near to none of those known."""
    far = np.linalg.norm(points[:, None] - known[None], axis=-1).min(axis=1, initial=np.inf)
    kept: Array = points[far > reach]
    return kept


def _stands_out(heights: Array) -> NDArray[np.bool_]:
    """Which points of the grid's inside are lower than all eight about them."""
    middle = heights[1:-1, 1:-1]
    rows, columns = heights.shape
    lower = np.isfinite(middle)
    for i in range(3):
        for j in range(3):
            if (i, j) != (1, 1):
                lower &= middle < heights[i : rows - 2 + i, j : columns - 2 + j]
    return lower


def descents(
    value: Callable[[Array], Array],
    starts: Array,
    cell: Array,
    ends: tuple[Array, Array] | None = None,
) -> Array:
    """Where each start comes to by steps along the axes and diagonals, halved where none helps.

    Who leaves the rectangle between its lower and upper `ends` is followed no farther.
    """
    points = starts.copy()
    here = value(points)
    size = np.ones(len(points))
    going = np.arange(len(points))
    for _ in range(150):
        if not len(going):
            break
        tries = points[going, None] + size[going, None, None] * cell * WAYS
        there = value(tries.reshape(-1, 2)).reshape(len(going), len(WAYS))
        there = np.where(np.isnan(there), np.inf, there)
        best = there.argmin(axis=1)
        rows = np.arange(len(going))
        better = there[rows, best] < here[going]
        points[going[better]] = tries[rows, best][better]
        here[going[better]] = there[rows, best][better]
        size[going[~better]] /= 2
        more = size[going] >= 1e-9
        if ends is not None:
            more &= ((points[going] >= ends[0]) & (points[going] <= ends[1])).all(axis=1)
        going = going[more]
    return points
