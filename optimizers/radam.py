"""RAdam: Adam that does not adapt before its mean square can be relied on."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin

TRACTABLE = 5.0
"""The ρₜ beyond which it adapts."""


class State(NamedTuple):
    """The steps taken, the averages of g and g², the powers β₁ᵗ and β₂ᵗ, and the last step's r."""

    t: int
    m: Points
    v: Points
    beta1_t: float
    beta2_t: float
    r: float


@dataclass(frozen=True)
class RAdam:
    """As Adam, but θ ← θ − ηr m̂ / (√v̂ + ε) where ρₜ > 5, and θ ← θ − ηm̂ before.

    ρₜ = ρ∞ − 2tβ₂ᵗ / (1 − β₂ᵗ), with ρ∞ = 2/(1 − β₂) − 1, is about how many gradients v̂ averages,
    and r² = (ρₜ − 4)(ρₜ − 2)ρ∞ / ((ρ∞ − 4)(ρ∞ − 2)ρₜ) is the variance of 1/√v̂ in the end over that
    of now: a warm-up that sets its own pace. With β₂ = 0.999 the first five steps are not adapted,
    ηm̂, and long where the slope is steep.

    Source: Liu, Jiang, He, Chen, Liu, Gao & Han, "On the Variance of the Adaptive Learning Rate and
    Beyond", ICLR 2020, algorithm 2, which adapts from ρₜ > 4 on, where r begins at 0, and has no ε.
    Its authors' code, torch and optax wait for 5, and so does this. Torch adds ε to √v before the
    correction; here it is added after, as in optax.
    """

    learning_rate: Positive
    _: KW_ONLY
    beta1: Fraction = 0.9
    beta2: Fraction = 0.999
    epsilon: Positive = 1e-8
    label: str = "RAdam"
    origin: ClassVar[Origin] = Origin("adaptive", 2020, after=("Adam",))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """No gradient seen."""
        zeros = np.zeros_like(position)
        return State(t=0, m=zeros, v=zeros, beta1_t=1.0, beta2_t=1.0, r=0.0)

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, beta1, beta2, epsilon = at(
            state.t, self.learning_rate, self.beta1, self.beta2, self.epsilon
        )
        t = state.t + 1
        g = gradient(position)
        m = beta1 * state.m + (1 - beta1) * g
        v = beta2 * state.v + (1 - beta2) * g**2
        beta1_t, beta2_t = state.beta1_t * beta1, state.beta2_t * beta2
        m_hat = m / (1 - beta1_t)
        rho_inf = 2 / (1 - beta2) - 1
        rho = rho_inf - 2 * t * beta2_t / (1 - beta2_t)
        if rho > TRACTABLE:
            v_hat = v / (1 - beta2_t)
            r = ((rho - 4) * (rho - 2) * rho_inf / ((rho_inf - 4) * (rho_inf - 2) * rho)) ** 0.5
            position = position - learning_rate * r * m_hat / (np.sqrt(v_hat) + epsilon)
        else:
            r = 0.0
            position = position - learning_rate * m_hat
        return position, State(t, m, v, beta1_t, beta2_t, r)

    def readings(self, state: State) -> dict[str, NDArray[np.float64]]:
        """The r of the last step, shape (starts,): 0 while it does not adapt."""
        return {"rectification": np.full(state.m.shape[:-1], state.r)}
