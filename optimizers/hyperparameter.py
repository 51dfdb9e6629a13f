"""Hyperparameters: numbers or schedules, each within its range."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, TypeAlias

Schedule: TypeAlias = Callable[[int], float]
"""A function of the steps taken so far: 0 at the first step."""

Hyperparameter: TypeAlias = float | Schedule
"""A number, or one for each step."""


@dataclass(frozen=True)
class Range:
    """What a hyperparameter may be: `lower` to `upper`, and whether it touches them.

    The Range in an annotation is what `faults` reads.
    """

    lower: float
    upper: float
    touches_lower: bool
    touches_upper: bool = False

    def __str__(self) -> str:
        lower = "at least" if self.touches_lower else "greater than"
        below = "at most" if self.touches_upper else "less than"
        upper = "finite" if self.upper == math.inf else f"{below} {self.upper:g}"
        return f"{lower} {self.lower:g} and {upper}"

    def holds(self, value: float) -> bool:
        """Whether the value lies within; NaN never does."""
        touches = (self.touches_lower and value == self.lower) or (
            self.touches_upper and value == self.upper
        )
        return self.lower < value < self.upper or touches


Positive: TypeAlias = Annotated[Hyperparameter, Range(0.0, math.inf, touches_lower=False)]
"""A learning rate, an ε: greater than 0 and finite. A schedule may touch 0."""

NonNegative: TypeAlias = Annotated[Hyperparameter, Range(0.0, math.inf, touches_lower=True)]
"""A weight decay: at least 0 and finite."""

Fraction: TypeAlias = Annotated[Hyperparameter, Range(0.0, 1.0, touches_lower=True)]
"""A momentum, a decay, a β: at least 0 and less than 1."""

Share: TypeAlias = Annotated[
    Hyperparameter, Range(0.0, 1.0, touches_lower=True, touches_upper=True)
]
"""How much of one thing and of another: at least 0 and at most 1."""


def at(step: int, *hyperparameters: Hyperparameter) -> tuple[float, ...]:
    """The numbers that hold after `step` steps, in double precision whatever they were given in."""
    return tuple([float(value(step) if callable(value) else value) for value in hyperparameters])
