"""Walkers that go their whole way at once, and whether what they return is a walk."""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from optimizers import Spread, Walk
from surfaces import Points, Surface


def whole_walk(walker: object, surface: Surface, starts: Points, *, steps: int) -> Walk | None:
    """The walk of one that takes its steps by itself; None of an optimizer.

    Raises ValueError where it returns anything but a Walk of real numbers of the right shapes.
    """
    if not callable(takes := getattr(walker, "walk", None)):
        return None
    by = f"{type(walker).__name__}.walk"
    walk = takes(surface, starts.copy(), steps=steps)
    if not isinstance(walk, Walk):
        told = f"{by} returned a value of type {type(walk).__name__}; it must return a Walk"
        raise ValueError(told)  # noqa: TRY004  # as all that a walk may not be
    shape = (steps + 1, len(starts))
    for name, array, expected in (
        ("points", walk.points, (*shape, 2)),
        ("values", walk.values, shape),
        *((f"readings[{name!r}]", reading, shape) for name, reading in walk.readings.items()),
    ):
        if array is not None:
            _refuse(f"{by} returned {name}", np.asarray(array), expected)
    if walk.spread is not None:
        found = np.asarray(walk.spread.points)
        members = found.shape[2] if found.ndim == 4 else 1
        _refuse(f"{by} returned a spread", found, (*shape, members, 2))
    return walk


def spread_of(walk: Walk, start: int) -> Spread | None:
    """What a walker tries around itself on its way from one start."""
    if walk.spread is None:
        return None
    return replace(walk.spread, points=walk.spread.points[:, start].copy())


def _refuse(what: str, array: NDArray[Any], shape: tuple[int, ...]) -> None:
    if array.shape != shape:
        raise ValueError(f"{what} of shape {array.shape}; it must be {shape}")
    if array.dtype.kind not in "fiu":
        raise ValueError(f"{what} of {array.dtype}, not real numbers")
