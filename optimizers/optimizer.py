"""The protocol: how a walker starts, and how it takes a step."""

from collections.abc import Callable
from typing import Protocol, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Points: TypeAlias = NDArray[np.float64]
"""Positions in the plane, shape (..., 2); every rule works elementwise on them."""

Gradient: TypeAlias = Callable[[Points], Points]
"""The function ∇f: points to gradients of the same shape."""

State = TypeVar("State")


class Optimizer(Protocol[State]):
    """A rule that walks downhill, with its hyperparameters and nothing that changes.

    What changes is the state, passed in and handed back. It may also have `readings(state)`,
    quantities of every walker by their names, each of shape (starts,), which a view can draw; and
    `elsewhere`, True where it walks on from a place in its state, not from where it is shown.
    """

    @property
    def label(self) -> str:
        """The name that a picture shows."""
        ...

    def start(self, position: Points) -> State:
        """The state before the first step from these positions."""
        ...

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """The next positions, and the state after this step.

        The `gradient` of a scene's walk has f as well, as `gradient.value(points)`, and its second
        derivatives, as `gradient.curvature(points)`, shape (..., 2, 2).
        """
        ...
