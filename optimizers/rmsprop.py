"""RMSProp: steps of one size, whatever the size of the gradient."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, and the moving average E of squared gradients."""

    t: int
    E: Points


@dataclass(frozen=True)
class RMSProp:
    """E ← βE + (1 − β)g²; θ ← θ − ηg / (√E + ε).

    AdaGrad that forgets: it strides over flat ground and hums about a minimum. Its first step is
    η / √(1 − β) long, three times η. `decay` is β.

    Source: Hinton, "Neural Networks for Machine Learning", lecture 6e, 2012. The lecture's β is
    0.9; it has no ε, which stands outside the root here.
    """

    learning_rate: Positive
    _: KW_ONLY
    decay: Fraction = 0.9
    epsilon: Positive = 1e-8
    label: str = "RMSProp"
    origin: ClassVar[Origin] = Origin("adaptive", 2012, after=("AdaGrad",))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """No gradient seen."""
        return State(t=0, E=np.zeros_like(position))

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, decay, epsilon = at(state.t, self.learning_rate, self.decay, self.epsilon)
        g = gradient(position)
        E = decay * state.E + (1 - decay) * g**2  # noqa: N806  # the lecture's MeanSquare
        return position - learning_rate * g / (np.sqrt(E) + epsilon), State(state.t + 1, E)
