"""Cautious: no step in a coordinate in which it would lead uphill."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizers.around.passed import overheard, rate_of, readings_of, step_of
from optimizers.around.refusing import elsewhere_fault, refuse
from optimizers.hyperparameter import Hyperparameter, NonNegative, at
from optimizers.naming import label_of
from optimizers.optimizer import Gradient, Optimizer, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, and the rule's state."""

    t: int
    inner: Any


@dataclass(frozen=True)
class Cautious:
    """φ = 1(u ∘ g > 0); θ ← θ − u ∘ φ · d / (‖φ‖₀ + ξ), where the rule would go to θ − u.

    What momentum carries on against the slope at hand is left out, and of d = 2 coordinates the
    other then goes twice as far, so that steps are as long on the average. The rule's own memory is
    not touched.

    Source: Liang, Chen, Liu & Liu, "Cautious Optimizers: Improving Training with One Line of
    Code", 2024, algorithm 1, whose ε beside the mean of φ is ξ/d. In their code it only keeps φ of
    nothing from being divided by nothing: ξ = 0, as here. pytorch_optimizer has ξ = 1, which among
    millions of coordinates is nothing, and of two shortens a step that agrees by a third. g is the
    gradient that the rule asks for first. The whole step is masked: their C-AdamW, which decays
    beside it, is `Decayed(Cautious(Adam(…)), …)`.
    """

    rule: Optimizer[Any]
    _: KW_ONLY
    xi: NonNegative = 0.0
    label: str = ""
    origin: ClassVar[Origin] = Origin("sign", 2024, after=("Adam",))

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", self.label or f"Cautious {label_of(self.rule)}")
        refuse(self, elsewhere_fault("Cautious", self.rule))

    @property
    def learning_rate(self) -> Hyperparameter:
        """The rule's."""
        return rate_of(self.rule)

    def start(self, position: Points) -> State:
        """No step taken."""
        return State(t=0, inner=self.rule.start(position))

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step of the rule, masked."""
        (xi,) = at(state.t, self.xi)
        asked: list[Points] = []
        moved, inner = step_of(self.rule, overheard(gradient, asked), position, state.inner)
        g = asked[0] if asked else gradient(position)
        u = position - moved
        phi = np.sign(u) * np.sign(g) > 0  # a product of the two may be too small for floats
        agreeing = phi.sum(axis=-1, keepdims=True)
        factor = phi * (phi.shape[-1] / np.where(agreeing, agreeing + xi, 1))
        position = np.where(factor == 1, moved, position - factor * u)
        return position, State(state.t + 1, inner)

    def readings(self, state: State) -> Mapping[str, NDArray[np.float64]]:
        """What the rule tells."""
        return readings_of(self.rule, state.inner)
