"""Nesterov's accelerated gradient: momentum that looks where it is about to land."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, and the velocity v."""

    t: int
    v: Points


@dataclass(frozen=True)
class Nesterov:
    """v ← μv − η∇f(θ + μv); θ ← θ + v.

    The gradient is taken after the momentum part of the step, so it brakes sooner, and overshoots
    less.

    Source: Nesterov, "A method of solving a convex programming problem with convergence rate
    O(1/k²)", Soviet Mathematics Doklady 27(2), 1983; in this form Sutskever et al., "On the
    importance of initialization and momentum in deep learning", ICML 2013, equations 3 and 4. The
    positions are θ; several libraries store θ + μv instead.
    """

    learning_rate: Positive
    _: KW_ONLY
    momentum: Fraction = 0.9
    label: str = "Nesterov"
    origin: ClassVar[Origin] = Origin("momentum", 1983, after=("Momentum",))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """At rest."""
        return State(t=0, v=np.zeros_like(position))

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, momentum = at(state.t, self.learning_rate, self.momentum)
        v = momentum * state.v - learning_rate * gradient(position + momentum * state.v)
        return position + v, State(state.t + 1, v)
