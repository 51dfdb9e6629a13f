"""From a scene to trajectories: every optimizer of the line-up walks from every start."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from optimizers import Gradient, Optimizer, Walk
from optimizers.inner import layers_of
from optimizers.stepped import stepped
from render.scene.as_declared import as_declared
from render.scene.scene import Scene
from render.simulation.flatness import flat_below, steepness
from render.simulation.given import tell_what_it_is_given
from render.simulation.overflow import overflowed
from render.simulation.runs import gathered
from render.simulation.slopes import slopes
from render.simulation.whole import spread_of, whole_walk
from render.trajectory import Fan, Outcome, Trajectory
from surfaces import Points, Values, within

FAR = 100.0
"""Diagonals of the domain: who is not finite from farther off than that has diverged."""

NEAR_MINIMUM = 0.005
"""Converged: within this share of the domain's diagonal of a known minimum, and at rest there, …"""

REST = 0.002
"""… that is by a last step no longer than this share; …

or where the ground is flat. A picture 1000 pixels across shows two of them; who hops about a kink,
or hums, goes farther.
"""


def simulate(
    scene: Scene, *, report: Callable[[int, int], None] | None = None
) -> tuple[Trajectory, ...]:
    """The trajectories, starts within optimizers, in the order of the line-up.

    Those of a sweep follow each other in the order of its values. All starts of one optimizer are
    stepped together, and each goes as it would alone, to the last bit, whoever else blows up; the
    same again in any process with the same numpy on the same processor. Stepping goes on outside
    the domain. From the first point on whose position or value is not finite, or after which the
    state has overflowed, the last finite one stands. Each walk begins with a copy of its optimizer
    as declared: what one keeps on itself is lost with its walk. Under noise of several runs each
    start's trajectory is the run amid them, the nearest to the others, with the median of f at each
    step as its values and all runs as its fan. `report` is told the optimizers done and the
    optimizers in all.

    Raises ValueError where an optimizer's step returns anything but a pair of positions, real
    numbers of the same shape, and a state; and where a walker's walk returns anything but a Walk of
    the shapes that it must have.
    """
    trajectories: list[Trajectory] = []
    variants = scene.variants
    total = len(variants) * len(scene.optimizers)
    for index, variant in enumerate(variants):
        for optimizer in range(len(scene.optimizers)):
            trajectories += walked(variant.scene, optimizer, variant=index)
            if report is not None:
                report(index * len(scene.optimizers) + optimizer + 1, total)
    return tuple(trajectories)


def walked(scene: Scene, index: int, *, variant: int = 0) -> list[Trajectory]:
    """One optimizer's trajectories, one a start, as `simulate` has them.

    `variant` says whose place among those of a sweep the scene's own is.
    """
    starts = np.asarray(scene.starts)
    runs = 1 if scene.noise is None else scene.noise.runs
    with np.errstate(all="ignore"):  # overflow is an outcome, not a warning
        optimizer: Any = as_declared(scene.optimizers[index])
        whole = whole_walk(optimizer, scene.surface, starts, steps=scene.steps)
        if whole is None:
            every = np.tile(starts, (runs, 1))
            whole = Walk(walk(optimizer, slopes(scene), every, steps=scene.steps))
        points = np.array(whole.points)
        values = scene.surface.value(points) if whole.values is None else np.array(whole.values)
        raw = points.copy()
        stops = stand_still(points, values)
        undefined = [
            stop is not None and runs == 1 and _is_near(raw[stop + 1, start], scene)
            for start, stop in enumerate(stops)
        ]
        fans: Sequence[Fan | None] = [None] * len(starts)
        if runs > 1:
            points, values, stops, fans = gathered(
                points, values, stops, runs=runs, domain=scene.shown
            )
        flat = flat_below(scene.surface, scene.shown)
        outcomes = [
            Outcome.UNDEFINED
            if runs == 1 and undefined[start]
            else outcome_of(scene, points[:, start], diverged=stops[start] is not None, flat=flat)
            for start in range(len(starts))
        ]
    return [
        Trajectory(
            label=scene.labels[index],
            optimizer=index,
            points=points[:, start].copy(),
            values=values[:, start].copy(),
            outcome=outcomes[start],
            stopped_at=stops[start],
            variant=variant,
            fan=fans[start],
            spread=spread_of(whole, start),
            readings={name: each[:, start].copy() for name, each in whole.readings.items()},
        )
        for start in range(len(starts))
    ]


