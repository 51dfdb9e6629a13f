"""Where paths run on one line: found in the plane, so that both are shown."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from render.shapes import Array
from render.views.path import Path

REACH = 1.0
"""Pixels between two paths that count as one line; as much again where cells meet."""

SHORTEST = 9.0
"""Pixels of length from which on a shared stretch is more than a crossing."""

MOST = 40
"""Paths beyond which a picture shows a crowd, and lines shared in it are left as they are."""


def lengths_along(path: Path, pixels_a_unit: Array) -> Array:
    """The length in pixels up to each point of a path, shape (n,), seen from above."""
    ways = np.linalg.norm(np.diff(path.points, axis=0) * pixels_a_unit, axis=1)
    return np.concatenate([[0.0], np.cumsum(ways)])[: len(path.points)]


def shared_from(paths: Sequence[Path], pixels_a_unit: Array) -> list[Array]:
    """The steps from which other paths lie under each point of each path, by path.

    Entry j has shape (n_j, j): the step from which path i < j lies under a point of path j, or
    infinity where it never does.
    """
    if len(paths) > MOST:
        return [np.empty((len(path.points), 0)) for path in paths]
    cells = [np.round(path.points * pixels_a_unit / REACH).astype(int) for path in paths]
    firsts = [first_visits(cell, path.steps) for cell, path in zip(cells, paths, strict=True)]
    found = []
    for j, path in enumerate(paths):
        along = lengths_along(path, pixels_a_unit)
        keys = list(map(tuple, cells[j].tolist()))
        steps = np.full((len(keys), j), np.inf)
        for i in range(j):
            near = np.array([firsts[i].get(key, np.inf) for key in keys]).reshape(-1)
            steps[:, i] = without_crossings(near, along)
        found.append(steps)
    return found


def first_visits(cells: NDArray[np.int64], steps: Array) -> dict[tuple[int, int], float]:
    """The step at which each cell, or a neighbour of it, is first visited."""
    first: dict[tuple[int, int], float] = {}
    for (column, row), step in zip(cells.tolist(), steps.tolist(), strict=True):
        for c in (column - 1, column, column + 1):
            for r in (row - 1, row, row + 1):
                first.setdefault((c, r), step)
    return first


def without_crossings(near: Array, along: Array) -> Array:
    """The steps (n,), but infinity in stretches of finite ones that are too short to be shared."""
    kept = near.copy()
    finite = np.concatenate([[False], np.isfinite(near), [False]]).astype(int)
    edges = np.flatnonzero(np.diff(finite))
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        if along[end - 1] - along[begin] < SHORTEST:
            kept[begin:end] = np.inf
    return kept
