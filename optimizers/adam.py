"""Adam: momentum in the numerator, RMSProp in the denominator, both unbiased."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, the moving averages of g and g², and the powers β₁ᵗ and β₂ᵗ."""

    t: int
    m: Points
    v: Points
    beta1_t: float
    beta2_t: float


@dataclass(frozen=True)
class Adam:
    """m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²; θ ← θ − ηm̂ / (√v̂ + ε).

    m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ) are averages even in the first steps, so each
    coordinate's first step is η long where |g| ≫ ε.

    Source: Kingma & Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, algorithm 1.
    The powers are kept as running products, which unbias a scheduled β as well.
    """

    learning_rate: Positive
    _: KW_ONLY
    beta1: Fraction = 0.9
    beta2: Fraction = 0.999
    epsilon: Positive = 1e-8
    label: str = "Adam"
    origin: ClassVar[Origin] = Origin("adaptive", 2015, after=("Momentum", "RMSProp"))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """No gradient seen."""
        zeros = np.zeros_like(position)
        return State(t=0, m=zeros, v=zeros, beta1_t=1.0, beta2_t=1.0)

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, beta1, beta2, epsilon = at(
            state.t, self.learning_rate, self.beta1, self.beta2, self.epsilon
        )
        g = gradient(position)
        m = beta1 * state.m + (1 - beta1) * g
        v = beta2 * state.v + (1 - beta2) * g**2
        beta1_t, beta2_t = state.beta1_t * beta1, state.beta2_t * beta2
        m_hat = m / (1 - beta1_t)
        v_hat = v / (1 - beta2_t)
        position = position - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon)
        return position, State(state.t + 1, m, v, beta1_t, beta2_t)

    def readings(self, state: State) -> dict[str, NDArray[np.float64]]:
        """|m̂| / (√v̂ + ε) along x and y, shape (starts,): the last step in learning rates.

        It is near 1 while gradients agree, and small where they are mostly noise: so steps shrink
        by themselves. Before any gradient it is 1, as it is of the first alone.

        Source: Kingma & Ba, section 2.1, where it is the signal-to-noise ratio.
        """
        if state.t == 0:
            ratio = np.ones_like(state.m)
        else:
            (epsilon,) = at(state.t - 1, self.epsilon)
            m_hat = state.m / (1 - state.beta1_t)
            v_hat = state.v / (1 - state.beta2_t)
            ratio = np.abs(m_hat) / (epsilon + np.sqrt(v_hat))
        return {"signal to noise x": ratio[..., 0], "signal to noise y": ratio[..., 1]}