def _is_near(point: Points, scene: Scene) -> bool:
    """Whether a point lies no farther off than where f may have no value: FAR diagonals."""
    low, high = np.transpose(scene.shown)
    reach = FAR * float(np.linalg.norm(high - low))
    return bool(np.linalg.norm(point - (low + high) / 2) <= reach)


def walk(
    optimizer: Optimizer[Any],
    slope_at: Callable[[int], Gradient],
    starts: Points,
    *,
    steps: int,
) -> NDArray[np.float64]:
    """Positions, shape (steps + 1, starts, 2), not finite where the rule leaves the numbers.

    It does so in a position, or in what the state holds of a walker. `slope_at` gives the gradient
    that holds at each step, counted from 0.
    """
    points = np.full((steps + 1, *starts.shape), np.nan)
    points[0] = position = starts.copy()
    state = optimizer.start(position.copy())
    meant = overflowed(state, position)  # a rule may begin with an infinity
    heard: list[str] = []
    with np.errstate(all="call", under="ignore", call=lambda kind, _: heard.append(kind)):
        for step in range(1, steps + 1):
            position, state = taken(optimizer, slope_at(step - 1), position, state)
            points[step] = position
            if heard:  # only then has anything left the numbers, and looking takes a while
                heard.clear()
                points[step, overflowed(state, position) & ~meant] = np.nan
                if not np.isfinite(points[step]).any():
                    break
    return points


def stepped_on(
    optimizer: Optimizer[Any], slope: Gradient, position: Points, state: object
) -> tuple[Points, Any, NDArray[np.bool_] | None]:
    """The positions and the state after a step, and whose state (starts,) is not finite.

    None for the last where nothing has left the numbers: only then is it looked at.
    """
    heard: list[str] = []
    with np.errstate(all="call", under="ignore", call=lambda kind, _: heard.append(kind)):
        position, state = taken(optimizer, slope, position, state)
    return position, state, overflowed(state, position) if heard else None


def taken(
    optimizer: Optimizer[Any], slope: Gradient, position: Points, state: object
) -> tuple[Points, Any]:
    """The positions and the state after a step; ValueError where it returned no such pair."""
    try:
        result = optimizer.step(slope, position, state)
    except (TypeError, IndexError, ValueError) as error:
        *_, innermost = layers_of(optimizer)
        tell_what_it_is_given(error, type(innermost).__name__, position.shape)
        raise
    return stepped(result, position.shape, by=type(optimizer).__name__)


def stand_still(points: NDArray[np.float64], values: Values) -> list[int | None]:
    """Overwrite all from the first non-finite point on by the last finite one; the steps of those.

    `points` has shape (steps + 1, starts, 2), `values` (steps + 1, starts).
    """
    finite = np.isfinite(points).all(axis=-1) & np.isfinite(values)
    stops: list[int | None] = []
    for start in range(finite.shape[1]):
        stop = None if finite[:, start].all() else int(np.argmin(finite[:, start])) - 1
        if stop is not None:
            points[stop:, start] = points[stop, start]
            values[stop:, start] = values[stop, start]
        stops.append(stop)
    return stops


def outcome_of(scene: Scene, points: Points, *, diverged: bool, flat: float) -> Outcome:
    """The first outcome that holds for a trajectory of points (steps + 1, 2).

    Ground is level where the gradient is no longer than `flat`.
    """
    if diverged:
        return Outcome.DIVERGED
    (x0, x1), (y0, y1) = scene.shown
    before, end = points[-2:]
    minima = np.array([(x, y) for x, y, _ in scene.surface.minima]).reshape(-1, 2)
    diagonal = np.hypot(x1 - x0, y1 - y0)
    near = bool((np.linalg.norm(minima - end, axis=-1) <= NEAR_MINIMUM * diagonal).any())
    at_rest = bool(np.linalg.norm(end - before) <= REST * diagonal)
    if (near and at_rest) or steepness(scene.surface.gradient(end)) <= flat:
        return Outcome.CONVERGED
    if not within(scene.shown, end):
        return Outcome.LEFT
    return Outcome.WANDERING
