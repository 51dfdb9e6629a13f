"""Edges: the pixels of a solid within which what is nearest changes."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.raster.colour import ENTRIES
from render.raster.depth import FINE
from render.raster.kernel import kernel
from render.raster.look import LIGHT, NOTHING, Looks

JUMP, FOLD = 0.004, 0.04
"""The second difference of depths, and of heights, from which on a pixel has an edge.

A pixel of ground seen at a low angle spans a few thousandths of depth.
"""

TILE = 4
"""Pixels a side of the squares in which edges are looked for."""


class Edges(NamedTuple):
    """The pixels on edges: the places of all, counted row by row, and for each pixel which it is.

    `rows` is −1 where it is none. `tiles` says which have some. `nearest` and `looks` (edges, 16)
    are those of their samples.
    """

    places: NDArray[np.int64]
    rows: NDArray[np.int32]
    tiles: NDArray[np.bool_]
    nearest: NDArray[np.float32]
    looks: Looks


def edges_of(nearest: NDArray[np.float32], looks: Looks) -> Edges:
    """The pixels of a picture in which what is nearest changes, with nothing in them yet."""
    shape = nearest.shape
    bent = np.zeros(shape, dtype=np.bool_)
    find_bends(nearest.reshape(-1), looks.reshape(-1), shape[1], bent.reshape(-1))
    bent[:, :1] = bent[:, -1:] = False  # there the row goes on with the next
    places = np.flatnonzero(bent)
    rows = np.full(shape, -1, dtype=np.int32)
    rows.reshape(-1)[places] = np.arange(len(places))
    tiles = np.zeros((shape[0] // TILE + 1, shape[1] // TILE + 1), dtype=np.bool_)
    tiles[places // shape[1] // TILE, places % shape[1] // TILE] = True
    samples = len(places), FINE * FINE
    unknown = np.full(samples, np.inf, dtype=np.float32)
    return Edges(places, rows, tiles, unknown, np.full(samples, NOTHING, dtype=np.int32))


@kernel
def find_bends(
    nearest: NDArray[np.float32], looks: Looks, width: int, bent: NDArray[np.bool_]
) -> None:
    """Mark where depths or heights bend, along a row or a column, but in the outer rows.

    All is flat and counted from the same place, which the compiler makes vectors of.
    """
    size = len(nearest) - 2 * width
    above, here, below = nearest[:size], nearest[width:], nearest[2 * width :]
    left, right = nearest[width - 1 :], nearest[width + 1 :]
    upper, middle, lower = looks[:size], looks[width:], looks[2 * width :]
    before, after = looks[width - 1 :], looks[width + 1 :]
    marks, jump, fold = bent[width:], np.float32(JUMP), np.int32(FOLD * ENTRIES)
    cut = np.int32(LIGHT)
    for k in range(size):
        depth, height = here[k] + here[k], (middle[k] >> cut) + (middle[k] >> cut)
        marks[k] = (
            (abs(left[k] + right[k] - depth) > jump)
            | (abs(above[k] + below[k] - depth) > jump)
            | (abs((before[k] >> cut) + (after[k] >> cut) - height) > fold)
            | (abs((upper[k] >> cut) + (lower[k] >> cut) - height) > fold)
        )
