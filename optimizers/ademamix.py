"""AdEMAMix: Adam with two memories, a short one and a long one."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, NonNegative, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, the moving averages m₁ and m₂ of g and v of g², and the powers β₁ᵗ, β₂ᵗ."""

    t: int
    m1: Points
    m2: Points
    v: Points
    beta1_t: float
    beta2_t: float


@dataclass(frozen=True)
class AdEMAMix:
    """m₁ ← β₁m₁ + (1 − β₁)g; m₂ ← β₃m₂ + (1 − β₃)g; θ ← θ − η(m̂₁ + αm₂) / (√v̂ + ε).

    m₂ remembers ten thousand steps and m₁ ten: one memory cannot be quick in a bend and steady over
    a long way. m₂ has no hat, and fills slowly: with α = 0 it is Adam.

    Source: Pagliardini, Ablin & Grangier, "The AdEMAMix Optimizer: Better, Faster, Older", 2024,
    without its weight decay, λ = 0. The paper lets α rise from 0 and β₃ from β₁; here, as in public
    implementations by default, both stand, and either may be a schedule. α = 5 is that of optax,
    pytorch_optimizer and bitsandbytes.
    """

    learning_rate: Positive
    _: KW_ONLY
    beta1: Fraction = 0.9
    beta2: Fraction = 0.999
    beta3: Fraction = 0.9999
    alpha: NonNegative = 5.0
    epsilon: Positive = 1e-8
    label: str = "AdEMAMix"
    origin: ClassVar[Origin] = Origin("adaptive", 2024, after=("Adam",))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """No gradient seen."""
        zeros = np.zeros_like(position)
        return State(0, zeros, zeros, zeros, 1.0, 1.0)

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, beta1, beta2, beta3, alpha, epsilon = at(
            state.t,
            self.learning_rate,
            self.beta1,
            self.beta2,
            self.beta3,
            self.alpha,
            self.epsilon,
        )
        g = gradient(position)
        m1 = beta1 * state.m1 + (1 - beta1) * g
        m2 = beta3 * state.m2 + (1 - beta3) * g
        v = beta2 * state.v + (1 - beta2) * g**2
        beta1_t, beta2_t = state.beta1_t * beta1, state.beta2_t * beta2
        m1_hat = m1 / (1 - beta1_t)
        v_hat = v / (1 - beta2_t)
        position = position - learning_rate * (m1_hat + alpha * m2) / (np.sqrt(v_hat) + epsilon)
        return position, State(state.t + 1, m1, m2, v, beta1_t, beta2_t)
