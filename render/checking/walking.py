"""Walks of a check: everywhere, of many starts together, and what is noticed on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizers import Points
from optimizers.stepped import stepped
from render.checking.terrains import Terrain
from render.scene.as_declared import as_declared
from render.simulation.overflow import parts
from render.simulation.simulate import walk
from render.simulation.slopes import Slope
from render.simulation.whole import whole_walk


class Walked(NamedTuple):
    """Positions (steps + 1, starts, 2), and what was noticed of how they came about.

    moved: whether a step changed the positions that it was given; single: whether anything that it
    handed back is of single precision
    """

    points: NDArray[np.float64]
    moved: bool = False
    single: bool = False


def walked(optimizer: object, terrain: Terrain, starts: Points, *, steps: int) -> Walked:
    """The walk of a user's optimizer; what its code raises passes.

    Raises ValueError where a step returns anything but positions and a state.
    """
    one: Any = as_declared(optimizer)
    if hasattr(one, "walk"):
        surface: Any = terrain  # as far as a walker may know it
        whole = whole_walk(one, surface, starts, steps=steps)
        return Walked(np.asarray(whole.points if whole else starts, dtype=np.float64))
    slope = Slope(terrain.gradient, terrain.value, terrain.curvature)
    points = np.full((steps + 1, *starts.shape), np.nan)
    points[0] = position = starts.copy()
    moved = single = False
    with np.errstate(all="ignore"):
        state = one.start(position.copy())
        for step in range(1, steps + 1):
            before = position.copy()
            result = one.step(slope, position, state)
            new, state = stepped(result, starts.shape, by=type(one).__name__)
            moved = moved or not np.array_equal(before, position, equal_nan=True)
            single = single or any(_is_single(part) for part in (new, *parts(state)))
            points[step] = position = new
    return Walked(points, moved, single)


def walked_as(rule: object, terrain: Terrain, starts: Points, *, steps: int) -> NDArray[np.float64]:
    """The walk of a rule of ours, right or written wrongly."""
    slope = Slope(terrain.gradient, terrain.value, terrain.curvature)
    with np.errstate(all="ignore"):
        one: Any = rule
        return walk(one, _always(slope), starts, steps=steps)


def _always(slope: Slope) -> Callable[[int], Slope]:
    return lambda _: slope


def _is_single(part: object) -> bool:
    return isinstance(part, np.ndarray | np.generic) and part.dtype in (np.float32, np.float16)
