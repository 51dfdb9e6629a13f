"""Our own walk where an oracle walked."""

import importlib
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from problems import STEPS, Problem


def optimizer_of(module: str) -> Any:
    """The class whose rule a module of `optimizers` holds."""
    found = importlib.import_module(f"optimizers.{module}")
    (kind,) = [
        thing
        for thing in vars(found).values()
        if getattr(thing, "__module__", "") == found.__name__ and hasattr(thing, "step")
    ]
    return kind


def walked(
    module: str, told: ModuleType, *, problem: Problem, learning_rate: float, **other: float
) -> NDArray[np.float64]:
    """The positions that the libraries would store, shape (STEPS + 1, 2)."""
    optimizer = optimizer_of(module)(learning_rate, **{**told.GIVEN, **other})
    stored = getattr(told, "stored", lambda _, position, __: position)
    position = np.array(problem.start)
    state = optimizer.start(position)
    points = [position]
    for _ in range(STEPS):
        position, state = optimizer.step(problem, position, state)
        points.append(stored(optimizer, position, state))
    return np.array(points)
