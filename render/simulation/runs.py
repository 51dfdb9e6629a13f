"""Runs: the walks of one optimizer under noise, gathered into a median and a fan."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.trajectory import Fan
from surfaces import Values


class Gathered(NamedTuple):
    """Medians, points (steps + 1, starts, 2) and values (steps + 1, starts), of each start's runs.

    A start's stop is the step at which half of its runs have left the finite numbers.
    """

    points: NDArray[np.float64]
    values: Values
    stops: list[int | None]
    fans: Sequence[Fan]


def gathered(
    points: NDArray[np.float64], values: Values, stops: Sequence[int | None], *, runs: int
) -> Gathered:
    """The medians of runs × starts walks, those of one run together, that stand where they stop."""
    steps = len(points)
    points = points.reshape(steps, runs, -1, 2)
    values = values.reshape(steps, runs, -1)
    middle, level = np.median(points, axis=1), np.median(values, axis=1)
    ends = np.array([np.inf if stop is None else stop for stop in stops]).reshape(runs, -1)
    half = np.sort(ends, axis=0)[(runs - 1) // 2]
    found = [None if np.isinf(end) else int(end) for end in half]
    for start, stop in enumerate(found):
        if stop is not None:
            middle[stop:, start], level[stop:, start] = middle[stop, start], level[stop, start]
    fans = [
        Fan(points[:, :, start].swapaxes(0, 1).copy(), values[:, :, start].T.copy())
        for start in range(points.shape[2])
    ]
    return Gathered(middle, level, found, fans)
