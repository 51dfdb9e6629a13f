"""Lookahead: so many steps forward, then part of the way back."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizers.around.passed import rate_of, readings_of, step_of
from optimizers.around.refusing import elsewhere_fault, refuse, whole_fault
from optimizers.hyperparameter import Hyperparameter, Share, at
from optimizers.naming import kind_of, label_of
from optimizers.optimizer import Gradient, Optimizer, Points


class State(NamedTuple):
    """The steps taken, the rule's state, and the slow weights φ."""

    t: int
    inner: Any
    slow: Points


@dataclass(frozen=True)
class Lookahead:
    """θ ← the rule's step from θ; at every k-th, φ ← φ + α(θ − φ) and θ ← φ.

    Where fast steps swing across a valley, the place part of the way to where they end lies nearer
    to its floor: so rates may be larger. `every` is k, `share` α; the rule keeps its memory when it
    is set back.

    Source: Zhang, Lucas, Hinton & Ba, "Lookahead Optimizer: k steps forward, 1 step back", NeurIPS
    2019, algorithm 1. The positions are θ, as optax and pytorch_optimizer walk; what the paper
    hands back at the end is φ, which is θ after every k-th step.
    """

    rule: Optimizer[Any]
    _: KW_ONLY
    every: int = 5
    share: Share = 0.5
    label: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", self.label or f"Lookahead {label_of(self.rule)}")
        refuse(
            self,
            whole_fault("Lookahead: every", self.every, least=1),
            elsewhere_fault("Lookahead", self.rule),
        )

    @property
    def kind(self) -> str:
        """The rule's class, whose colour it takes."""
        return kind_of(self.rule)

    @property
    def learning_rate(self) -> Hyperparameter:
        """The rule's."""
        return rate_of(self.rule)

    def start(self, position: Points) -> State:
        """Slow and fast at one place."""
        return State(t=0, inner=self.rule.start(position), slow=position.copy())

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step of the rule, and back where it is the last of k."""
        (share,) = at(state.t, self.share)
        theta, inner = step_of(self.rule, gradient, position, state.inner)
        t, phi = state.t + 1, state.slow
        if t % int(self.every) == 0:
            theta = phi = theta - (1 - share) * (theta - phi)  # φ + α(θ − φ), and θ where α is 1
        return theta, State(t, inner, phi)

    def readings(self, state: State) -> Mapping[str, NDArray[np.float64]]:
        """What the rule tells."""
        return readings_of(self.rule, state.inner)
