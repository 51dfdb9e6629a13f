"""Strips: the two sides of a stroke's casing, where the stroke is seen through."""

import numpy as np

from render.shapes import Array


def strips(points: Array, apart: float) -> list[Array]:
    """Polylines that keep `apart` pixels to either side of one, (n, 2); none where it is a dot."""
    ways = np.diff(points, axis=0)
    lengths = np.linalg.norm(ways, axis=1)
    long = lengths > 0
    if not long.any():
        return []
    across = ways[long, ::-1] * (-1, 1) / lengths[long, None] * apart
    pairs = np.stack([points[:-1][long], points[1:][long]], axis=1)
    return [(pairs + side * across[:, None]).reshape(-1, 2) for side in (-1, 1)]
