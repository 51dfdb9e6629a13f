"""AdaDelta: steps measured in the size of the steps before."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, and the moving averages of squared gradients and squared steps."""

    t: int
    E_g: Points
    E_x: Points


@dataclass(frozen=True)
class AdaDelta:
    """E_g ← ρE_g + (1 − ρ)g²; Δx = −√(E_x + ε)/√(E_g + ε) g; E_x ← ρE_x + (1 − ρ)Δx²; θ ← θ + ηΔx.

    No rate is needed: ε sets the first steps, √(ε/(1 − ρ)) long, and steps grow from steps.
    `decay` is ρ.

    Source: Zeiler, "ADADELTA: An Adaptive Learning Rate Method", arXiv:1212.5701, 2012,
    algorithm 1, where η = 1: any other η scales the paper's step and is not in it. ρ and ε are the
    article's; the paper's are 0.95 and 10⁻⁶, whose first steps are 14 times as long.
    """

    learning_rate: Positive = 1.0
    _: KW_ONLY
    decay: Fraction = 0.9
    epsilon: Positive = 1e-8
    label: str = "AdaDelta"
    origin: ClassVar[Origin] = Origin("adaptive", 2012, after=("AdaGrad",))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """No gradient seen, no step taken."""
        return State(t=0, E_g=np.zeros_like(position), E_x=np.zeros_like(position))

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, decay, epsilon = at(state.t, self.learning_rate, self.decay, self.epsilon)
        g = gradient(position)
        E_g = decay * state.E_g + (1 - decay) * g**2  # noqa: N806  # the paper's E[g²]
        delta_x = -np.sqrt(state.E_x + epsilon) / np.sqrt(E_g + epsilon) * g
        E_x = decay * state.E_x + (1 - decay) * delta_x**2  # noqa: N806  # the paper's E[Δx²]
        return position + learning_rate * delta_x, State(state.t + 1, E_g, E_x)
