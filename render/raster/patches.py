"""Patches: a sheet's quadrilaterals, those together that two triangles show as well.

A sheet has as many cells as its sharpest features need; where it is smooth, most of them are no
more than a few pixels of a plane. Blocks of 2 × 2, 4 × 4 and 8 × 8 cells are drawn as one patch
where that moves nothing by a visible amount. Between patches of unlike size a sliver may open, at
most `MOVED` pixels wide and a little; who fills them reaches over their edges by `REACH`.
"""

import math

import numpy as np
from numpy.typing import NDArray

from render.raster.kernel import helper, kernel
from render.shapes import Array, Mesh

LARGEST = 8
"""Cells a side of the largest patch."""

MOVED, REACH = 0.06, 0.085
"""Pixels by which a patch may move its middle or its sides, and by which patches overlap."""

SUNK, COLOURED, LIT = 1e-4, 0.004, 0.006
"""The same in depth, in height and in light."""

BENT = 0.03
"""The same in height, as a share of the patch's own rise, where an isoline crosses it."""

DEPTH, HEIGHT, LIGHT = 2, 3, 4
"""What a vertex holds behind its x and y in pixels."""


def vertices_of(mesh: Mesh) -> tuple[Array, int]:
    """A mesh's vertices, (rows, columns, 5), its nearer rows and columns first.

    And −1 where that turned them over, else 1.
    """
    vertices = np.empty((*mesh.depth.shape, 5))
    vertices[..., :DEPTH] = mesh.points
    vertices[..., DEPTH] = mesh.depth
    vertices[..., HEIGHT] = mesh.height
    vertices[..., LIGHT] = mesh.light
    down = -1 if mesh.depth[-1].sum() < mesh.depth[0].sum() else 1
    right = -1 if mesh.depth[:, -1].sum() < mesh.depth[:, 0].sum() else 1
    return np.ascontiguousarray(vertices[::down, ::right]), down * right


def patches_of(vertices: Array, levels: int) -> NDArray[np.int32]:
    """Row, column, and cells down and across of each patch, (patches, 4), in the vertices' order.

    In a strip of a single row of cells they are one cell high.
    """
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
                patches[count, 0], patches[count, 1] = i, j
                patches[count, 2], patches[count, 3] = 1 if strip else size, size
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
    top, left = i, j
    bottom, right = i + max(1, 2 * down), j + 2 * across
    middle, centre = top + down, left + across
    lowest = min(vertices[top, left, HEIGHT], vertices[bottom, right, HEIGHT])
    highest = max(vertices[top, left, HEIGHT], vertices[bottom, right, HEIGHT])
    lowest = min(lowest, vertices[top, right, HEIGHT], vertices[bottom, left, HEIGHT])
    highest = max(highest, vertices[top, right, HEIGHT], vertices[bottom, left, HEIGHT])
    rise = highest - lowest
    crossed = math.floor((highest + rise) * levels) > math.floor((lowest - rise) * levels)
    coloured = min(COLOURED, BENT * rise) if crossed else COLOURED
    if not (
        passes(vertices, top, left, top, right, top, centre, coloured)
        and passes(vertices, bottom, left, bottom, right, bottom, centre, coloured)
    ):
        return False
    return down == 0 or (
        passes(vertices, top, left, bottom, left, middle, left, coloured)
        and passes(vertices, top, right, bottom, right, middle, right, coloured)
        and passes(vertices, top, right, bottom, left, middle, centre, coloured)
    )


@helper
def passes(
    vertices: Array, i: int, j: int, k: int, m: int, at: int, by: int, coloured: float
) -> bool:
    """Whether the line from one vertex to another passes by a third in its middle, near enough."""
    v = vertices
    passed: bool = (
        abs(v[i, j, 0] + v[k, m, 0] - 2 * v[at, by, 0]) <= 2 * MOVED
        and abs(v[i, j, 1] + v[k, m, 1] - 2 * v[at, by, 1]) <= 2 * MOVED
        and abs(v[i, j, DEPTH] + v[k, m, DEPTH] - 2 * v[at, by, DEPTH]) <= 2 * SUNK
        and abs(v[i, j, HEIGHT] + v[k, m, HEIGHT] - 2 * v[at, by, HEIGHT]) <= 2 * coloured
        and abs(v[i, j, LIGHT] + v[k, m, LIGHT] - 2 * v[at, by, LIGHT]) <= 2 * LIT
    )
    return passed
