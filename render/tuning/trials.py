"""Trials: f after each step at each of many learning rates, for everyone who has one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.scene.scene import Scene
from render.tuning.entrants import at_rate, has_rate, rate_of
from render.tuning.ground import course, slopes_for_many

MOMENTS = 240
"""Steps of a walk that are kept, at most."""


@dataclass(frozen=True, eq=False)
class Trials:
    """The trials of one scene; its arrays are read-only.

    `entrants` (n,) are places in the line-up, `own` (n,) the learning rates with which these walk
    in the scene. `rates` (m,) and `steps` (k,) rise; all own rates are among the rates, step 0 and
    the last among the steps. `values` (n, m, k) are f, medians as `course` has them, infinite where
    that is lost, and NaN at the own rates of others, with which an entrant does not walk.
    """

    entrants: NDArray[np.int64]
    own: NDArray[np.float64]
    rates: NDArray[np.float64]
    steps: NDArray[np.int64]
    values: NDArray[np.float64]

    def __post_init__(self) -> None:
        for array in (self.entrants, self.own, self.rates, self.steps, self.values):
            array.setflags(write=False)


def trials_of(scene: Scene, rates: Sequence[float]) -> Trials:
    """Everyone with a constant learning rate walks with each of these, and with its own."""
    entrants = [k for k, optimizer in enumerate(scene.optimizers) if has_rate(optimizer)]
    own = np.array([rate_of(scene.optimizers[k]) for k in entrants])
    every = np.unique([*rates, *own])
    kept = np.unique(np.linspace(0, scene.steps, min(MOMENTS, scene.steps + 1)).round())
    steps: NDArray[np.int64] = kept.astype(np.int64)
    slope_at = slopes_for_many(scene)
    values = np.full((len(entrants), len(every), len(steps)), np.nan)
    for row, k in enumerate(entrants):
        for rate in {*rates, own[row]}:
            walked = course(scene, at_rate(scene.optimizers[k], float(rate)), slope_at)
            values[row, np.searchsorted(every, rate)] = walked[steps]
    return Trials(np.array(entrants), own, every, steps, values)
