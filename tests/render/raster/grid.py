"""Meshes of a grid of vertices, each cell a quad of its own."""

import numpy as np

from render.shapes import Array, Mesh


def cells(rows: int, columns: int) -> np.ndarray:
    """The quads of a grid of so many vertices."""
    number = np.arange(rows * columns, dtype=np.int32).reshape(rows, columns)
    corners = [number[:-1, :-1], number[:-1, 1:], number[1:, :-1], number[1:, 1:]]
    return np.stack(corners, axis=-1).reshape(-1, 4)


def grid_mesh(points: Array, depth, height, light, ramp, levels: int = 0, **rest) -> Mesh:
    """A mesh of `points` (rows, columns, 2), the rest (rows, columns)."""
    flat = [np.asarray(one, dtype=float).reshape(-1) for one in (depth, height, light)]
    quads = rest.pop("quads", cells(*points.shape[:2]))
    return Mesh(points.reshape(-1, 2), *flat, quads, ramp, levels, **rest)
