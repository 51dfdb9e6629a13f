"""The anatomy of a step: what carries it on, and what the gradient adds."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from optimizers import Gradient, Optimizer, Points
from optimizers.naming import label_of
from optimizers.stepped import stepped
from render.scene.as_declared import as_declared
from render.scene.scene import Scene
from render.simulation.flatness import steepness
from render.simulation.slopes import Slope, slopes
from render.trajectory import Trajectory

TOLERANCE = 1e-6
"""The largest part of a step by which one that is linear in the gradient may seem not to be."""

REST = 1e-14
"""What counts as nothing, as a share of the position: its last digits are not looked at."""


@dataclass(frozen=True, eq=False)
class Anatomy:
    """The parts of one walker's steps; all arrays have shape (steps, 2) and are read-only.

    Step k leads from `points[k]` over `carried[k]`, which is what it would be had the gradient been
    nothing, and `pushed[k]`, the rest, to `points[k] + carried[k] + pushed[k]`. `asked[k]` is where
    the rule took the gradient, first where it took several, and `gradients[k]` is what it got; the
    walker's place and nothing where it took none.

    `linear` says whether every push is −η∇f with one η for both coordinates, which holds while the
    gradient is doubled: true of SGD, Momentum and Nesterov, not of rules that scale.
    """

    points: NDArray[np.float64]
    asked: NDArray[np.float64]
    gradients: NDArray[np.float64]
    carried: NDArray[np.float64]
    pushed: NDArray[np.float64]
    linear: bool

    def __post_init__(self) -> None:
        for field in fields(self):
            if isinstance(array := getattr(self, field.name), np.ndarray):
                array.setflags(write=False)

    @cached_property
    def ends(self) -> NDArray[np.float64]:
        """Where each step ends, shape (steps, 2)."""
        return self.points + self.carried + self.pushed

    @cached_property
    def carries(self) -> bool:
        """Whether any step would be taken without a gradient."""
        return bool((np.abs(self.carried) > REST * self._sizes).any())

    @cached_property
    def in_two_parts(self) -> bool:
        """Whether steps are what carries the walker and −η∇f, both at work."""
        return self.linear and self.carries and bool(self.pushed.any())

    @cached_property
    def looks_ahead(self) -> bool:
        """Whether the gradient is taken where the walker is carried, before it is pushed."""
        if not self.carries:
            return False
        apart = np.abs(self.asked - self.points - self.carried)
        return bool((apart <= TOLERANCE * np.abs(self.carried) + REST * self._sizes).all())

    @property
    def _sizes(self) -> NDArray[np.float64]:
        """The size of what rounding acts on at each step, shape (steps, 1)."""
        parts = np.concatenate([self.points, self.carried, self.pushed], axis=1)
        sizes: NDArray[np.float64] = np.abs(parts).max(axis=1, keepdims=True)
        return sizes


def anatomy_of(scene: Scene, trajectory: Trajectory, *, start: int = 0) -> Anatomy:
    """Take the steps of a trajectory apart: that of its optimizer from one of the scene's starts.

    The optimizer walks once more, all starts and runs together, and each step is taken two more
    times from copies of its state: without a gradient, and with twice the gradient. From where it
    diverged on all parts are nothing.

    Raises ValueError for a walker that goes its own way, and where the walk is not the trajectory
    again: an optimizer must keep nothing that changes but its state, and one that can be copied.
    """
    optimizer: Any = as_declared(scene.optimizers[trajectory.optimizer])
    if hasattr(optimizer, "walk"):
        raise ValueError(f"{label_of(optimizer)} goes its own way, whose steps have no parts")
    position = np.array(scene.starts, dtype=np.float64)
    if (fan := trajectory.fan) is not None:
        start += fan.amid * len(position)
        position = np.tile(position, (len(fan.points), 1))
    parts = np.zeros((4, scene.steps, 2))
    ends = len(trajectory.points) - 1 if trajectory.stopped_at is None else trajectory.stopped_at
    parts[0] = trajectory.points[:-1]
    linear = True
    slope_at = slopes(scene)
    state = optimizer.start(position)
    with np.errstate(all="ignore"):  # overflow is an outcome, not a warning
        for k in range(ends):
            here = position[start].copy()  # before a rule that writes into its arrays walks on
            taken = _taken_apart(optimizer, slope_at(k), position, state)
            again = bool((here == trajectory.points[k]).all())
            position, state = taken.position, taken.state
            if not again or not (position[start] == trajectory.points[k + 1]).all():
                raise ValueError(
                    f"{label_of(optimizer)}: step {k + 1} taken again is another, so it cannot be "
                    "taken apart; what changes must be in its state alone"
                )
            carried = np.nan_to_num(taken.carried[start] - here, posinf=0.0, neginf=0.0)
            pushed = position[start] - here - carried
            doubled = taken.doubled[start] - here - carried
            gradient = taken.gradient[start]
            linear = linear and _is_linear(carried, pushed, doubled, gradient, here)
            parts[:, k] = taken.asked[start], gradient, carried, pushed
    asked, gradients, carries, pushes = parts
    points = trajectory.points[:-1].copy()
    return Anatomy(points, asked, gradients, carries, pushes, linear)


@dataclass(frozen=True, eq=False)
class _Taken:
    """A step of all starts, (starts, 2) each, and where it would lead with other gradients."""

    position: Points
    state: object
    asked: Points
    gradient: Points
    carried: Points
    doubled: Points


def _taken_apart(
    optimizer: Optimizer[object], slope: Slope, position: Points, state: object
) -> _Taken:
    calls: list[tuple[Points, Points]] = []

    def recorded(points: Points) -> Points:
        found = slope(points)
        calls.append((np.array(points), np.array(found)))
        return found

    def led(with_gradient: Gradient, from_state: object) -> Points:
        given = replace(slope, gradient=with_gradient)
        result = optimizer.step(given, position.copy(), from_state)
        return stepped(result, position.shape, by=type(optimizer).__name__)[0]

    try:
        copies = deepcopy(state), deepcopy(state)
    except TypeError as error:
        raise ValueError(
            f"{label_of(optimizer)}: its steps cannot be taken apart: its state cannot be copied, "
            f"{error}"
        ) from error
    carried = led(lambda points: np.zeros(np.shape(points)), copies[0])
    doubled = led(lambda points: 2 * slope(points), copies[1])
    before = position.copy()
    result = optimizer.step(replace(slope, gradient=recorded), position, state)
    after, state = stepped(result, position.shape, by=type(optimizer).__name__)
    asked, found = calls[0] if calls else (before, np.zeros_like(before))
    return _Taken(after, state, asked, found, carried, doubled)


def _is_linear(
    carried: Points, pushed: Points, doubled: Points, gradient: Points, here: Points
) -> bool:
    allowed = TOLERANCE * float(np.abs(carried).max() + np.abs(pushed).max())
    allowed += REST * float(np.abs(here).max())
    if not np.abs(doubled - 2 * pushed).max() <= allowed:
        return False
    length = float(steepness(gradient))
    across = abs(pushed[0] * gradient[1] - pushed[1] * gradient[0])
    return bool(across <= allowed * length and pushed @ gradient <= allowed * length)
