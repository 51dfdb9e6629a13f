"""QHM: a step between plain descent's and averaged momentum's."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, Positive, Share, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, and the moving average m of gradients."""

    t: int
    m: Points


@dataclass(frozen=True)
class QHM:
    """m ← βm + (1 − β)g; θ ← θ − η((1 − ν)g + νm).

    A long memory need not outweigh what is seen now: ν says how much it counts. At ν = 0 this is
    SGD, at ν = β Nesterov's (in its points θ + μv), at ν = 1 Momentum, both with η(1 − β) for their
    rate.

    Source: Ma & Yarats, "Quasi-hyperbolic momentum and Adam for deep learning", ICLR 2019; ν = 0.7
    and β = 0.999 are the rule of thumb given there. m is the paper's g, and is not corrected for
    having begun at 0, so that the first of m's steps are small. A default of pytorch_optimizer,
    ν = 1 and β = 0, is plain SGD.
    """

    learning_rate: Positive
    _: KW_ONLY
    nu: Share = 0.7
    beta: Fraction = 0.999
    label: str = "QHM"
    origin: ClassVar[Origin] = Origin("momentum", 2019, after=("SGD", "Momentum"))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """No gradient seen."""
        return State(t=0, m=np.zeros_like(position))

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, nu, beta = at(state.t, self.learning_rate, self.nu, self.beta)
        g = gradient(position)
        m = beta * state.m + (1 - beta) * g
        return position - learning_rate * ((1 - nu) * g + nu * m), State(state.t + 1, m)
