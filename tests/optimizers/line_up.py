"""The table of all optimizers, each with its twin, and the ground on which both walk."""

import dataclasses
import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from by_hand import Bent, OfStep, Pair, Slope
from numpy.typing import NDArray

import optimizers

Points = NDArray[np.float64]

RELATIVE = 1e-11
"""How far off a random walk may be. Adam's 1 − βᵗ is off by 10⁻¹² for a β of 0.9999."""

FOLDER = Path(__file__).parent / "rules"


class Row(NamedTuple):
    """A twin, hyperparameters none of which is a default, those that are, and wrong expressions.

    `rests` are hyperparameters besides with which it rests where nothing pushes; None if it never
    does. `within` is how far a random walk may be off, as a share of its longest move.
    """

    twin: Callable[..., Iterator[Pair]]
    given: dict[str, float]
    defaults: dict[str, Any]
    wrong: list[tuple[str, str]]
    rests: dict[str, float] | None
    within: float


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
    exceptions = getattr(told, "RESTS", {}), getattr(told, "WITHIN", RELATIVE)
    return Row(told.twin, told.GIVEN, told.DEFAULTS, told.WRONG, *exceptions)


ROWS = {name: row(name) for name in OPTIMIZERS}


class Ground(NamedTuple):
    """A gradient of plain multiplications, a start, and second derivatives, 0 unless given."""

    slope: Slope
    start: Pair
    bend: Callable[[float, float], tuple[float, float, float]] = lambda *_: (0.0, 0.0, 0.0)

    def __call__(self, points: Points) -> Points:
        """The slope at points of shape (..., 2)."""
        return np.stack(self.slope(points[..., 0], points[..., 1]), axis=-1)  # type: ignore[arg-type]

    def curvature(self, points: Points) -> Points:
        """The matrices of second derivatives at points of shape (..., 2)."""
        x, y = points[..., 0], points[..., 1]
        xx, xy, yy, _ = np.broadcast_arrays(*self.bend(x, y), x)  # type: ignore[arg-type]
        return np.stack([np.stack([xx, xy], axis=-1), np.stack([xy, yy], axis=-1)], axis=-2)


GROUNDS = {
    "a stretched bowl about (0.7, -0.3)": Ground(
        lambda x, y: (3 * (x - 0.7) + (y + 0.3), 40 * (y + 0.3) + (x - 0.7)),
        (-1.1, 2.0),
        lambda *_: (3.0, 1.0, 40.0),
    ),
    "Rosenbrock's valley": Ground(
        lambda x, y: (-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)),
        (-1.2, 1.0),
        lambda x, y: (2 - 400 * (y - 3 * x * x), -400 * x, 200.0),
    ),
}


def walk(optimizer: Any, ground: Ground, *, steps: int) -> Points:
    """The positions after each step, shape (steps, 2)."""
    position = np.array(ground.start)
    state = optimizer.start(position)
    path = []
    for _ in range(steps):
        position, state = optimizer.step(ground, position, state)
        path.append(position)
    return np.array(path)


def walk_by_hand(
    twin: Callable[..., Iterator[Pair]], schedules: dict[str, OfStep], ground: Ground, *, steps: int
) -> Points:
    """The twin's positions after each step, shape (steps, 2)."""
    walker = twin(Bent(ground.slope, ground.bend), *ground.start, **schedules)
    return np.array([next(walker) for _ in range(steps)])
