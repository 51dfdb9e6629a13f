"""Patches: the cells of a grid, those together that two triangles show as well.

A grid is as fine as the sharpest features need; where the ground is smooth, most of its cells are
no more than a few pixels of a plane. Blocks of 2 × 2, 4 × 4 and 8 × 8 cells make one patch where
that moves nothing by a visible amount, from wherever it is seen. Between patches of unlike size a
sliver may open, at most `MOVED` pixels wide and a little; who fills them reaches over their edges
by `REACH`.
"""

import math

import numpy as np
from numpy.typing import NDArray

from render.raster.between import highest, lowest
from render.raster.kernel import helper, kernel
from render.shapes import Array

LARGEST = 8
"""Cells a side of the largest patch."""

MOVED, REACH = 0.06, 0.085
"""Pixels by which a patch may move its middle or its sides, and by which patches overlap."""

COLOURED, LIT = 0.004, 0.006
"""The same in height, a share of the whole, and in light."""

BENT = 0.03
"""The same in height, as a share of the patch's own rise, where an isoline crosses it."""


def patches_of(places: Array, heights: Array, lights: Array, levels: int) -> NDArray[np.int32]:
    """The patches of a grid, (patches, 4): the vertices at the corners of each, row by row.

    `places` (rows, columns, 3) are pixels, `heights` (rows, columns) 0 to 1 with isolines at
    so many levels and one less; `lights` (rows, columns, 3) are what a vertex reflects of light
    from each direction. Vertices are counted row by row. In a strip of a single row of cells a
    patch is one cell high.
    """
    vertices = np.concatenate([places, heights[..., None], lights], axis=-1)
    rows, columns = vertices.shape[0] - 1, vertices.shape[1] - 1
    sizes = np.ones((rows, columns), dtype=np.int32)
    patches = np.empty((rows * columns, 4), dtype=np.int32)
    count = gather_patches(vertices, float(levels), sizes, patches)
    return patches[:count]


@kernel
def gather_patches(
    vertices: Array, levels: float, sizes: NDArray[np.int32], patches: NDArray[np.int32]
) -> int:
    """Fill in `patches`; how many. `sizes`, all 1, becomes that of the patch at each cell."""
    rows, columns = sizes.shape
    strip = rows == 1
    size = 2
    while size <= LARGEST:
        half = size // 2
        down = 0 if strip else half
        for i in range(0, 1 if strip else rows - size + 1, size):
            for j in range(0, columns - size + 1, size):
                if (
                    sizes[i, j] == half
                    and sizes[i, j + half] == half
                    and sizes[i + down, j] == half
                    and sizes[i + down, j + half] == half
                    and is_flat(vertices, i, j, down, half, levels)
                ):
                    sizes[i, j] = size
        size *= 2
    count = 0
    for i in range(rows):
        j = 0
        while j < columns:
            size = size_at(sizes, i, j)
            if i % size == 0:
                first = i * (columns + 1) + j
                below = first + (1 if strip else size) * (columns + 1)
                patches[count, 0], patches[count, 1] = first, first + size
                patches[count, 2], patches[count, 3] = below, below + size
                count += 1
            j += size
    return count


@helper
def size_at(sizes: NDArray[np.int32], i: int, j: int) -> int:
    """Cells a side of the patch that a cell belongs to."""
    size = LARGEST
    while size > 1:
        if sizes[i - i % size, j - j % size] == size:
            return size
        size //= 2
    return 1


@helper
def is_flat(vertices: Array, i: int, j: int, down: int, across: int, levels: float) -> bool:
    """Whether two triangles with a block's corners pass by the middles of its sides, and its own.

    These lie `down` and `across` cells from its first corner; in a strip `down` is 0, and only
    its upper and lower side have any. The triangles meet in the diagonal from the right upper to
    the left lower corner.
    """
    bottom, right = i + (2 * down if down > 0 else 1), j + 2 * across
    middle, centre = i + down, j + across
    a, b = vertices[i, j, 3], vertices[i, right, 3]
    c, d = vertices[bottom, j, 3], vertices[bottom, right, 3]
    low, high = lowest(a, b, lowest(b, c, d)), highest(a, b, highest(b, c, d))
    rise = high - low
    crossed = math.floor((high + rise) * levels) > math.floor((low - rise) * levels)
    bent = BENT * rise
    coloured = bent if crossed and bent < COLOURED else COLOURED
    lines = (
        (i, j, i, right, i, centre),
        (bottom, j, bottom, right, bottom, centre),
        (i, j, bottom, j, middle, j),
        (i, right, bottom, right, middle, right),
        (i, right, bottom, j, middle, centre),
    )
    for k in range(2 if down == 0 else 5):  # noqa: SIM110  # numba knows no all()
        if not passes(vertices, lines[k], coloured):
            return False
    return True


@helper
def passes(vertices: Array, line: tuple[int, int, int, int, int, int], coloured: float) -> bool:
    """Whether the line from one vertex to another passes by a third in its middle, near enough."""
    a, b = vertices[line[0], line[1]], vertices[line[2], line[3]]
    middle = vertices[line[4], line[5]]
    moved = lit = 0.0
    for axis in range(3):
        moved += (a[axis] + b[axis] - 2 * middle[axis]) ** 2
        lit += (a[axis + 4] + b[axis + 4] - 2 * middle[axis + 4]) ** 2
    height = abs(a[3] + b[3] - 2 * middle[3])
    passed: bool = moved <= (2 * MOVED) ** 2 and lit <= (2 * LIT) ** 2 and height <= 2 * coloured
    return passed
