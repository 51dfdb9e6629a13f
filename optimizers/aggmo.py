"""AggMo: the mean of velocities that are damped differently."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, and the three velocities."""

    t: int
    v1: Points
    v2: Points
    v3: Points


@dataclass(frozen=True)
class AggMo:
    """vᵢ ← βᵢvᵢ − g for i = 1, 2, 3; θ ← θ + η(v₁ + v₂ + v₃) / 3.

    A velocity swings at a pace of its own, so that the others brake the one that would resonate:
    β₃ may be large, and the walk still comes to rest.

    Source: Lucas, Sun, Zemel & Grosse, "Aggregated Momentum: Stability Through Passive Damping",
    ICLR 2019, with K = 3 velocities and its βᵢ = 1 − aⁱ⁻¹ for a = 0.1. With one β for all three it
    is Momentum with that. The rate stands outside the velocities, so a scheduled rate acts on all
    that they hold.
    """

    learning_rate: Positive
    _: KW_ONLY
    beta1: Fraction = 0.0
    beta2: Fraction = 0.9
    beta3: Fraction = 0.99
    label: str = "AggMo"
    origin: ClassVar[Origin] = Origin("momentum", 2019, after=("Momentum", "Nesterov"))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """At rest."""
        zeros = np.zeros_like(position)
        return State(t=0, v1=zeros, v2=zeros, v3=zeros)

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, beta1, beta2, beta3 = at(
            state.t, self.learning_rate, self.beta1, self.beta2, self.beta3
        )
        g = gradient(position)
        v1 = beta1 * state.v1 - g
        v2 = beta2 * state.v2 - g
        v3 = beta3 * state.v3 - g
        return position + learning_rate * (v1 + v2 + v3) / 3, State(state.t + 1, v1, v2, v3)
