"""Runs: the walks of one optimizer under noise, and of each start's the one amid the others."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.trajectory import Fan
from surfaces import Domain, Values

SAMPLED = 100
"""Steps, evenly spaced, at which runs are compared."""


class Gathered(NamedTuple):
    """Of each start: the run amid the others, and the medians of f over all runs at each step.

    `points` has shape (steps + 1, starts, 2), `values` (steps + 1, starts). A start's stop is that
    of its run amid the others, which is of those that left the finite numbers where half have.
    """

    points: NDArray[np.float64]
    values: Values
    stops: list[int | None]
    fans: Sequence[Fan]


def gathered(
    points: NDArray[np.float64],
    values: Values,
    stops: Sequence[int | None],
    *,
    runs: int,
    domain: Domain,
) -> Gathered:
    """What runs × starts walks are together, those of one run together, that stand where they stop.

    They are compared as they are seen: in shares of the domain's width and height.
    """
    steps = len(points)
    points = points.reshape(steps, runs, -1, 2)
    values = values.reshape(steps, runs, -1)
    level = 2 * np.median(values / 2, axis=1)  # the mean of two may be more than floats hold
    ends = np.array([np.inf if stop is None else stop for stop in stops]).reshape(runs, -1)
    spans = np.diff(domain).ravel()
    middle = np.empty((steps, points.shape[2], 2))
    found: list[int | None] = []
    fans = []
    for start in range(points.shape[2]):
        stopped = np.isfinite(ends[:, start])
        alike = np.flatnonzero(stopped == (2 * stopped.sum() >= runs))
        run = int(alike[amid(points[:, alike, start] / spans)])
        middle[:, start] = points[:, run, start]
        found.append(int(ends[run, start]) if stopped[run] else None)
        if (stop := found[-1]) is not None:
            level[stop:, start] = level[stop, start]
        ways = points[:, :, start].swapaxes(0, 1).copy()
        own = tuple(int(end) if np.isfinite(end) else None for end in ends[:, start])
        fans.append(Fan(ways, values[:, :, start].T.copy(), own, amid=run))
    return Gathered(middle, level, found, fans)


def amid(points: NDArray[np.float64]) -> int:
    """Which of the runs, (steps + 1, runs, 2), is the nearest to the others on the average."""
    sampled = np.unique(np.linspace(0, len(points) - 1, SAMPLED).astype(int))
    seen = points[sampled]
    away = [
        np.linalg.norm(seen - seen[:, run, None], axis=-1).sum() for run in range(points.shape[1])
    ]
    return int(np.argmin(away))
