"""What a piece passes on: a changed gradient that still tells f, the rule's step and readings."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from optimizers.hyperparameter import Hyperparameter
from optimizers.optimizer import Gradient, Optimizer, Points
from optimizers.stepped import stepped

TOLD = ("value", "curvature")
"""What the gradient of a scene's walk tells besides."""


def passed(gradient: Gradient, change: Callable[[Points, Points], Points], **told: Any) -> Gradient:  # noqa: ANN401  # functions of points
    """The gradient as `change` makes it of points and ∇f there; f and its curvature stay.

    What is `told` stands in their place.
    """

    def slope(points: Points) -> Points:
        return change(points, gradient(points))

    for name in TOLD:
        if hasattr(gradient, name):
            setattr(slope, name, told.get(name, getattr(gradient, name)))
    return slope


def overheard(gradient: Gradient, answers: list[Points]) -> Gradient:
    """The same gradient; what it answers is kept."""

    def keep(_: Points, g: Points) -> Points:
        answers.append(np.array(g))  # a rule may change its own
        return g

    return passed(gradient, keep)


def step_of(
    rule: Optimizer[Any], gradient: Gradient, position: Points, state: object
) -> tuple[Points, Any]:
    """The rule's step, from a copy of the position, which it may write into.

    Raises ValueError where it returns no positions of that shape and a state.
    """
    result = rule.step(gradient, position.copy(), state)
    return stepped(result, position.shape, by=type(rule).__name__)


def rate_of(rule: Any) -> Hyperparameter:  # noqa: ANN401  # one that has a learning rate
    """The rule's learning rate; AttributeError where it has none."""
    rate: Hyperparameter = rule.learning_rate
    return rate


def readings_of(rule: object, state: object) -> Mapping[str, NDArray[np.float64]]:
    """What the rule tells of its state; nothing where it tells nothing."""
    tells = getattr(rule, "readings", None)
    return tells(state) if callable(tells) else {}
