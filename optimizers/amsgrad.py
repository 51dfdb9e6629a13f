"""AMSGrad: Adam whose mean square never falls, so that no rate ever grows."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, the moving averages of g and g², and the largest of the latter."""

    t: int
    m: Points
    v: Points
    v_hat: Points


@dataclass(frozen=True)
class AMSGrad:
    """m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²; v̂ ← max(v̂, v); θ ← θ − ηm / (√v̂ + ε).

    Adam forgets a large gradient that comes seldom, and is led astray by the small ones in between;
    the largest mean square is never forgotten.

    Source: Reddi, Kale & Kumar, "On the Convergence of Adam and Beyond", ICLR 2018, algorithm 2,
    which corrects no bias and has no ε: with β₁ = 0.9 and β₂ = 0.999 the first step is 3.2 η long.
    Libraries correct: torch m, and the maximum of v by its 1 − β₂ᵗ of now; optax both before the
    maximum is taken, unless told. This one is the paper's.
    """

    learning_rate: Positive
    _: KW_ONLY
    beta1: Fraction = 0.9
    beta2: Fraction = 0.999
    epsilon: Positive = 1e-8
    label: str = "AMSGrad"
    origin: ClassVar[Origin] = Origin("adaptive", 2018, after=("Adam",))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """No gradient seen."""
        zeros = np.zeros_like(position)
        return State(t=0, m=zeros, v=zeros, v_hat=zeros)

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, beta1, beta2, epsilon = at(
            state.t, self.learning_rate, self.beta1, self.beta2, self.epsilon
        )
        g = gradient(position)
        m = beta1 * state.m + (1 - beta1) * g
        v = beta2 * state.v + (1 - beta2) * g**2
        v_hat = np.maximum(state.v_hat, v)
        position = position - learning_rate * m / (np.sqrt(v_hat) + epsilon)
        return position, State(state.t + 1, m, v, v_hat)
