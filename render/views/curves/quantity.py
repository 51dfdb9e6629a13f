"""The quantities of curves: what each walker's is at each step, and the axis that shows it."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from optimizers.hyperparameter import at
from optimizers.inner import inner_of
from optimizers.number import is_real
from render.messages.nearest import did_you_mean
from render.scene.scene import Scene
from render.scene.sweep import LETTERS
from render.scene.taking import value_of
from render.scene.view import Box
from render.shapes import Array
from render.simulation.flatness import steepness
from render.simulation.least import least_value
from render.simulation.readings import readings_of, readings_of_runs
from render.trajectory import Trajectory
from render.views.charts.axis import Axis
from render.views.charts.chart import Chart
from render.views.curves.curves import MEASURED, Curves
from surfaces import Points, Surface, Values, within

TITLES = {
    "value": "$f$",
    "x": "$x$",
    "y": "$y$",
    "distance": r"$\| x - x^{\star} \|$",  # in words it would meet a caption beside it
    "gradient": r"$\| \nabla f \|$",
}

MOST_SEEN = (0.1, 0.9)
"""Of the runs under noise, those between these shares at each step are what an axis must hold."""


class Series(NamedTuple):
    """A quantity at each step, (steps + 1,): the median of the runs', (runs, steps + 1), if any."""

    values: Array
    runs: Array | None = None

    @classmethod
    def of_runs(cls, runs: Array) -> Series:
        """The middle one of so many at each step."""
        with np.errstate(all="ignore"):
            return cls(np.nan_to_num(np.median(runs, axis=0), nan=np.inf, posinf=np.inf), runs)

    @property
    def held(self) -> Array:
        """What an axis must hold, (…, steps + 1)."""
        if self.runs is None:
            return self.values[None]
        most = np.quantile(self.runs, MOST_SEEN, axis=0, method="inverted_cdf")
        return np.concatenate([self.values[None], most])


def quantity_chart(
    view: Curves, scene: Scene, trajectories: Sequence[Trajectory], box: Box, scale: float
) -> Chart:
    """The chart of a quantity; ValueError where the scene lacks it."""
    title = TITLES.get(view.quantity, view.quantity)
    if np.isfinite(base_of(view, scene)):
        title = r"$f - \min f$"
    if letter := LETTERS.get(view.quantity.replace(" ", "_")):
        title = f"{view.quantity} ${letter}$"
    series = series_of(view, scene, trajectories)
    axis = axis_of(view, scene, trajectories)
    fans = [None if one is None else one.runs for one in series]
    if any(runs is not None for runs in fans):
        title = f"median {title}"
    chart = Chart.of(
        [None if one is None else one.values for one in series],
        scene,
        trajectories,
        box,
        axis=axis,
        title=title,
        scale=scale,
        fans=fans,
    )
    return replace(chart, notes=lacking(view.quantity, scene, trajectories))


def lacking(quantity: str, scene: Scene, trajectories: Sequence[Trajectory]) -> tuple[str, ...]:
    """Which walkers, that go by themselves, tell no reading that others do; each with its own."""
    if quantity in MEASURED:
        return ()
    told = readings(quantity, scene, trajectories)
    if all(one is None for one in told):
        return ()
    found: dict[str, None] = {}
    for walk, series in zip(trajectories, told, strict=True):
        if series is None and hasattr(scene.optimizers[walk.optimizer], "walk"):
            known = ", ".join(sorted(walk.readings))
            has = f"it has {known}" if known else "it has none at all"
            found[f"Curves: {walk.label!r} has no reading {quantity!r} and no curve; {has}"] = None
    return tuple(found)


def axis_of(view: Curves, scene: Scene, trajectories: Sequence[Trajectory]) -> Axis:
    """The axis of a quantity: one for all variants of the scene whose trajectories are given."""
    if view.limits is not None:
        return Axis(float(view.limits[0]), float(view.limits[1]), view.log)
    if view.quantity in {"x", "y"} and not view.log:
        return Axis(*scene.shown["xy".index(view.quantity)], log=False)
    visited = []
    for index, variant in enumerate(scene.variants):
        walks = [walk for walk in trajectories if walk.variant == index or scene.sweep is None]
        for series, walk in zip(series_of(view, variant.scene, walks), walks, strict=True):
            if series is not None:
                everywhere = view.quantity not in MEASURED
                seen = everywhere | within(scene.shown, walk.points)
                visited.append(series.held[:, seen].ravel())
    return Axis.around(np.concatenate(visited), log=view.log)


def series_of(
    view: Curves, scene: Scene, trajectories: Sequence[Trajectory]
) -> list[Series | None]:
    """The quantity of each walker at each step; ValueError where the scene lacks it."""
    if view.quantity in MEASURED:
        base = base_of(view, scene)
        return [measured(view, scene.surface, walk, base=base) for walk in trajectories]
    told = readings(view.quantity, scene, trajectories)
    if any(values is not None for values in told):
        return told
    scheduled = hyperparameters(view.quantity, scene, trajectories)
    return [None if values is None else Series(values) for values in scheduled]


