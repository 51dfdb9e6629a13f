"""Decayed: a pull to the origin, beside the rule's step or within its gradient."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizers.around.passed import passed, rate_of, readings_of, step_of
from optimizers.around.refusing import elsewhere_fault, refuse
from optimizers.hyperparameter import Hyperparameter, NonNegative, at
from optimizers.naming import kind_of, label_of
from optimizers.number import is_real
from optimizers.optimizer import Gradient, Optimizer, Points


class State(NamedTuple):
    """The steps taken, and the rule's state."""

    t: int
    inner: Any


@dataclass(frozen=True)
class Decayed:
    """The rule's step, and θ ← θ − ηλθ with θ from before it; or `coupled`, g ← g + λθ.

    Around plain descent the two are one. A rule that divides by the size of its gradients divides
    a coupled decay as well, so that where slopes are steep it is hardly felt.

    Source: Loshchilov & Hutter, "Decoupled Weight Decay Regularization", ICLR 2019, algorithms 1
    and 2, where λθ is multiplied by the schedule's factor alone: their λ is η times ours, which is
    torch's and optax's. Coupled, it is the gradient of f + ½λ‖θ‖², and that is the value, and its
    the curvature, that the rule is told. The η of a decoupled decay is the rule's `learning_rate`
    at the step: of `Prodigy`, whose authors decay by ηdλ, without the d that it finds.
    """

    rule: Optimizer[Any]
    weight_decay: NonNegative
    _: KW_ONLY
    coupled: bool = False
    label: str = ""

    def __post_init__(self) -> None:
        how = " with L2" if self.coupled else ", decayed"
        object.__setattr__(self, "label", self.label or f"{label_of(self.rule)}{how}")
        refuse(self, self._coupled_fault(), self._rate_fault(), self._elsewhere_fault())

    @property
    def kind(self) -> str:
        """The rule's class, whose colour it takes."""
        return kind_of(self.rule)

    @property
    def learning_rate(self) -> Hyperparameter:
        """The rule's."""
        return rate_of(self.rule)

    def start(self, position: Points) -> State:
        """No step taken."""
        return State(t=0, inner=self.rule.start(position))

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step of the rule, with the decay."""
        (weight_decay,) = at(state.t, self.weight_decay)
        if self.coupled:
            gradient = _regularised(gradient, weight_decay)
        moved, inner = step_of(self.rule, gradient, position, state.inner)
        if not self.coupled:
            (learning_rate,) = at(state.t, self.learning_rate)
            moved = moved - learning_rate * weight_decay * position
        return moved, State(state.t + 1, inner)

    def readings(self, state: State) -> Mapping[str, NDArray[np.float64]]:
        """What the rule tells."""
        return readings_of(self.rule, state.inner)

    def _coupled_fault(self) -> str:
        told = f"Decayed: coupled is {self.coupled!r}; it must be True or False"
        return "" if isinstance(self.coupled, bool) else told

    def _rate_fault(self) -> str:
        rate = getattr(self.rule, "learning_rate", None)
        if self.coupled or is_real(rate) or callable(rate):
            return ""
        return (
            f"Decayed: {type(self.rule).__name__} has no learning_rate, by which the decay is "
            "multiplied; give it one, or coupled=True"
        )

    def _elsewhere_fault(self) -> str:
        if self.coupled:
            return ""
        return elsewhere_fault("Decayed", self.rule, instead="give coupled=True")


def _regularised(gradient: Gradient, weight_decay: float) -> Gradient:
    """The gradient of f + ½λ‖θ‖², with its value and curvature where f tells them."""
    f: Any = gradient
    return passed(
        gradient,
        lambda points, g: g + weight_decay * points,
        value=lambda points: f.value(points) + 0.5 * weight_decay * (points**2).sum(axis=-1),
        curvature=lambda points: f.curvature(points) + weight_decay * np.eye(points.shape[-1]),
    )
