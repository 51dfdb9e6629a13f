"""Schedules: hyperparameters that change with the step, counted from 0 at the first."""

import math
from dataclasses import KW_ONLY, dataclass

from optimizers.faults import call_fault
from optimizers.hyperparameter import Hyperparameter, at
from optimizers.number import is_real, is_whole


@dataclass(frozen=True)
class Constant:
    """The same value at every step."""

    value: float

    def __post_init__(self) -> None:
        _refuse(self, self.value)

    def __call__(self, step: int) -> float:  # noqa: ARG002  # every step is like every other
        """The value at a step."""
        return self.value


@dataclass(frozen=True)
class Linear:
    """From `first` to `last` in a straight line over `steps` steps, then `last`.

    Source: Medina, "DL Notes: Advanced Gradient Descent", 2023, which anneals momentum so, from 0.5
    to 0.99.
    """

    first: float
    last: float
    _: KW_ONLY
    steps: int

    def __post_init__(self) -> None:
        _refuse(self, self.first, self.last, steps=self.steps)
        object.__setattr__(self, "steps", int(self.steps))  # numpy's small whole numbers overflow

    def __call__(self, step: int) -> float:
        """The value at a step."""
        if step >= self.steps:
            return self.last  # which the line may miss by its last bit
        first, last = at(step, self.first, self.last)
        return first + (last - first) * (step / self.steps)


@dataclass(frozen=True)
class Cosine:
    """last + ½(first − last)(1 + cos(π · step / steps)), then `last`.

    It stays near both ends for longer than a straight line does.

    Source: Loshchilov & Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017,
    equation 5, for one period.
    """

    first: float
    last: float
    _: KW_ONLY
    steps: int

    def __post_init__(self) -> None:
        _refuse(self, self.first, self.last, steps=self.steps)
        object.__setattr__(self, "steps", int(self.steps))

    def __call__(self, step: int) -> float:
        """The value at a step."""
        turn = math.pi * min(1.0, step / self.steps)
        first, last = at(step, self.first, self.last)
        return last + 0.5 * (first - last) * (1 + math.cos(turn))


@dataclass(frozen=True)
class WarmRestarts:
    """lower + ½(peak − lower)(1 + cos(π · step / T)), T steps long; then again from the peak.

    T is `steps` the first time and `growth` times as long each time after. Every restart throws a
    walker out of what is too narrow to hold its largest steps.

    Source: Loshchilov & Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2017,
    equation 5, with `growth` for T_mult, and the cosine at T_cur = 0, …, T − 1.
    """

    peak: float
    lower: float = 0.0
    _: KW_ONLY
    steps: int
    growth: int = 1

    def __post_init__(self) -> None:
        _refuse(self, self.peak, self.lower, steps=self.steps, growth=self.growth)
        object.__setattr__(self, "steps", int(self.steps))
        object.__setattr__(self, "growth", int(self.growth))

    def __call__(self, step: int) -> float:
        """The value at a step."""
        period = self.steps
        step = int(step) % period if self.growth == 1 else int(step)
        while step >= period:
            step, period = step - period, period * self.growth
        peak, lower = at(step, self.peak, self.lower)
        return lower + 0.5 * (peak - lower) * (1 + math.cos(math.pi * (step / period)))


@dataclass(frozen=True)
class WarmUp:
    """Up in a straight line to what `then` begins with, at the `steps`-th step; then `then`.

    `then` is a number or a schedule, whose steps are counted from the end of the warm-up.

    Source: Goyal et al., "Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour", 2017,
    section 2.2, from a first value of then / steps.
    """

    then: Hyperparameter
    _: KW_ONLY
    steps: int

    def __post_init__(self) -> None:
        numbers = () if callable(self.then) else (self.then,)
        _refuse(self, *numbers, steps=self.steps)
        if callable(self.then) and (fault := call_fault("WarmUp: then", self.then)):
            raise ValueError(fault)
        object.__setattr__(self, "steps", int(self.steps))

    def __call__(self, step: int) -> float:
        """The value at a step."""
        (value,) = at(max(0, step - self.steps), self.then)
        return value * min(1.0, (step + 1) / self.steps)


def _refuse(schedule: object, *values: float, **counts: int) -> None:
    name = type(schedule).__name__
    found = [
        f"{name}: {value!r} is not a finite number"
        for value in values
        if not is_real(value) or not _finite(value)
    ]
    found += [
        f"{name}: {key} is {count!r}; it must be a whole number, at least 1"
        for key, count in counts.items()
        if not is_whole(count) or count < 1
    ]
    if found:
        raise ValueError("\n".join(found))


def _finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # a whole number of more than 308 digits
        return False
