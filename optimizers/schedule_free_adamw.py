"""Schedule-Free AdamW: Schedule-Free's three points, with Adam's scaling in the steps of z."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, NonNegative, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, z, the moving average of g², the power β₂ᵗ, and the sum of γ²."""

    t: int
    z: Points
    v: Points
    beta2_t: float
    weights: float


@dataclass(frozen=True)
class ScheduleFreeAdamW:
    """y = (1 − β₁)z + β₁x, g = ∇f(y); z ← z − γ(g / (√v̂ + ε) + λy); x ← (1 − c)x + cz.

    v ← β₂v + (1 − β₂)g² and v̂ = v / (1 − β₂ᵗ) are Adam's, and c = γₜ² / Σγᵢ². There is no average
    of gradients: that x averages places does its work.

    Source: Defazio, Yang, Mehta, Mishchenko, Khaled & Cutkosky, "The Road Less Scheduled", NeurIPS
    2024, algorithm 1, which has √(1 − β₂ᵗ) in γ, and so in c and in the decay, and divides by √v:
    `schedulefree` keeps that as its paper's version, and found it unstable at times. Ours divides
    v, as `schedulefree`, pytorch_optimizer and optax do now. The warm-up is a schedule of γ here,
    `WarmUp(0.01, steps=20)`. The positions are x; all three store y while they train. They weigh by
    the largest γ so far, which is another rule only where γ falls.
    """

    learning_rate: Positive
    _: KW_ONLY
    beta1: Fraction = 0.9
    beta2: Fraction = 0.999
    epsilon: Positive = 1e-8
    weight_decay: NonNegative = 0.0
    label: str = "Schedule-Free AdamW"
    origin: ClassVar[Origin] = Origin("adaptive", 2024, after=("ScheduleFreeSGD", "AdamW"))
    elsewhere: ClassVar[bool] = True
    """It is shown at x, and walks on from z."""

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """All three points at one place, and no gradient seen."""
        return State(t=0, z=position.copy(), v=np.zeros_like(position), beta2_t=1.0, weights=0.0)

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        gamma, beta1, beta2, epsilon, decay = at(
            state.t, self.learning_rate, self.beta1, self.beta2, self.epsilon, self.weight_decay
        )
        x = position
        y = (1 - beta1) * state.z + beta1 * x
        g = gradient(y)
        v = beta2 * state.v + (1 - beta2) * g**2
        beta2_t = state.beta2_t * beta2
        v_hat = v / (1 - beta2_t)
        z = state.z - gamma * (g / (np.sqrt(v_hat) + epsilon) + decay * y)
        weights = state.weights + gamma * gamma
        c = gamma * gamma / weights if weights else 0.0  # a schedule may begin at 0
        x = x + c * (z - x)  # (1 − c)x + cz, which rounding would move where z is x
        return x, State(state.t + 1, z, v, beta2_t, weights)
