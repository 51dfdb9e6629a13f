"""AdamW: Adam, and a weight decay beside its step, which no √v̂ divides."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, NonNegative, Positive, at
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
class AdamW:
    """m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²; θ ← θ − η(m̂ / (√v̂ + ε) + λθ).

    The decay pulls all coordinates to 0 at one pace, steep or flat: added to g, as λθ, it would be
    divided by √v̂, and hardly be felt where slopes are steep. `weight_decay` is λ.

    Source: Loshchilov & Hutter, "Decoupled Weight Decay Regularization", ICLR 2019, algorithm 2,
    where λθ is multiplied by the schedule's factor alone: its λ is η times ours. Ours is torch's
    and optax's; the paper leaves its value open, and 0.01 is torch's (optax has 10⁻⁴).
    """

    learning_rate: Positive
    _: KW_ONLY
    beta1: Fraction = 0.9
    beta2: Fraction = 0.999
    epsilon: Positive = 1e-8
    weight_decay: NonNegative = 0.01
    label: str = "AdamW"
    origin: ClassVar[Origin] = Origin("adaptive", 2019, after=("Adam",))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """No gradient seen."""
        zeros = np.zeros_like(position)
        return State(t=0, m=zeros, v=zeros, beta1_t=1.0, beta2_t=1.0)

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, beta1, beta2, epsilon, weight_decay = at(
            state.t, self.learning_rate, self.beta1, self.beta2, self.epsilon, self.weight_decay
        )
        g = gradient(position)
        m = beta1 * state.m + (1 - beta1) * g
        v = beta2 * state.v + (1 - beta2) * g**2
        beta1_t, beta2_t = state.beta1_t * beta1, state.beta2_t * beta2
        m_hat = m / (1 - beta1_t)
        v_hat = v / (1 - beta2_t)
        decay = learning_rate * weight_decay * position
        position = position - learning_rate * m_hat / (np.sqrt(v_hat) + epsilon) - decay
        return position, State(state.t + 1, m, v, beta1_t, beta2_t)
