"""Depth: how near the nearest sheet of a solid is at each pixel, and what it leaves in sight.

A pixel has one depth, that of its middle. One on an edge, where what is nearest changes, has
4 × 4 besides.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.raster.kernel import kernel

FINE = 4
"""Samples a side of a pixel on an edge."""

DOWN, ACROSS = ((np.indices((FINE, FINE)) + 0.5) / FINE).reshape(2, -1)
"""Where they lie in it."""


class DepthBuffer(NamedTuple):
    """The depths of pixels from (left, top) on: `nearest` (rows, columns), infinite for none.

    `edges` (rows, columns) is −1, or for a pixel on an edge its row of `samples` (edges, 16).
    """

    left: int
    top: int
    nearest: NDArray[np.float32]
    edges: NDArray[np.int32]
    samples: NDArray[np.float32]

    @classmethod
    def of(cls, nearest: NDArray[np.float32]) -> DepthBuffer:
        """Depths from the upper left pixel on, none of them on an edge."""
        edges = np.full(nearest.shape, -1, dtype=np.int32)
        return cls(0, 0, nearest, edges, np.empty((0, FINE * FINE), dtype=np.float32))


NO_DEPTH = DepthBuffer.of(np.empty((0, 0), dtype=np.float32))
"""Where nothing hides anything."""


def joined(one: DepthBuffer, other: DepthBuffer) -> DepthBuffer:
    """The depths of both: in each pixel those of the nearer."""
    if not one.nearest.size or not other.nearest.size:
        return one if one.nearest.size else other
    left, top = min(one.left, other.left), min(one.top, other.top)
    places = []
    for buffer in (one, other):
        rows, columns = buffer.nearest.shape
        row, column = buffer.top - top, buffer.left - left
        places.append((slice(row, row + rows), slice(column, column + columns)))
    shape = [max(place[axis].stop for place in places) for axis in (0, 1)]
    nearest = np.full(shape, np.inf, dtype=np.float32)
    edges = np.full(shape, -1, dtype=np.int32)
    for buffer, place, before in zip((one, other), places, (0, len(one.samples)), strict=True):
        nearer = (buffer.nearest < nearest[place]) | (edges[place] < 0) & (buffer.edges >= 0)
        nearest[place][nearer] = buffer.nearest[nearer]
        edges[place][nearer] = buffer.edges[nearer] + before * (buffer.edges[nearer] >= 0)
    return DepthBuffer(left, top, nearest, edges, np.concatenate([one.samples, other.samples]))


@kernel
def visible(z: float, row: int, column: int, solid: DepthBuffer) -> float:
    """How much of a pixel at depth z nothing stands before, 0 to 1."""
    left, top, nearest, edges, samples = solid
    r, c = row - top, column - left
    if r < 0 or c < 0 or r >= nearest.shape[0] or c >= nearest.shape[1]:
        return 1.0
    edge = edges[r, c]
    if edge < 0:
        return 1.0 if z <= nearest[r, c] else 0.0
    seen = 0.0
    for k in range(FINE * FINE):
        if z <= samples[edge, k]:
            seen += 1.0
    return seen / (FINE * FINE)
