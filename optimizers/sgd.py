"""Gradient descent: straight down, as steep as the ground is."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken."""

    t: int


@dataclass(frozen=True)
class SGD:
    """θ ← θ − η∇f(θ).

    Where the ground is flat it stands still; where it is steep it leaps.

    Source: Robbins & Monro, "A Stochastic Approximation Method", Annals of Mathematical
    Statistics 22(3), 1951. The paper seeks a root of M(x) = α; there the observations are noisy,
    here the gradient is exact.
    """

    learning_rate: Positive
    _: KW_ONLY
    label: str = "SGD"
    origin: ClassVar[Origin] = Origin("plain", 1951)

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:  # noqa: ARG002  # it remembers nothing
        """No step taken."""
        return State(t=0)

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        (learning_rate,) = at(state.t, self.learning_rate)
        return position - learning_rate * gradient(position), State(state.t + 1)
