"""AdaMax: Adam that divides by the largest gradient seen, which fades."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, the moving average of g, the fading maximum of |g|, and the power β₁ᵗ."""

    t: int
    m: Points
    u: Points
    beta1_t: float


@dataclass(frozen=True)
class AdaMax:
    """m ← β₁m + (1 − β₁)g; u ← max(β₂u, |g| + ε); θ ← θ − η / (1 − β₁ᵗ) · m/u.

    Adam where v averages |g|ᵖ, in the limit of large p. What is largest is never smaller than the
    gradient at hand: u needs no correction of bias, and no step is much longer than η.

    Source: Kingma & Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, algorithm 2. The
    paper has no ε, and 0/0 as long as no slope was seen. This one's stands where torch and optax
    have it; Keras adds it to u.
    """

    learning_rate: Positive
    _: KW_ONLY
    beta1: Fraction = 0.9
    beta2: Fraction = 0.999
    epsilon: Positive = 1e-8
    label: str = "AdaMax"
    origin: ClassVar[Origin] = Origin("adaptive", 2015, after=("Adam",))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """No gradient seen."""
        zeros = np.zeros_like(position)
        return State(t=0, m=zeros, u=zeros, beta1_t=1.0)

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, beta1, beta2, epsilon = at(
            state.t, self.learning_rate, self.beta1, self.beta2, self.epsilon
        )
        g = gradient(position)
        m = beta1 * state.m + (1 - beta1) * g
        u = np.maximum(beta2 * state.u, np.abs(g) + epsilon)
        beta1_t = state.beta1_t * beta1
        position = position - learning_rate / (1 - beta1_t) * m / u
        return position, State(state.t + 1, m, u, beta1_t)
