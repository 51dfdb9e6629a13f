"""The ground of a scene, ready for many walks on it: the same draws of noise for every one."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from optimizers import Gradient
from render.noise.noise import held_by, runs_of
from render.scene.as_declared import as_declared
from render.scene.scene import Scene
from render.simulation.runs import gathered
from render.simulation.simulate import stand_still, walk
from render.simulation.slopes import slopes
from surfaces import within

LARGEST = 50_000_000
"""Bytes of draws that are kept for the next walk; of more, each walk draws its own again."""


def slopes_for_many(scene: Scene) -> Callable[[int], Gradient]:
    """The slope at each step, drawn once for all walks."""
    slope_at = slopes(scene)
    held = held_by(scene.noise, scene.surface, starts=len(scene.starts))
    if held.each * scene.steps > LARGEST:
        return slope_at
    drawn = [slope_at(step) for step in range(scene.steps)] if scene.noise else [slope_at(0)]
    last = len(drawn) - 1
    return lambda step: drawn[min(step, last)]


def course(
    scene: Scene, optimizer: object, slope_at: Callable[[int], Gradient]
) -> NDArray[np.float64]:
    """The median of f over the starts at each step, (steps + 1,); infinite where that is lost.

    A walker is lost while it is outside the domain, and from where it left the finite numbers. Of
    several runs under noise each start has their medians, as its trajectory does.
    """
    starts = np.asarray(scene.starts)
    runs = runs_of(scene.noise)
    with np.errstate(all="ignore"):  # overflow is an outcome, not a warning
        walker: Any = as_declared(optimizer)
        points = walk(walker, slope_at, np.tile(starts, (runs, 1)), steps=scene.steps)
        values = scene.surface.value(points)
        stops = stand_still(points, values)
        if runs > 1:
            points, values, stops, _ = gathered(
                points, values, stops, runs=runs, domain=scene.shown
            )
        values = np.where(within(scene.shown, points), values, np.inf)
    for start, stop in enumerate(stops):
        if stop is not None:
            values[stop + 1 :, start] = np.inf
    with np.errstate(invalid="ignore"):  # the mean of two infinities is one
        median = np.median(values, axis=1)
    return np.where(np.isnan(median), np.inf, median)
