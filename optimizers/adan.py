"""Adan: Adam with Nesterov's look ahead, read off the change of the gradient."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, the last gradient, the moving averages m, v and n, and powers β₁ᵗ, β₂ᵗ, β₃ᵗ.

    m is that of the gradient, v that of its changes, n that of the square of what looks ahead.
    """

    t: int
    g: Points
    m: Points
    v: Points
    n: Points
    beta1_t: float
    beta2_t: float
    beta3_t: float


@dataclass(frozen=True)
class Adan:
    """θ ← θ − η(m̂ + β₂v̂) / (√n̂ + ε), of averages of g, of its change Δ and of (g + β₂Δ)².

    g + β₂Δ guesses the gradient where momentum carries to, so one gradient a step is enough where
    Nesterov asks for one ahead. Of the first gradient there is no change: Δ = 0.

    Source: Xie et al., "Adan: Adaptive Nesterov Momentum Algorithm for Faster Optimizing Deep
    Models", 2022, algorithm 1, without its weight decay, λ = 0. The β here are the shares that are
    kept, as in the authors' code, 1 − β of the paper; as there, hats divide by 1 − βᵗ, and n̂ by
    that alone. optax 0.2.8 has these β and the paper's formula, so 1 − β₂ where β₂ should stand.
    """

    learning_rate: Positive
    _: KW_ONLY
    beta1: Fraction = 0.98
    beta2: Fraction = 0.92
    beta3: Fraction = 0.99
    epsilon: Positive = 1e-8
    label: str = "Adan"
    origin: ClassVar[Origin] = Origin("adaptive", 2022, after=("Adam", "Nesterov"))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """No gradient seen."""
        zeros = np.zeros_like(position)
        return State(0, zeros, zeros, zeros, zeros, 1.0, 1.0, 1.0)

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, beta1, beta2, beta3, epsilon = at(
            state.t, self.learning_rate, self.beta1, self.beta2, self.beta3, self.epsilon
        )
        g = gradient(position)
        change = g - state.g if state.t else np.zeros_like(g)
        m = beta1 * state.m + (1 - beta1) * g
        v = beta2 * state.v + (1 - beta2) * change
        n = beta3 * state.n + (1 - beta3) * (g + beta2 * change) ** 2
        beta1_t, beta2_t = state.beta1_t * beta1, state.beta2_t * beta2
        beta3_t = state.beta3_t * beta3
        m_hat = m / (1 - beta1_t)
        v_hat = v / (1 - beta2_t)
        n_hat = n / (1 - beta3_t)
        position = position - learning_rate * (m_hat + beta2 * v_hat) / (np.sqrt(n_hat) + epsilon)
        return position, State(state.t + 1, g, m, v, n, beta1_t, beta2_t, beta3_t)
