"""AdaBelief: Adam that divides by how far gradients are from what was expected."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, the averages of g and of (g − m)², and the powers β₁ᵗ and β₂ᵗ."""

    t: int
    m: Points
    s: Points
    beta1_t: float
    beta2_t: float


@dataclass(frozen=True)
class AdaBelief:
    """m ← β₁m + (1 − β₁)g; s ← β₂s + (1 − β₂)(g − m)² + ε; θ ← θ − ηm̂ / (√ŝ + ε).

    m̂ = m / (1 − β₁ᵗ), ŝ = s / (1 − β₂ᵗ). Where gradients are as expected, s is small and steps are
    long, however steep it is; where they surprise, steps are short.

    Source: Zhuang, Tang, Ding, Tatikonda, Dvornek, Papademetris & Duncan, "AdaBelief Optimizer:
    Adapting Stepsizes by the Belief in Observed Gradients", NeurIPS 2020, algorithm 2. ε stands
    twice: in s, where it adds up, and beside the root. It is 10⁻¹⁶ as in optax and
    pytorch_optimizer: in s a larger one is a floor, of √(1000 ε) with β₂ = 0.999.
    """

    learning_rate: Positive
    _: KW_ONLY
    beta1: Fraction = 0.9
    beta2: Fraction = 0.999
    epsilon: Positive = 1e-16
    label: str = "AdaBelief"
    origin: ClassVar[Origin] = Origin("adaptive", 2020, after=("Adam",))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """No gradient seen."""
        zeros = np.zeros_like(position)
        return State(t=0, m=zeros, s=zeros, beta1_t=1.0, beta2_t=1.0)

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, beta1, beta2, epsilon = at(
            state.t, self.learning_rate, self.beta1, self.beta2, self.epsilon
        )
        g = gradient(position)
        m = beta1 * state.m + (1 - beta1) * g
        s = beta2 * state.s + (1 - beta2) * (g - m) ** 2 + epsilon
        beta1_t, beta2_t = state.beta1_t * beta1, state.beta2_t * beta2
        m_hat = m / (1 - beta1_t)
        s_hat = s / (1 - beta2_t)
        position = position - learning_rate * m_hat / (np.sqrt(s_hat) + epsilon)
        return position, State(state.t + 1, m, s, beta1_t, beta2_t)