def readings(
    quantity: str, scene: Scene, trajectories: Sequence[Trajectory]
) -> list[Series | None]:
    """What walkers tell of themselves under that name; None of those that do not."""
    own = {walk.optimizer: readings_of_runs(scene, walk.optimizer) for walk in trajectories}
    counts = dict.fromkeys(own, 0)
    found: list[Series | None] = []
    for walk in trajectories:
        start, counts[walk.optimizer] = counts[walk.optimizer], counts[walk.optimizer] + 1
        values = own[walk.optimizer].get(quantity)
        if values is not None:
            runs = np.where(np.isnan(values[..., start]), np.inf, values[..., start]).T
            found.append(Series(runs[0]) if len(runs) == 1 else Series.of_runs(runs))
        else:
            told = walk.readings.get(quantity)
            found.append(None if told is None else Series(told))
    return found


def base_of(view: Curves, scene: Scene) -> float:
    """What values on a logarithmic axis are shown over; -inf where they are shown as they are.

    The lowest known minimum, or where none is and f goes below 0, the least in the picture.
    """
    if view.quantity != "value" or not view.log:
        return -np.inf
    if scene.surface.minima:
        return min(minimum.value for minimum in scene.surface.minima)
    least = least_value(scene.surface, scene.shown)
    return least if least < 0 else -np.inf


def measured(view: Curves, surface: Surface, walk: Trajectory, *, base: float) -> Series:
    """The quantity at each step; infinite once the walker has diverged."""
    if walk.fan is None:
        series = Series(_standing(view, surface, walk.points, walk.values, base=base))
    else:
        fan = walk.fan
        series = Series.of_runs(_standing(view, surface, fan.points, fan.values, base=base))
    if walk.stopped_at is not None:
        values = series.values
        values[walk.stopped_at + 1 :] = np.copysign(np.inf, values[walk.stopped_at])
    return series


def _standing(
    view: Curves, surface: Surface, points: Points, values: Values, *, base: float
) -> Array:
    """The quantity at points (..., steps + 1, 2), infinite where it is no number."""
    found = _quantity(view, surface, points, values, base=base)
    return np.where(np.isnan(found), np.inf, found)


def _quantity(
    view: Curves, surface: Surface, points: Points, values: Values, *, base: float
) -> Array:
    minima = np.array(surface.minima).reshape(-1, 3)
    match view.quantity:
        case "value":
            return np.asarray(values - base) if np.isfinite(base) else values
        case "gradient":
            with np.errstate(all="ignore"):
                return steepness(surface.gradient(points))
        case "distance":
            if not len(minima):
                told = f"Curves: surface {surface.name!r} has no known minimum to be distant from"
                raise ValueError(told)
            with np.errstate(all="ignore"):
                away = np.linalg.norm(points[..., None, :] - minima[:, :2], axis=-1)
            return np.asarray(away.min(axis=-1))
        case axis:
            return points[..., "xy".index(axis)].copy()


def hyperparameters(
    quantity: str, scene: Scene, trajectories: Sequence[Trajectory]
) -> list[Array | None]:
    """The hyperparameter at each step, None for walkers without it.

    Raises ValueError where no optimizer has it.
    """
    name = quantity.replace(" ", "_")
    found = [scheduled(optimizer, name, steps=scene.steps) for optimizer in scene.optimizers]
    if all(values is None for values in found):
        known = {key.replace("_", " ") for one in scene.optimizers for key in numbers_of(one)}
        known |= {name for walk in trajectories for name in walk.readings}
        known |= {name for k in range(len(scene.optimizers)) for name in readings_of(scene, k)}
        words = sorted(known)
        hint = did_you_mean(quantity, words) or f"known: {', '.join([*MEASURED, *words])}"
        raise ValueError(f"Curves: no optimizer of the line-up has {quantity!r}; {hint}")
    return [found[walk.optimizer] for walk in trajectories]


def scheduled(optimizer: object, name: str, *, steps: int) -> Array | None:
    """What each step takes a hyperparameter to be, shape (steps + 1,); None where there is none.

    After the last step it is what that one took.
    """
    if name not in numbers_of(optimizer):
        return None
    value: Any = value_of(optimizer, name)
    return np.array(
        [at(min(step, steps - 1), value)[0] for step in range(steps + 1)], dtype=np.float64
    )


def numbers_of(optimizer: object) -> list[str]:
    """The names of an optimizer's numbers and schedules, with those of one that it goes around."""
    names = [name for name in dir(optimizer) if not name.startswith("_")]
    if hasattr(optimizer, "walk"):  # what it works out, such as how many steps it has, is none
        own = type(optimizer)
        names = [name for name in names if not isinstance(getattr(own, name, None), property)]
    inner = inner_of(optimizer)
    values = {name: getattr(optimizer, name, None) for name in names}
    return [
        name
        for name, value in values.items()
        if (is_real(value)) or (callable(value) and not inspect.ismethod(value))
        if inner is None or value is not inner
    ] + ([] if inner is None else numbers_of(inner))
