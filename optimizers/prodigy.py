"""Prodigy: Adam whose learning rate finds itself, from how far it has come."""

from dataclasses import KW_ONLY, dataclass
from math import sqrt
from typing import ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, where it began, the estimate d, moving averages m and v, and r and s.

    d and r are numbers of each walker, shape (..., 1); the rest has the positions' shape.
    """

    t: int
    begun: Points
    d: NDArray[np.float64]
    m: Points
    v: Points
    r: NDArray[np.float64]
    s: Points


@dataclass(frozen=True)
class Prodigy:
    """Adam on dg with the rate ηd, where d ← max(d, r / ‖s‖₁) from d₀ on.

    r averages ηd²⟨g, θ₀ − θ⟩ and s averages ηd²g, both by √β₂. Where f is convex, their quotient is
    no more than the way from the start to the minimum along its longer coordinate, so d may rise to
    it and need never fall: it begins as small as you like, and grows by itself.

    m ← β₁m + (1 − β₁)dg; v ← β₂v + (1 − β₂)d²g²; θ ← θ − ηdm / (√v + dε); r, s and d follow.

    Source: Mishchenko & Defazio, "Prodigy: An Expeditiously Adaptive Parameter-Free Learner", 2023,
    its version for Adam, in which m and v are not corrected for their bias. pytorch_optimizer does
    so only when asked to, optax always: there the steps of the start are other ones.
    """

    learning_rate: Positive = 1.0
    _: KW_ONLY
    beta1: Fraction = 0.9
    beta2: Fraction = 0.999
    d0: Positive = 1e-6
    epsilon: Positive = 1e-8
    label: str = "Prodigy"
    origin: ClassVar[Origin] = Origin("adaptive", 2023, after=("Adam",))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """No gradient seen, and nothing known of the distance."""
        zeros, none = np.zeros_like(position), np.zeros_like(position[..., :1])
        return State(0, position.copy(), none, zeros, zeros, none, zeros)

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, beta1, beta2, d0, epsilon = at(
            state.t, self.learning_rate, self.beta1, self.beta2, self.d0, self.epsilon
        )
        beta3 = sqrt(beta2)
        d = state.d if state.t else np.full_like(state.d, d0)
        g = gradient(position)
        gone = ((state.begun - position) * g).sum(axis=-1, keepdims=True)
        m = beta1 * state.m + (1 - beta1) * d * g
        v = beta2 * state.v + (1 - beta2) * d**2 * g**2
        r = beta3 * state.r + (1 - beta3) * learning_rate * d**2 * gone
        s = beta3 * state.s + (1 - beta3) * learning_rate * d**2 * g
        length = np.abs(s).sum(axis=-1, keepdims=True)
        d_hat = np.divide(r, length, out=np.zeros_like(r), where=length > 0)
        position = position - learning_rate * d * m / (np.sqrt(v) + d * epsilon)
        return position, State(state.t + 1, state.begun, np.maximum(d, d_hat), m, v, r, s)

    def readings(self, state: State) -> dict[str, NDArray[np.float64]]:
        """d, shape (starts,): how far from the start the minimum is known to be, at least."""
        (d0,) = at(0, self.d0)
        return {"d": state.d[..., 0] if state.t else np.full_like(state.d[..., 0], d0)}
