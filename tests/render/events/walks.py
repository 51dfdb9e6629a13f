"""Trajectories made by hand, and scenes to go with them."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from optimizers import SGD
from render import Contour, Outcome, Scene, Trajectory
from surfaces import Surface

UPHILL = Surface(
    name="uphill",
    formula="x",
    f=lambda x, y: x + 0 * y,
    df=lambda x, y: (1 + 0 * x, 0 * y),
    domain=((-1, 1), (-1, 1)),
)
"""f = x: a place is a value."""


def walk(
    surface: Surface,
    points: Sequence[tuple[float, float]],
    label: str = "A",
    *,
    optimizer: int = 0,
    stopped_at: int | None = None,
) -> Trajectory:
    array = np.array(points, dtype=np.float64)
    outcome = Outcome.WANDERING if stopped_at is None else Outcome.DIVERGED
    values = surface.value(array)
    return Trajectory(label, optimizer, array, values, outcome, stopped_at)


def scene_of(
    surface: Surface,
    trajectories: Sequence[Trajectory],
    starts: int = 1,
    **more: Any,
) -> Scene:
    """A scene that could have led to these, starts within optimizers."""
    labels = [trajectory.label for trajectory in trajectories[::starts]]
    return Scene(
        "By hand",
        surface,
        [tuple(trajectory.points[0]) for trajectory in trajectories[:starts]],
        [SGD(0.1, label=label) for label in labels],
        len(trajectories[0].points) - 1,
        [Contour()],
        **more,
    )


def along(values: Sequence[float], label: str = "A", **more: Any) -> Trajectory:
    """A walker on UPHILL with these values."""
    return walk(UPHILL, [(value, 0.0) for value in values], label, **more)
