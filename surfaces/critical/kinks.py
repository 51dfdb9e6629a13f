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

MOST = 40
"""Points that are looked at."""

STEEP = 0.02
"""Of the typical slope: the least beside a kink."""

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
    found: list[tuple[Array, Kind]] = []
    for sign in (1.0, -1.0):

        def upright(points: Array, sign: float = sign) -> Array:
            return sign * ground.value(points)

        places = grid[1:-1, 1:-1][_stands_out(sign * heights)][:MOST]
        places = _away(places, known, 2.5 * float(cell.max()))
        ends = _away(_descents(upright, places, cell), known, AGREED * diagonal)
        ends = distinct(ends, near=AGREED * diagonal)
        ends = ends[_is_steep(ground, ends, diagonal, typical)]
        corners = ends[:, None] + cell * CORNERS
        about = _descents(upright, corners.reshape(-1, 2), cell).reshape(-1, len(CORNERS), 2)
        one = np.abs(about - ends[:, None]).max(axis=(1, 2)) <= AGREED * diagonal
        for end in ends[one]:
            kind = kind_by_circles(ground.value, end, diagonal=diagonal, sharp=True)
            if kind == ("minimum" if sign > 0 else "maximum"):
                found.append((end, kind))
    return found


def _is_steep(ground: Valued, points: Array, diagonal: float, typical: float) -> NDArray[np.bool_]:
    """Whether the ground right beside each point is steep, and yet no pole."""
    if not len(points):
        return np.zeros(0, dtype=np.bool_)
    angles = 2 * np.pi * (np.arange(12) + 0.4) / 12
    circle = diagonal * np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    near = points[:, None] + 1e-5 * circle
    slopes = np.linalg.norm(ground.slope(near.reshape(-1, 2)), axis=1).reshape(len(points), 12)
    here = ground.value(points)[:, None]
    rises = [
        np.abs(ground.value((points[:, None] + r * circle).reshape(-1, 2)).reshape(-1, 12) - here)
        for r in (1e-5, 1e-2)
    ]
    is_pole = rises[0].max(axis=1) > 0.3 * rises[1].max(axis=1)
    return np.asarray((slopes.max(axis=1) > STEEP * typical) & ~is_pole)


def _away(points: Array, known: Array, reach: float) -> Array:
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


def _descents(value: Callable[[Array], Array], starts: Array, cell: Array) -> Array:
    """Where each start comes to by steps along the axes and diagonals, halved where none helps."""
    points = starts.copy()
    if not len(points):
        return points
    here = value(points)
    size = np.ones(len(points))
    for _ in range(150):
        tries = points[:, None] + size[:, None, None] * cell * WAYS
        there = value(tries.reshape(-1, 2)).reshape(len(points), len(WAYS))
        there = np.where(np.isnan(there), np.inf, there)
        best = there.argmin(axis=1)
        rows = np.arange(len(points))
        better = there[rows, best] < here
        points[better] = tries[rows, best][better]
        here = np.where(better, there[rows, best], here)
        size = np.where(better, size, size / 2)
        if (size < 1e-9).all():
            break
    return points
