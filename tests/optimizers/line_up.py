"""The table of all optimizers, each with its twin, and the ground on which both walk."""

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
import rules_by_hand
from numpy.typing import NDArray
from rules_by_hand import OfStep, Pair, Slope

import optimizers

Points = NDArray[np.float64]


class Row(NamedTuple):
    """A twin, and hyperparameters none of which is a default."""

    twin: Callable[..., Iterator[Pair]]
    given: dict[str, float]


OPTIMIZERS: dict[str, Any] = {
    name: thing
    for name, thing in vars(optimizers).items()
    if dataclasses.is_dataclass(thing) and hasattr(thing, "start") and hasattr(thing, "step")
}

ROWS = {
    "SGD": Row(rules_by_hand.sgd, {"learning_rate": 3e-4}),
    "Momentum": Row(rules_by_hand.momentum, {"learning_rate": 3e-4, "momentum": 0.8}),
    "Nesterov": Row(rules_by_hand.nesterov, {"learning_rate": 3e-4, "momentum": 0.8}),
    "AdaGrad": Row(rules_by_hand.adagrad, {"learning_rate": 0.05, "epsilon": 1e-3}),
    "RMSProp": Row(rules_by_hand.rmsprop, {"learning_rate": 0.01, "decay": 0.8, "epsilon": 1e-3}),
    "AdaDelta": Row(rules_by_hand.adadelta, {"learning_rate": 3, "decay": 0.8, "epsilon": 1e-3}),
    "Adam": Row(
        rules_by_hand.adam,
        {"learning_rate": 0.02, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-3},
    ),
}


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
