"""Walkers that go their whole way at once: those of other libraries, and those recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from optimizers.optimizer import Optimizer, Points


class Ground(Protocol):
    """What is walked on, as far as a walker must know it: a Surface is one."""

    @property
    def domain(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The rectangle worth seeing, ((x₀, x₁), (y₀, y₁))."""
        ...

    def value(self, points: ArrayLike, /) -> NDArray[np.float64]:
        """F at each point of shape (..., 2), shape (...)."""
        ...

    def gradient(self, points: ArrayLike, /) -> Points:
        """∇f at each point of shape (..., 2), the same shape."""
        ...


@dataclass(frozen=True, eq=False)
class Spread:
    """What a walker tries around itself at each step: a simplex, a population, an ellipse.

    `points` has shape (steps + 1, starts, members, 2); `outline` says whether the members are
    corners, drawn as a closed line, or stand for themselves, drawn as dots. A member keeps its
    place among them from step to step, and between two is shown on the way.
    """

    points: NDArray[np.float64]
    outline: bool


@dataclass(frozen=True, eq=False)
class Walk:
    """The whole way from each start.

    `points` has shape (steps + 1, starts, 2); a walker that has come to its end stands. `values`,
    shape (steps + 1, starts), are f along it, taken from the surface where None. `readings` are
    further quantities by their names, such as "accuracy", each of that shape too.
    """

    points: NDArray[np.float64]
    values: NDArray[np.float64] | None = None
    spread: Spread | None = None
    readings: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)


class Walker(Protocol):
    """What stands in a line-up beside optimizers, and takes its steps by itself.

    It may have `faults`, which takes what `walk` takes and gives a list of what is wrong with it, a
    line each; `notes`, likewise, of what a reader of the picture is to know; and a `kind`, the name
    of the class whose colour it takes, such as "Adam", its own class's unless it has.
    """

    @property
    def label(self) -> str:
        """The name that a picture shows."""
        ...

    def walk(self, ground: Ground, starts: Points, *, steps: int) -> Walk:
        """The way of so many steps from each of the starts, shape (starts, 2)."""
        ...


Entrant: TypeAlias = Optimizer[Any] | Walker
"""What may stand in a line-up."""
