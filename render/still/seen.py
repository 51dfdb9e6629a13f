"""What a solid leaves in sight, by the same depths as in a film."""

import numpy as np

from render.raster.depth import DepthBuffer, visible
from render.shapes import Array


def seen(points: Array, lies: Array, depth: DepthBuffer) -> Array:
    """How much shows of pixels about points (n, 2) at depths (n,): shape (n,), 0 to 1."""
    if not depth.nearest.size:
        return np.ones(len(points))
    places = np.floor(points).astype(int).tolist()
    return np.array(
        [
            visible(z, row, column, depth)
            for z, (column, row) in zip(lies.tolist(), places, strict=True)
        ]
    )
