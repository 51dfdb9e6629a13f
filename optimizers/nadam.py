"""NAdam: Adam that steps by the momentum of the step to come, as Nesterov does."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, NonNegative, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, the moving averages of g and g², and the products μ₁…μₜ and β₂ᵗ."""

    t: int
    m: Points
    v: Points
    mu_product: float
    beta2_t: float


@dataclass(frozen=True)
class NAdam:
    """m ← μₜm + (1 − μₜ)g; v ← β₂v + (1 − β₂)g²; θ ← θ − η(μₜ₊₁m̂ + (1 − μₜ)ĝ) / (√v̂ + ε).

    m̂ = m / (1 − μ₁…μₜ₊₁), ĝ = g / (1 − μ₁…μₜ), v̂ = v / (1 − β₂ᵗ), μₜ = β₁(1 − ½ 0.96^(ψt)): the
    share of this gradient that the next step would bring is taken now, without a look ahead.
    `momentum_decay` is ψ: the larger, the sooner μ rises from β₁/2 to β₁.

    Source: Dozat, "Incorporating Nesterov Momentum into Adam", ICLR workshop 2016, algorithm 2,
    whose v̂ has another factor β₂, which implementations leave out, and so does this. Torch and
    Keras average m by β₁ though they correct by μ; optax has μ = β₁ from the first step on. This
    one averages by μ, as its author does.
    """

    learning_rate: Positive
    _: KW_ONLY
    beta1: Fraction = 0.9
    beta2: Fraction = 0.999
    epsilon: Positive = 1e-8
    momentum_decay: NonNegative = 0.004
    label: str = "NAdam"
    origin: ClassVar[Origin] = Origin("adaptive", 2016, after=("Adam", "Nesterov"))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """No gradient seen."""
        zeros = np.zeros_like(position)
        return State(t=0, m=zeros, v=zeros, mu_product=1.0, beta2_t=1.0)

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, beta1, beta2, epsilon, psi = at(
            state.t, self.learning_rate, self.beta1, self.beta2, self.epsilon, self.momentum_decay
        )
        t = state.t + 1
        mu = beta1 * (1 - 0.5 * 0.96 ** (psi * t))
        mu_next = beta1 * (1 - 0.5 * 0.96 ** (psi * (t + 1)))
        g = gradient(position)
        m = mu * state.m + (1 - mu) * g
        v = beta2 * state.v + (1 - beta2) * g**2
        mu_product, beta2_t = state.mu_product * mu, state.beta2_t * beta2
        m_hat = m / (1 - mu_product * mu_next)
        g_hat = g / (1 - mu_product)
        v_hat = v / (1 - beta2_t)
        m_bar = mu_next * m_hat + (1 - mu) * g_hat
        position = position - learning_rate * m_bar / (np.sqrt(v_hat) + epsilon)
        return position, State(t, m, v, mu_product, beta2_t)
