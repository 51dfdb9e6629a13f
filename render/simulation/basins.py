"""Basins: which minimum each of many points comes to, and how soon."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.scene.as_declared import as_declared
from render.scene.scene import Scene
from render.simulation.overflow import overflowed
from render.simulation.simulate import NEAR_MINIMUM, stepped_on
from render.simulation.slopes import slopes
from surfaces import Points

UNREACHED, DIVERGED = -1, -2
"""What stands for no known minimum within the steps, and for leaving the finite numbers."""

DWELL = 10
"""Steps that a walker stays at a minimum before it counts as there."""

CHUNK = 2048
"""Points that walk together, until all of them have arrived: their arrays fit a processor's cache.
"""


class Reached(NamedTuple):
    """Of each of n points the minimum's number (n,), and the step (n,) from which on it is there.

    Of one that diverges it is the step that left the numbers, of any other the last.
    """

    minima: NDArray[np.int16]
    steps: NDArray[np.int32]


def reached(scene: Scene, index: int, points: Points) -> Reached:
    """Where an optimizer of the line-up comes to from each of the points (n, 2).

    It has come to a known minimum once it stays within NEAR_MINIMUM of the domain's diagonal of it
    for DWELL steps, or to the end of the scene's; what it does then is not looked at. It takes the
    steps that `simulate` takes, and each point goes as it would alone.

    Raises ValueError as `simulate` does.
    """
    parts = [
        _reached(scene, index, points[begin : begin + CHUNK])
        for begin in range(0, len(points), CHUNK)
    ]
    empty = np.empty(0, dtype=np.int16), np.empty(0, dtype=np.int32)
    minima, steps = zip(*parts, empty, strict=True)
    return Reached(np.concatenate(minima), np.concatenate(steps))


def _reached(scene: Scene, index: int, starts: Points) -> tuple[Any, Any]:
    count = len(starts)
    found = np.full(count, UNREACHED, dtype=np.int16)
    steps = np.full(count, scene.steps, dtype=np.int32)
    there = np.full(count, UNREACHED, dtype=np.int16)
    since = np.zeros(count, dtype=np.int32)
    on = np.ones(count, dtype=np.bool_)
    with np.errstate(all="ignore"):  # overflow is an outcome, not a warning
        for step, position in enumerate(_positions(scene, index, starts)):
            lost = on.copy()
            lost[on] = ~_are_finite(scene, position[on])
            found[lost], steps[lost] = DIVERGED, step
            here = minimum_at(scene, position)
            since = np.where(here == there, since, np.int32(step))
            there = here
            stays = step - since >= DWELL if step < scene.steps else np.ones_like(on)
            arrived = on & ~lost & (there >= 0) & stays
            found[arrived], steps[arrived] = there[arrived], since[arrived]
            on &= ~lost & ~arrived
            if not on.any():
                break
    return found, steps


def _positions(scene: Scene, index: int, starts: Points) -> Iterator[Points]:
    """All positions (n, 2) at each step, not finite where the rule has left the numbers."""
    optimizer: Any = as_declared(scene.optimizers[index])
    slope_at = slopes(scene)
    position = starts.copy()
    state = optimizer.start(position.copy())
    meant = overflowed(state, position)
    yield position
    for step in range(scene.steps):
        position, state, lost = stepped_on(optimizer, slope_at(step), position, state)
        if lost is None or not (lost & ~meant).any():
            yield position
        else:
            yield np.where((lost & ~meant)[:, None], np.nan, position)


def _are_finite(scene: Scene, points: Points) -> NDArray[np.bool_]:
    """Whether points (n, 2) and their values are, as those of whoever has not diverged."""
    values = scene.surface.value(points)
    return np.asarray(np.isfinite(points).all(axis=1) & np.isfinite(values), dtype=np.bool_)


def minimum_at(scene: Scene, points: Points) -> NDArray[np.int16]:
    """The number of the known minimum that each of the points (n, 2) is at, or UNREACHED."""
    (x0, x1), (y0, y1) = scene.shown
    near = (NEAR_MINIMUM * np.hypot(x1 - x0, y1 - y0)) ** 2
    found = np.full(len(points), UNREACHED, dtype=np.int16)
    across, up = np.ascontiguousarray(points.T)
    for number, (x, y, _) in reversed(list(enumerate(scene.surface.minima))):
        found[(across - x) ** 2 + (up - y) ** 2 <= near] = number
    return found
