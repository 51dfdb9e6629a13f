"""The table of all optimizers, each with its twin, and the ground on which both walk."""

import dataclasses
import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from by_hand import OfStep, Pair, Slope
from numpy.typing import NDArray

import optimizers

Points = NDArray[np.float64]

FOLDER = Path(__file__).parent / "rules"


class Row(NamedTuple):
    """A twin, hyperparameters none of which is a default, those that are, and wrong expressions."""

    twin: Callable[..., Iterator[Pair]]
    given: dict[str, float]
    defaults: dict[str, float]
    wrong: list[tuple[str, str]]


OPTIMIZERS: dict[str, Any] = {
    name: thing
    for name, thing in vars(optimizers).items()
    if dataclasses.is_dataclass(thing) and hasattr(thing, "start") and hasattr(thing, "step")
    if "around" not in thing.__module__
}
"""The rules; what goes around one has no rule of its own, and tests of its own."""


def row(name: str) -> Row:
    """What `rules` holds of an optimizer."""
    module = OPTIMIZERS[name].__module__.rpartition(".")[2]
    path = FOLDER / f"{module}.py"
    assert path.exists(), f"{name} is not held against its paper: write {path}, as those beside it"
    told = importlib.import_module(f"rules.{module}")
    return Row(told.twin, told.GIVEN, told.DEFAULTS, told.WRONG)


ROWS = {name: row(name) for name in OPTIMIZERS}


class Ground(NamedTuple):
    """A gradient of plain multiplications, a start, and how far a twin may be off."""

    slope: Slope
    start: Pair

    def gradient(self, points: Points) -> Points:
        """The slope at points of shape (..., 2)."""
        return np.stack(self.slope(points[..., 0], points[..., 1]), axis=-1)  # type: ignore[arg-type]


GROUNDS = {
    "a stretched bowl about (0.7, -0.3)": Ground(
        lambda x, y: (3 * (x - 0.7) + (y + 0.3), 40 * (y + 0.3) + (x - 0.7)), (-1.1, 2.0)
    ),
    "Rosenbrock's valley": Ground(
        lambda x, y: (-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)), (-1.2, 1.0)
    ),
}


def walk(optimizer: Any, ground: Ground, *, steps: int) -> Points:
    """The positions after each step, shape (steps, 2)."""
    position = np.array(ground.start)
    state = optimizer.start(position)
    path = []
    for _ in range(steps):
        position, state = optimizer.step(ground.gradient, position, state)
        path.append(position)
    return np.array(path)


def walk_by_hand(
    twin: Callable[..., Iterator[Pair]], schedules: dict[str, OfStep], ground: Ground, *, steps: int
) -> Points:
    """The twin's positions after each step, shape (steps, 2)."""
    walker = twin(ground.slope, *ground.start, **schedules)
    return np.array([next(walker) for _ in range(steps)])
