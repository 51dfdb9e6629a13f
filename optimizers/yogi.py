"""Yogi: Adam whose mean square rises and falls by no more than the last gradient's square."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin

FIRST = 1e-6
"""What m and v are before the first step."""


class State(NamedTuple):
    """The steps taken, the average of g, what follows g², and the powers β₁ᵗ and β₂ᵗ."""

    t: int
    m: Points
    v: Points
    beta1_t: float
    beta2_t: float


@dataclass(frozen=True)
class Yogi:
    """m ← β₁m + (1 − β₁)g; v ← v − (1 − β₂) sgn(v − g²) g²; θ ← θ − ηm̂ / (√v̂ + ε).

    m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ). Where Adam's v falls by a share of itself once slopes are
    small, this one falls by no more than they are large: rates grow slowly.

    Source: Zaheer, Reddi, Sachan, Kale & Kumar, "Adaptive Methods for Nonconvex Optimization",
    NeurIPS 2018, algorithm 2. Implementations add a correction of bias, and start v at 10⁻⁶; m
    starts there too in optax and pytorch_optimizer, at 0 in TensorFlow's. This one is as the first
    two: so it drifts a little, 3·10⁻⁴ η at first, where there is no slope. ε is 10⁻³.
    """

    learning_rate: Positive
    _: KW_ONLY
    beta1: Fraction = 0.9
    beta2: Fraction = 0.999
    epsilon: Positive = 1e-3
    label: str = "Yogi"
    origin: ClassVar[Origin] = Origin("adaptive", 2018, after=("Adam",))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """No gradient seen."""
        first = np.full_like(position, FIRST)
        return State(t=0, m=first, v=first, beta1_t=1.0, beta2_t=1.0)

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, beta1, beta2, epsilon = at(
            state.t, self.learning_rate, self.beta1, self.beta2, self.epsilon
        )
        g = gradient(position)
        m = beta1 * state.m + (1 - beta1) * g
        v = state.v - (1 - beta2) * np.sign(state.v - g**2) * g**2
        beta1_t, beta2_t = state.beta1_t * beta1, state.beta2_t * beta2
        m_hat = m / (1 - beta1_t)
        v_hat = v / (1 - beta2_t)
        position = position - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
        return position, State(state.t + 1, m, v, beta1_t, beta2_t)
