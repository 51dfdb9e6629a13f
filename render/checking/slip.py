"""Slip: one way of writing a rule wrongly; Slipped: the rule so written, which walks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from optimizers import Gradient, Hyperparameter, Points
from optimizers.hyperparameter import at

Memory: TypeAlias = dict[str, Any]
"""What a rule remembers, by the paper's letters; what is not yet there is 0."""

Numbers: TypeAlias = Mapping[str, float]
"""Hyperparameters at one step, by their names."""

Step: TypeAlias = Callable[
    [Gradient, Points, Memory, Numbers, frozenset[str]], tuple[Points, Memory]
]
"""A rule: gradient, positions, memory, numbers, and the slips made, to positions and memory."""


@dataclass(frozen=True)
class Slip:
    """One way of writing a rule wrongly.

    key: what the rule's step knows it by, if it does
    words: what is done, after "it "; rule: how that reads, and `paper`, what stands in the paper
    numbers: hyperparameters that are other ones; rate: what the learning rate is multiplied by
    coupled, decoupled: a weight decay, in the gradient or beside it
    ascends: whether the step goes up the gradient
    right: whether the method is right all the same
    """

    key: str
    words: str
    rule: str = ""
    paper: str = ""
    numbers: Numbers = field(default_factory=dict)
    rate: float = 1.0
    coupled: float = 0.0
    decoupled: float = 0.0
    ascends: bool = False
    right: bool = False

    @property
    def told(self) -> str:
        """The slip in words, with its formulas."""
        if not self.rule:
            return self.words
        paper = f"; the paper has {self.paper}" if self.paper else ""
        return f"{self.words}: yours has {self.rule}{paper}"


@dataclass(frozen=True)
class Rule:
    """A rule of a paper, and the slips that are made in writing it.

    name: as it is asked for; source: what it is called in a sentence, with year and place
    make: our own class; step: the same, which can be written wrongly
    rate: the learning rate with which it is tried
    """

    name: str
    source: str
    make: Callable[..., Any]
    step: Step
    slips: tuple[Slip, ...]
    rate: float = 0.01


class Walking(NamedTuple):
    """Steps taken, and what the rule remembers."""

    t: int
    memory: Memory


@dataclass(frozen=True)
class Seen:
    """A gradient with another sign or a weight decay in it; its curvature is as it was."""

    gradient: Any
    away: float
    coupled: float

    def __call__(self, points: Points) -> Points:
        """The gradient as it is used, at points (..., 2)."""
        used: Points = self.away * (self.gradient(points) + self.coupled * points)
        return used

    def curvature(self, points: Points) -> Points:
        """The matrices of second derivatives at points (..., 2), shape (..., 2, 2)."""
        matrices: Points = self.gradient.curvature(points)
        return matrices


@dataclass(frozen=True)
class Slipped:
    """A rule with some slips, as an optimizer."""

    rule: Rule
    numbers: Mapping[str, Hyperparameter]
    slips: tuple[Slip, ...] = ()

    @property
    def label(self) -> str:
        """The rule's name."""
        return self.rule.name

    def start(self, position: Points) -> Walking:  # noqa: ARG002  # what is not there yet is 0
        """Nothing remembered."""
        return Walking(0, {})

    def step(self, gradient: Gradient, position: Points, state: Walking) -> tuple[Points, Walking]:
        """One step as it is written wrongly."""
        numbers = {name: at(state.t, value)[0] for name, value in self.numbers.items()}
        for slip in self.slips:
            numbers |= slip.numbers
            numbers["learning_rate"] *= slip.rate
        coupled = sum(slip.coupled for slip in self.slips)
        away = -1.0 if any(slip.ascends for slip in self.slips) else 1.0

        seen = Seen(gradient, away, coupled)
        keys = frozenset(slip.key for slip in self.slips)
        new, memory = self.rule.step(seen, position, state.memory, numbers, keys)
        decoupled = sum(slip.decoupled for slip in self.slips)
        if decoupled:
            new = new - numbers["learning_rate"] * decoupled * position
        return new, Walking(state.t + 1, memory)


def other_numbers(name: str, letter: str, *values: float) -> tuple[Slip, ...]:
    """A number of the rule that is written down as another, where there is none to give."""
    return tuple(
        Slip("", f"it has {letter} = {value:g}", numbers={name: value}) for value in values
    )


COMMON = (
    Slip("", "it goes uphill: a sign is wrong", ascends=True),
    *(
        Slip(
            "",
            f"its steps are {times} as long: the learning rate is multiplied by {rate:g}",
            rate=rate,
        )
        for times, rate in (("half", 0.5), ("twice", 2.0), ("a tenth", 0.1), ("ten times", 10.0))
    ),
    *(
        Slip(
            "",
            f"it adds a weight decay of {decay:g} to the gradient",
            f"g ← ∇f(θ) + {decay:g} θ",
            "g ← ∇f(θ)",
            coupled=decay,
        )
        for decay in (0.1, 0.01, 0.001, 5e-4, 1e-4)
    ),
)
"""The slips of any rule."""

DECOUPLED = tuple(
    Slip(
        "",
        f"it shrinks θ by a weight decay of {decay:g} beside the step",
        f"θ ← θ − η {decay:g} θ besides",
        decoupled=decay,
    )
    for decay in (0.1, 0.01, 0.001, 5e-4, 1e-4)
)
"""Of rules in which that is not the same as adding it to the gradient."""
