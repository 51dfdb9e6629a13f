"""Straight ways: a stroke without the points that lie on the way from one to another.

Where a walker creeps, each step is a small part of a pixel, and costs as much as a long one.
"""

import numpy as np
from numpy.typing import NDArray

from render.raster.between import share
from render.raster.kernel import helper, kernel
from render.shapes import Array

BESIDE, DEEPER, FAINTER, LONGER = 0.03, 5e-5, 0.004, 0.03
"""By what a point left out may miss the straight way: pixels, depth, fade, pixels of `along`."""

MOST = 24
"""Points left out in a row; each is looked at again for every one after it."""


@kernel
def leave_out(rows: Array, starts: NDArray[np.int64], loose: Array) -> None:
    """Close up the rows of strokes, `draw_strokes`' own, where those that are `loose` lose some.

    So many times as far as can't be seen a point left out may miss; 0 times, and all stay.
    """
    count = 0
    for m in range(len(loose)):
        begin, end = starts[m], starts[m + 1]
        starts[m] = count
        last = begin
        for k in range(begin, end):
            inner = loose[m] > 0.0 and begin < k < end - 1
            if inner and k - last < MOST and is_straight(rows, last, k + 1, loose[m]):
                continue
            last = k
            for column in range(rows.shape[1]):
                rows[count, column] = rows[k, column]
            count += 1
    starts[len(loose)] = count


@helper
def is_straight(rows: Array, begin: int, end: int, loose: float) -> bool:
    """Whether the points between two lie on the way from one to the other, near enough."""
    near = BESIDE * loose
    across, down = rows[end, 0] - rows[begin, 0], rows[end, 1] - rows[begin, 1]
    square = across * across + down * down
    for k in range(begin + 1, end):
        x, y = rows[k, 0] - rows[begin, 0], rows[k, 1] - rows[begin, 1]
        t = (x * across + y * down) / square if square > 0.0 else 0.0
        t = share(t)
        beside, below = x - t * across, y - t * down
        if (
            beside * beside + below * below > near * near
            or missed(rows, begin, k, end, t, 2) > DEEPER * loose
            or missed(rows, begin, k, end, t, 3) > FAINTER * loose
            or missed(rows, begin, k, end, t, 4) > LONGER * loose
            or rows[k, 5] != rows[end, 5]
            or rows[k, 6] != rows[end, 6]
        ):
            return False
    straight: bool = rows[end, 6] > 0.0
    return straight


@helper
def missed(rows: Array, begin: int, k: int, end: int, t: float, column: int) -> float:
    """How far off what stands at a share t of the way is what the k-th point has."""
    on_the_way = rows[begin, column] + t * (rows[end, column] - rows[begin, column])
    off: float = abs(on_the_way - rows[k, column])
    return off
