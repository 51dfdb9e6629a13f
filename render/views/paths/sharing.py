"""Where paths run on one line, and where a path comes by again: found in the plane."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.shapes import Array
from render.views.paths.path import Path

REACH = 1.0
"""Pixels between two paths that count as one line; as much again where cells meet."""

SHORTEST = 14.0
"""Pixels of length from which on a shared stretch is more than a crossing."""

TANGLED = 7.0
"""Pixels within which a path that comes by again tangles with itself."""

PART, TANGLE = 500_000, 20_000_000
"""Pixels of a path looked at together, and beyond which it fills the picture many times over."""

MOST = 40
"""Paths beyond which a picture shows a crowd, and lines shared in it are left as they are."""


def lengths_along(path: Path, pixels_a_unit: Array) -> Array:
    """The length in pixels up to each point of a path, shape (n,), seen from above."""
    ways = np.linalg.norm(np.diff(path.points, axis=0) * pixels_a_unit, axis=1)
    return np.concatenate([[0.0], np.cumsum(ways)])[: len(path.points)]


NEVER = (np.inf, 0.0)


class Sharing(NamedTuple):
    """Where a path lies over others.

    `since` (n, others) is the step from which each of them lies under each of the n points, or
    infinity where it never does. `along` (n,) is the length in pixels up to each point: along the
    first of those others where there is one, so that a path which comes by again falls into the
    same stripes.
    """

    since: Array
    along: Array


def sharings(paths: Sequence[Path], pixels_a_unit: Array) -> list[Sharing]:
    """Where each path lies over those before it; the scale is that of the layout."""
    lengths = [lengths_along(path, pixels_a_unit) for path in paths]
    if len(paths) > MOST:
        return [Sharing(np.empty((len(along), 0)), along) for along in lengths]
    cells = [path.points * pixels_a_unit / REACH for path in paths]
    visits = [
        visits_of(cell, np.stack([path.steps, along], axis=1), path.joined)
        for cell, path, along in zip(cells, paths, lengths, strict=True)
    ]
    found = []
    for j, own in enumerate(lengths):
        keys = list(map(tuple, np.round(cells[j]).astype(int).tolist()))
        since = np.full((len(keys), j), np.inf)
        along = own.copy()
        for i in reversed(range(j)):
            met = np.array([visits[i].get(key, NEVER) for key in keys]).reshape(-1, 2)
            since[:, i] = without_crossings(met[:, 0], own)
            along = np.where(np.isfinite(since[:, i]), met[:, 1], along)
        found.append(Sharing(since, along))
    return found


def worn_from(path: Path, pixels_a_unit: Array) -> Array:
    """The step at which each point (n,) of a path is passed again by its own walker, or infinity.

    Told of passages within `TANGLED` pixels, after a way of several times that.
    """
    along = lengths_along(path, pixels_a_unit)
    cells = np.round(path.points * pixels_a_unit / TANGLED).astype(int).tolist()
    worn = np.full(len(along), np.inf)
    again: dict[tuple[int, int], float] = {}
    later = len(along) - 1
    for k in reversed(range(len(along))):
        while along[later] > along[k] + 6 * TANGLED:
            column, row = cells[later]
            for c in (column - 1, column, column + 1):
                for r in (row - 1, row, row + 1):
                    again[c, r] = path.steps[later]
            later -= 1
        worn[k] = again.get(tuple(cells[k]), np.inf)
    return worn


def visits_of(
    cells: Array, told: Array, joined: NDArray[np.bool_]
) -> dict[tuple[int, int], tuple[float, float]]:
    """What is told (n, 2) where cells (n, 2) and those between them are first visited.

    Worked out in parts, as a path may cross the picture at every step; a tangle is left off.
    """
    first: dict[tuple[int, int], tuple[float, float]] = {}
    ways = np.abs(np.diff(cells, axis=0)).max(axis=1, initial=0)
    passed = np.concatenate([[0.0], np.cumsum(np.where(joined[1:], ways, 1))])
    cuts = np.searchsorted(passed, np.arange(0, min(TANGLE, passed[-1]) + PART, PART))
    for begin, end in pairwise(np.unique([*cuts, min(len(cells) - 1, cuts[-1])]).tolist()):
        part = slice(begin, end + 1)
        first_visits(*without_gaps(cells[part], told[part], joined[part]), first=first)
    if len(cells) == 1:
        first_visits(cells, told, first=first)
    return first


def without_gaps(cells: Array, told: Array, joined: NDArray[np.bool_]) -> tuple[Array, Array]:
    """Cells (n, 2) and what is told of them (n, 2), with as many between as touch each other."""
    if len(cells) < 2:
        return cells, told
    ways = np.abs(np.diff(cells, axis=0)).max(axis=1)
    pieces = np.where(joined[1:], np.ceil(ways), 1).astype(int).clip(1)
    owner = np.repeat(np.arange(len(pieces)), pieces)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    share = (place / pieces[owner])[:, None]
    rows = np.concatenate([cells, told], axis=1)
    between = np.concatenate([rows[owner] + share * np.diff(rows, axis=0)[owner], rows[-1:]])
    return between[:, :2], between[:, 2:]


def first_visits(
    cells: Array, told: Array, *, first: dict[tuple[int, int], tuple[float, float]]
) -> None:
    """Notes what is told where each whole cell, or a neighbour of it, is first visited."""
    whole = np.round(cells).astype(int)
    _, fresh = np.unique(whole, axis=0, return_index=True)
    fresh.sort()
    for (column, row), (step, along) in zip(
        whole[fresh].tolist(), told[fresh].tolist(), strict=True
    ):
        for c in (column - 1, column, column + 1):
            for r in (row - 1, row, row + 1):
                first.setdefault((c, r), (step, along))


def without_crossings(near: Array, along: Array) -> Array:
    """The steps (n,), but infinity in stretches of finite ones that are too short to be shared."""
    kept = near.copy()
    finite = np.concatenate([[False], np.isfinite(near), [False]]).astype(int)
    edges = np.flatnonzero(np.diff(finite))
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        if along[end - 1] - along[begin] < SHORTEST:
            kept[begin:end] = np.inf
    return kept
