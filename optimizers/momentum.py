"""Momentum: a heavy ball that keeps some of its velocity."""

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
class Momentum:
    """v ← μv − η∇f(θ); θ ← θ + v.

    Speed gathers where gradients agree and cancels where they alternate; it overshoots.

    Source: Polyak, "Some methods of speeding up the convergence of iteration methods", USSR
    Computational Mathematics and Mathematical Physics 4(5), 1964; in this form Sutskever et al.,
    "On the importance of initialization and momentum in deep learning", ICML 2013, equations 1
    and 2. The rate stands inside v, so a scheduled rate acts on new gradients only.
    """

    learning_rate: Positive
    _: KW_ONLY
    momentum: Fraction = 0.9
    label: str = "Momentum"
    origin: ClassVar[Origin] = Origin("momentum", 1964, after=("SGD",))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """At rest."""
        return State(t=0, v=np.zeros_like(position))

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, momentum = at(state.t, self.learning_rate, self.momentum)
        v = momentum * state.v - learning_rate * gradient(position)
        return position + v, State(state.t + 1, v)
