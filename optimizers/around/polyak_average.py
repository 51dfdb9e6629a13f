"""Polyak averaging: where the rule has been on the average."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizers.around.passed import rate_of, readings_of, step_of
from optimizers.around.refusing import refuse, whole_fault
from optimizers.hyperparameter import Hyperparameter
from optimizers.naming import kind_of, label_of
from optimizers.optimizer import Gradient, Optimizer, Points


class State(NamedTuple):
    """The steps taken, the rule's state, and where it stands."""

    t: int
    inner: Any
    x: Points


@dataclass(frozen=True)
class PolyakAverage:
    """x ← the rule's step from x; θ = the mean of all x from step `since` on, x itself until then.

    The rule dances on, and no gradient is taken at θ; but what noise throws it about by cancels in
    the mean, which comes to rest at a learning rate that does not fall. The way there stays in the
    mean for long: begin `since` the dance does.

    Source: Polyak & Juditsky, "Acceleration of Stochastic Approximation by Averaging", SIAM Journal
    on Control and Optimization 30(4), 1992, around plain descent. It takes in the start, as step
    0, and the newest x; torch's `AveragedModel`, called after each step, leaves the start out.
    """

    rule: Optimizer[Any]
    _: KW_ONLY
    since: int = 0
    label: str = ""
    elsewhere: ClassVar[bool] = True
    """It is shown at the mean, and walks on from x."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", self.label or f"{label_of(self.rule)}, averaged")
        refuse(self, whole_fault("PolyakAverage: since", self.since, least=0))

    @property
    def kind(self) -> str:
        """The rule's class, whose colour it takes."""
        return kind_of(self.rule)

    @property
    def learning_rate(self) -> Hyperparameter:
        """The rule's."""
        return rate_of(self.rule)

    def start(self, position: Points) -> State:
        """The mean of one place."""
        return State(t=0, inner=self.rule.start(position), x=position.copy())

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step of the rule from where it stands, and the mean."""
        x, inner = step_of(self.rule, gradient, state.x, state.inner)
        t = state.t + 1
        taken = t - int(self.since)  # into the mean, before this one
        theta = position + (x - position) / (taken + 1) if taken > 0 else x
        return theta, State(t, inner, x)

    def readings(self, state: State) -> Mapping[str, NDArray[np.float64]]:
        """What the rule tells."""
        return readings_of(self.rule, state.inner)
