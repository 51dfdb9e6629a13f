"""Readings: what an optimizer tells of its state, at each step."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from render.scene.as_declared import as_declared
from render.scene.scene import Scene
from render.simulation.slopes import slopes


def readings_of(scene: Scene, index: int) -> Mapping[str, NDArray[np.float64]]:
    """The readings of an optimizer of the line-up, (steps + 1, starts) each, if it has any.

    Of several runs under noise they are the medians. The rest is as in `readings_of_runs`.
    """
    told = readings_of_runs(scene, index)
    return {name: np.median(each, axis=1) for name, each in told.items()}


def readings_of_runs(scene: Scene, index: int) -> Mapping[str, NDArray[np.float64]]:
    """The readings of an optimizer of the line-up, (steps + 1, runs, starts) each, if it has any.

    It walks once more for them. What is not finite, as after a walker has diverged, is told as it
    is.

    Raises ValueError where one has another shape than (walkers,).
    """
    optimizer: Any = as_declared(scene.optimizers[index])
    if not (hasattr(optimizer, "readings") and hasattr(optimizer, "step")):
        return {}
    starts = np.asarray(scene.starts)
    runs = 1 if scene.noise is None else scene.noise.runs
    position = np.tile(starts, (runs, 1))
    slope_at = slopes(scene)
    told: dict[str, NDArray[np.float64]] = {}
    with np.errstate(all="ignore"):  # overflow is an outcome, not a warning
        state = optimizer.start(position.copy())
        for step in range(scene.steps + 1):
            for name, values in optimizer.readings(state).items():
                whole = told.setdefault(name, np.full((scene.steps + 1, len(position)), np.nan))
                if np.shape(values) != (len(position),):
                    raise ValueError(
                        f"{type(optimizer).__name__}.readings: {name!r} has shape "
                        f"{np.shape(values)} for {len(position)} walkers; it must be "
                        f"({len(position)},)"
                    )
                whole[step] = values
            if step < scene.steps:
                position, state = optimizer.step(slope_at(step), position, state)
        shape = (scene.steps + 1, runs, len(starts))
        return {name: each.reshape(shape) for name, each in told.items()}
