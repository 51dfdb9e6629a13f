"""The stability's chart: η·λ along walks and along the gradient flow, and the bound of 2."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from optimizers import Optimizer
from render.scene.mixing import mix
from render.scene.scene import Scene
from render.scene.view import Box
from render.shapes import Array, Bands, Label, Line
from render.simulation.simulate import walk as walked
from render.simulation.slopes import Slope
from render.trajectory import Trajectory
from render.views.charts.axis import Axis
from render.views.charts.chart import Chart
from render.views.curves.quantity import scheduled
from render.views.paths.flow import flow
from render.views.paths.path import Path
from render.views.paths.sharing import lengths_along
from render.views.stability.stability import Stability
from surfaces import Points, Surface, hessian

BOUND = 2.0
"""η·λ beyond which plain descent on a quadratic diverges."""

HIGHEST = 4.0
"""Twice the bound: what is higher is not drawn to scale."""

ABOVE = 1.25
"""What the axis goes up to over the highest value: there stands what the tint means."""

SLOPE = np.array([0.3, -0.7])
"""The gradient on which steps are probed, …"""

SIZES = np.array([1.0, 2.0**-20, 2.0**20, 1.0])
"""… how many times that it is for each of the walkers there, …"""

PLACE = np.array([1.0, -2.0])
"""… and where the last begins; the others do at the origin."""

LATER = 9
"""Steps probed from the first on; RAdam scales its gradients from the sixth on."""

NEARLY = 1e-6
"""Within that share of its length a step is −η∇f."""

TITLE, REMARK = r"$\eta\,\lambda_{\max}$", "dashed: along the gradient flow"


def stability_chart(
    view: Stability, scene: Scene, trajectories: Sequence[Trajectory], box: Box, scale: float
) -> Chart:
    """The chart of η·λ; ValueError where no walker steps by −η∇f."""
    series, ghosts = curves(scene, trajectories)
    if all(values is None for values in series):
        raise ValueError(
            "Stability: no walker of the line-up steps by its learning rate times the gradient, "
            "as SGD, Momentum and Nesterov do"
        )
    axis = axis_over(view, scene, trajectories)
    chart = Chart.of(series, scene, trajectories, box, axis=axis, title=TITLE, scale=scale)
    lines = [line for values, walk in ghosts if (line := ghost(chart, values, walk))]
    remark = REMARK if lines else ""
    return replace(chart, ground=(tint(chart),), ghosts=(*lines, *bound(chart)), remark=remark)


def curves(
    scene: Scene, trajectories: Sequence[Trajectory]
) -> tuple[list[Array | None], list[tuple[Array, Trajectory]]]:
    """η·λ along each walk, None where it has none, and along the flows."""
    rates = [downhill_rate(optimizer, steps=scene.steps) for optimizer in scene.optimizers]
    series = [
        None if (rate := rates[walk.optimizer]) is None else along_walk(scene.surface, walk, rate)
        for walk in trajectories
    ]
    return series, flows(scene, trajectories, rates)


def axis_over(view: Stability, scene: Scene, trajectories: Sequence[Trajectory]) -> Axis:
    """The axis: one for all variants of the scene whose trajectories are given."""
    if view.limits is not None:
        return Axis(*view.limits, log=False)
    reached = []
    for index, variant in enumerate(scene.variants):
        walks = [walk for walk in trajectories if walk.variant == index or scene.sweep is None]
        series, ghosts = curves(variant.scene, walks)
        reached += [*(values for values in series if values is not None), *(v for v, _ in ghosts)]
    return axis_of(reached)


def sharpness(surface: Surface, points: Points) -> Array:
    """The largest eigenvalue of the Hessian at points (..., 2), shape (...); ∞ where it has none.

    Of [[a, b], [b, d]] it is (a + d)/2 + √(((a − d)/2)² + b²).
    """
    with np.errstate(all="ignore"):
        matrix = hessian(surface, points)
        a, b, d = matrix[..., 0, 0], matrix[..., 0, 1], matrix[..., 1, 1]
        largest = (a + d) / 2 + np.hypot((a - d) / 2, b)
    return np.where(np.isnan(largest), np.inf, largest)


def along_walk(surface: Surface, walk: Trajectory, rate: Array) -> Array:
    """η·λ at each step, shape (steps + 1,); infinite once the walker has diverged."""
    values = scaled(rate, sharpness(surface, walk.points))
    if walk.stopped_at is not None:
        values[walk.stopped_at + 1 :] = np.inf
    return values


def scaled(rate: Array, largest: Array) -> Array:
    """η·λ; ∞ where λ is, even times a learning rate of 0."""
    with np.errstate(all="ignore"):
        return np.where(np.isposinf(largest), np.inf, rate * np.nan_to_num(largest, posinf=0.0))


def downhill_rate(optimizer: Any, *, steps: int) -> Array | None:  # noqa: ANN401  # or a walker
    """The learning rate at each step, (steps,); None where a step is not that times −∇f."""
    rate = scheduled(optimizer, "learning_rate", steps=steps)
    if rate is None or not hasattr(optimizer, "step"):
        return None
    return rate if goes_by_slope(optimizer, rate) else None


def goes_by_slope(optimizer: Optimizer[Any], rate: Array) -> bool:
    """Whether the first step with a learning rate is −ηg, and all are as g is large.

    Asked on slopes of its own: where the scene's is 1 or 0 along both axes, the first step of a
    method that divides by the gradient's size looks like it.
    """
    first = int(np.argmax(rate > 0))
    starts = np.zeros((len(SIZES), 2))
    starts[-1] = PLACE
    walks = [
        walked(optimizer, _even(size * SLOPE), start[None], steps=first + LATER)
        for size, start in zip(SIZES, starts, strict=True)  # one by one: a rule may know of one
    ]
    points = np.concatenate(walks, axis=1)
    straight = -rate[first] * SLOPE
    with np.errstate(all="ignore"):  # a rate may be as large as floats are
        begun = points[first + 1] - points[first]
        off = np.linalg.norm(begun[[0, -1]] - straight, axis=-1)
        rounded = np.array([0.0, 1e-15 * np.abs(PLACE).max()])
        straightly = off <= NEARLY * np.linalg.norm(straight) + rounded
        meant = points[:, :1] * SIZES[:, None]
        known = (np.isfinite(points) & np.isfinite(meant)).all(axis=-1)
        longest = np.where(known[..., None], np.abs(meant), 0.0).max(axis=(0, 2))
        apart = np.linalg.norm(points - meant, axis=-1)
        evenly = (apart <= NEARLY * longest) | ~known
        return bool(straightly.all() and evenly[:, 1:-1].all())


def _even(gradient: Array) -> Callable[[int], Slope]:
    """Ground that slopes alike everywhere, at every step."""
    slope = Slope(
        lambda at: np.broadcast_to(gradient, at.shape),
        lambda at: np.asarray(at @ gradient),
        lambda at: np.zeros((*at.shape, 2)),
    )
    return lambda _: slope


def steps_downhill(surface: Surface, walk: Trajectory, rate: Array, count: int) -> bool:
    """Whether each of the first `count` steps, as far as there are any, is −η∇f."""
    last = count if walk.stopped_at is None else min(count, walk.stopped_at)
    points = walk.points[: last + 1]
    steps, here = np.diff(points, axis=0), points[:-1]
    with np.errstate(all="ignore"):  # a step may be as long as floats can tell
        off = np.linalg.norm(steps + rate[: len(here), None] * surface.gradient(here), axis=-1)
        size = np.abs(here).max(axis=-1) * 1e-9
        return bool((off <= NEARLY * np.linalg.norm(steps, axis=-1) + size).all())


def flows(
    scene: Scene, trajectories: Sequence[Trajectory], rates: Sequence[Array | None]
) -> list[tuple[Array, Trajectory]]:
    """η·λ along the flow for each learning rate and start of plain descent, and whose walk it is.

    It ends where the flow is not followed further.
    """
    groups: dict[bytes, list[Trajectory]] = {}
    for walk in trajectories:
        rate = rates[walk.optimizer]
        if rate is not None and steps_downhill(scene.surface, walk, rate, scene.steps):
            groups.setdefault(rate.tobytes(), []).append(walk)
    found = []
    for key, walks in groups.items():
        rate = np.frombuffer(key)
        with np.errstate(all="ignore"):
            times = np.concatenate([[0.0], np.cumsum(rate[:-1])])
        ways = {tuple(walk.points[0]): walk for walk in reversed(walks)}
        followed = flow(scene.surface, np.array(list(ways)), times)
        for k, walk in enumerate(ways.values()):
            points = followed.points[: followed.reached[k], k]
            found.append((scaled(rate[: len(points)], sharpness(scene.surface, points)), walk))
    return found


def axis_of(series: Sequence[Array]) -> Axis:
    """An axis that holds the bound, the values but those beyond twice the bound, and a word."""
    values = np.clip(np.concatenate([*series, [0.0, BOUND]]), -HIGHEST, HIGHEST)
    return Axis.around(np.append(values, ABOVE * values.max()), log=False)


def ghost(chart: Chart, values: Array, walk: Trajectory) -> Line | None:
    """A dashed curve of values, one a step, in a pale shade of the walker's colour."""
    if len(values) < 2:
        return None
    look = chart.look
    path: Path = chart.path(values, walk)
    if not len(path.points):
        return None
    colour = next(
        strand.colour
        for strand in chart.strands
        if strand.path.trajectory.optimizer == walk.optimizer
    )
    scale = look.stroke_scale(chart.scale)
    return Line(
        points=chart.place(path.points),
        colour=mix(colour, look.quiet, 0.4),
        width=look.ghost * scale,
        joined=path.joined,
        strength=look.ghost_strength,
        shared=np.ones(len(path.points), dtype=np.int64),
        along=lengths_along(path, np.ones(2)),
        stripe=0.6 * look.stripe * scale,
    )


def tint(chart: Chart) -> Bands:
    """The region above the bound, in a faint warm tint."""
    look, plot = chart.look, chart.plot
    rows = plot.bottom - (np.arange(int(plot.height)) + plot.top + 0.5)
    values = chart.axis.low + rows / plot.height * (chart.axis.high - chart.axis.low)
    levels = 1 + np.clip((values - BOUND) / (chart.axis.high - chart.axis.low), -0.9, 0.9)
    warm = mix(look.ground, look.warning, look.tint_strength)
    return Bands(
        np.ascontiguousarray(np.tile(levels[:, None], int(plot.width))),
        int(plot.left),
        int(plot.top),
        (look.ground, warm),
        isoline=0.0,
        strength=0.0,
    )


def bound(chart: Chart) -> list[Line | Label]:
    """The line at the bound, and what it means."""
    look, plot = chart.look, chart.plot
    size = look.type_size(look.tick_size, chart.scale)
    line = replace(chart.level(BOUND, strength=0.9), colour=look.ink)
    if not chart.worded:
        return [line]
    x, y = plot.right - 0.5 * size, plot.top + 1.2 * size
    word = "plain descent is unstable"
    return [line, Label(word, x, y, size, look.quiet, anchor="right")]
