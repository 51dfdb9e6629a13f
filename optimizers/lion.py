"""Lion: the sign of a mean of gradients, and no size at all."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, and the moving average m of g."""

    t: int
    m: Points


@dataclass(frozen=True)
class Lion:
    """c ← β₁m + (1 − β₁)g; θ ← θ − η sgn c; m ← β₂m + (1 − β₂)g.

    Every coordinate moves by η, however flat it is: paths run on the diagonals until a coordinate's
    minimum is crossed, and then stagger about it by η, never nearer.

    Source: Chen et al., "Symbolic Discovery of Optimization Algorithms", NeurIPS 2023, algorithm 2,
    without its weight decay, λ = 0. The step looks at the gradient with β₁ and remembers it with
    β₂, after the step.
    """

    learning_rate: Positive
    _: KW_ONLY
    beta1: Fraction = 0.9
    beta2: Fraction = 0.99
    label: str = "Lion"
    origin: ClassVar[Origin] = Origin("sign", 2023, after=("Rprop", "Momentum"))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """No gradient seen."""
        return State(t=0, m=np.zeros_like(position))

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, beta1, beta2 = at(state.t, self.learning_rate, self.beta1, self.beta2)
        g = gradient(position)
        c = np.sign(beta1 * state.m + (1 - beta1) * g)
        m = beta2 * state.m + (1 - beta2) * g
        return position - learning_rate * c, State(state.t + 1, m)
