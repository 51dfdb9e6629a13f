"""AdaGrad: each coordinate's rate shrinks with the gradients that it has seen."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, and the sum G of squared gradients."""

    t: int
    G: Points


@dataclass(frozen=True)
class AdaGrad:
    """G ← G + g²; θ ← θ − ηg / (√G + ε).

    Rarely pushed coordinates keep a large rate; G only grows, so no rate ever recovers.

    Source: Duchi, Hazan & Singer, "Adaptive Subgradient Methods for Online Learning and
    Stochastic Optimization", JMLR 12, 2011, figure 1, whose matrices are diagonal (G is the
    diagonal of its G_t, ε its δ), with mirror descent and no regularizer. The sum starts at 0.
    """

    learning_rate: Positive
    _: KW_ONLY
    epsilon: Positive = 1e-8
    label: str = "AdaGrad"
    origin: ClassVar[Origin] = Origin("adaptive", 2011, after=("SGD",))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """No gradient seen."""
        return State(t=0, G=np.zeros_like(position))

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, epsilon = at(state.t, self.learning_rate, self.epsilon)
        g = gradient(position)
        G = state.G + g**2  # noqa: N806  # the paper's letter
        return position - learning_rate * g / (np.sqrt(G) + epsilon), State(state.t + 1, G)
