"""Grams: as far as the rule would go, but straight downhill in every coordinate."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizers.around.passed import overheard, rate_of, readings_of, step_of
from optimizers.around.refusing import elsewhere_fault, refuse
from optimizers.hyperparameter import Hyperparameter
from optimizers.naming import label_of
from optimizers.optimizer import Gradient, Optimizer, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, and the rule's state."""

    t: int
    inner: Any


@dataclass(frozen=True)
class Grams:
    """θ ← θ − |u| ∘ sgn g, where the rule would go to θ − u.

    Momentum says how far, the slope at hand which way: a coordinate that would be carried on uphill
    turns at once, where `Cautious` stops it.

    Source: Cao, Li & Song, "Grams: Gradient Descent with Adaptive Momentum Scaling", 2024, which
    puts it around Adam. g is the gradient that the rule asks for first. A weight decay is not to be
    turned: `Decayed(Grams(Adam(…)), …)`. pytorch_optimizer has ε = 10⁻⁶ in its Adam.
    """

    rule: Optimizer[Any]
    _: KW_ONLY
    label: str = ""
    origin: ClassVar[Origin] = Origin("sign", 2024, after=("Adam", "Cautious"))

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", self.label or f"Grams {label_of(self.rule)}")
        refuse(self, elsewhere_fault("Grams", self.rule))

    @property
    def learning_rate(self) -> Hyperparameter:
        """The rule's."""
        return rate_of(self.rule)

    def start(self, position: Points) -> State:
        """No step taken."""
        return State(t=0, inner=self.rule.start(position))

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step of the rule, turned."""
        asked: list[Points] = []
        moved, inner = step_of(self.rule, overheard(gradient, asked), position, state.inner)
        g = asked[0] if asked else gradient(position)
        u = position - moved
        turned = position - np.abs(u) * np.sign(g)
        position = np.where(np.sign(u) == np.sign(g), moved, turned)
        return position, State(state.t + 1, inner)

    def readings(self, state: State) -> Mapping[str, NDArray[np.float64]]:
        """What the rule tells."""
        return readings_of(self.rule, state.inner)
