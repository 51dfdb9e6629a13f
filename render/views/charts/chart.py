"""A chart, the stage of what is drawn against the step: a plot, curves, and a cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from render.scene.scene import Scene
from render.scene.theme import Theme
from render.scene.view import Box, Moment
from render.shapes import Array, Bands, Label, Line, Shape
from render.trajectory import Fan, Trajectory
from render.views.charts.axis import Axis
from render.views.charts.plot import (
    below,
    fit_plot,
    grid,
    has_words,
    heading,
    level,
    numbers,
    up,
)
from render.views.charts.ticks import spaced, ticks, written
from render.views.paths.crowd import Courses, Crowd
from render.views.paths.fan import fan_of
from render.views.paths.path import Path
from render.views.paths.sharing import sharings
from render.views.paths.strand import Strand, bead_places, marked_in

CROWD = 14
"""Curves from which on all are thinner, so that many can be told apart."""

INKED = 4.0
"""Pixels at 1280 × 720 between two points at which a curve is told to be."""

NOWHERE = -1e6
"""The pixel, outside every frame, where the head of a walker without a curve stands."""


@dataclass(frozen=True, eq=False)
class Chart:
    """Curves in a plot, set up for one film; `plot` has whole pixels.

    `walkers` says of which of all `count` walkers each strand is. The plane of the strands' paths
    is the plot in pixels, right and up from its lower left corner. `ground` lies under the grid,
    `ghosts` lie between it and the curves, and the `fan` of all runs under noise over these.
    `notes` are what the command says of it.
    """

    look: Theme
    plot: Box
    axis: Axis
    steps: int
    title: str
    strands: tuple[Strand, ...]
    walkers: tuple[int, ...]
    count: int
    scale: float
    worded: bool
    ground: tuple[Bands, ...] = ()
    ghosts: tuple[Line | Label, ...] = ()
    remark: str = ""
    fan: tuple[Strand, ...] = ()
    notes: tuple[str, ...] = ()

    stands = True
    note = ""
    heights = None

    @classmethod
    def of(
        cls,
        series: Sequence[Array | None],
        scene: Scene,
        trajectories: Sequence[Trajectory],
        box: Box,
        *,
        axis: Axis,
        title: str,
        scale: float,
        fans: Sequence[Array | None] = (),
    ) -> Chart:
        """A chart of each trajectory's series, one value a step, None for no curve.

        `fans` are those of each one's runs, (runs, steps + 1), None where it has none.
        """
        look, steps = scene.look, scene.steps
        worded = has_words(box, look, scale)
        plot = fit_plot(box, axis, str(steps), look, scale)
        bare = cls(look, plot, axis, steps, title, (), (), len(series), scale, worded)
        walkers = tuple(k for k, values in enumerate(series) if values is not None)
        paths = [
            bare.path(values, trajectory, runs=runs)
            for values, trajectory, runs in zip(
                series, trajectories, fans or [None] * len(series), strict=True
            )
            if values is not None
        ]
        thin = look.curve * min(1.0, CROWD / max(1, len(paths))) ** 0.4
        strokes, marked = look.stroke_scale(scale), marked_in(scene)
        strands = tuple(
            Strand(
                path=path,
                colour=scene.colours[(index := path.trajectory.optimizer)],
                form=scene.markers[index],
                beads=bead_places(path, np.ones(2), every=look.bead_every * strokes)
                if marked[index]
                else None,
                sharing=sharing,
                worn=np.full(len(path.points), np.inf),
                look=look,
                scale=strokes * thin,
            )
            for path, sharing in zip(paths, sharings(paths, np.ones(2)), strict=True)
        )
        return replace(bare, strands=strands, walkers=walkers, fan=fan_of(strands))

    def path(self, values: Array, trajectory: Trajectory, *, runs: Array | None = None) -> Path:
        """The curve of values, one a step from the first on, clipped at the plot's edges.

        The `runs`, (runs, steps + 1), are its trajectory's fan; those that diverge end there.
        """
        domain = ((0.0, self.plot.width), (0.0, self.plot.height))
        fan = None
        if runs is not None and trajectory.fan is not None:
            runs, stops = runs.copy(), trajectory.fan.stops
            for run, stop in zip(runs, stops, strict=True):
                if stop is not None:
                    run[stop + 1 :] = np.copysign(np.inf, run[stop])
            fan = Fan(self._laid(runs), runs, stops)
        walk = replace(trajectory, points=self._laid(values), values=values, fan=fan)
        return Path.of(walk, domain, among=max(1, self.count))

    def _laid(self, values: Array) -> Array:
        """Points (…, 2) of the paths' plane for values (…), one a step along the last axis."""
        across = np.arange(values.shape[-1]) / self.steps * self.plot.width
        up = self.axis.share(values) * self.plot.height
        return np.stack([np.broadcast_to(across, up.shape), up], axis=-1)

    def place(self, points: Array) -> Array:
        """Pixels (..., 2) of points of the paths' plane."""
        placed: Array = np.array([self.plot.left, self.plot.bottom]) + points * (1.0, -1.0)
        return placed

    def across(self, step: float) -> float:
        """The pixel, from the left, of a step."""
        return self.plot.left + step / self.steps * self.plot.width

    def up(self, value: float) -> float:
        """The pixel, from the top, of a value."""
        return up(value, self.plot, self.axis)

    @property
    def frame(self) -> Box:
        """Where names may stand."""
        return self.plot

    def heads(self, steps: Array, fractions: Array) -> Array:  # noqa: ARG002  # no camera turns
        """The pixels of all heads at moments (k,), shape (k, walkers, 2)."""
        heads = np.full((len(steps), self.count, 2), NOWHERE)
        for walker, strand in zip(self.walkers, self.strands, strict=True):
            heads[:, walker] = self.place(strand.path.heads(steps)[0])
        return heads

    @cached_property
    def inked(self) -> tuple[Array, Array, NDArray[np.int64]]:
        """Pixels (n, 2) all along the curves, when each is drawn, a step (n,), and by whom (n,).

        Names leave them free: the legend tells what a curve would lose by one. Of the thin ones
        it is told as by nobody, -1.
        """
        whose = [*[-1] * len(self.fan), *self.walkers]
        fine = INKED * self.scale
        along = [
            _all_along(strand.path, walker, fine=fine)
            for strand, walker in zip(self.crowd.strands, whose, strict=True)
        ]
        rows = np.concatenate([np.empty((0, 4)), *along])
        return self.place(rows[:, :2]), rows[:, 2], rows[:, 3].astype(np.int64)

    def backdrop(self, moment: Moment) -> list[Shape]:  # noqa: ARG002  # the chart stands still
        """Grid, axes and title, and what stands behind the curves."""
        return [
            *self.ground,
            *grid(self.plot, self.axis, self.look, self.scale),
            *self._axes(),
            *self.ghosts,
        ]

    def actors(self, moment: Moment) -> list[Shape]:
        """The cursor at the present step, all curves, then all heads."""
        look = self.look
        x = self.across(moment.step)
        ends = np.array([(x, self.plot.top), (x, self.plot.bottom)])
        width = look.line * 1.3 * self.scale
        cursor = Line(ends, look.quiet, width, strength=look.cursor_strength)
        heads = self.crowd.heads(moment.step)
        tips = heads.tips(self.place)
        paths = self.crowd.walked(self._courses, moment.step, heads, tips)
        beads = self.crowd.beads(self._courses, moment.step)
        return [cursor, *paths, *beads, *self.crowd.markers(heads, tips, deep=False)]

    @cached_property
    def crowd(self) -> Crowd:
        """The strands together, over their runs under noise."""
        return Crowd((*self.fan, *self.strands))

    @cached_property
    def _courses(self) -> Courses:
        return self.crowd.courses(self.place)

    def level(self, value: float, *, strength: float) -> Line:
        """A line at a value across the plot."""
        return level(value, self.plot, self.axis, self.look, scale=self.scale, strength=strength)

    def _axes(self) -> list[Shape]:
        look, scale, plot = self.look, self.scale, self.plot
        if not self.worded:
            return []
        steps = step_ticks(self.steps, plot, look.type_size(look.tick_size, scale))
        marks = [(self.across(value), written(value, of=steps)) for value in steps]
        return [
            *numbers(plot, self.axis, look, scale),
            *below(marks, "step", plot, look, scale),
            *heading(self.title, [self.remark], plot, look, scale),
        ]


def _all_along(path: Path, walker: int, *, fine: float) -> Array:
    """Points of a path at most `fine` pixels apart, (n, 4): right, up, the step, the walker."""
    rows = np.column_stack([path.points, path.steps])
    lengths = np.linalg.norm(np.diff(path.points, axis=0), axis=1)
    pieces = np.where(path.joined[1:], np.ceil(lengths / fine), 1).astype(np.int64)
    ends = np.repeat(np.arange(1, len(rows)), pieces)
    share = (np.arange(len(ends)) - np.repeat(pieces.cumsum() - pieces, pieces) + 1) / pieces[
        ends - 1
    ]
    between = rows[ends - 1] + share[:, None] * (rows[ends] - rows[ends - 1])
    whole = np.concatenate([rows[:1], between])
    return np.column_stack([whole, np.full(len(whole), walker)])


def step_ticks(steps: int, plot: Box, size: float) -> list[float]:
    """Whole round numbers of steps."""
    most = min(spaced(plot.width / (6 * size)), steps)
    return [value for value in ticks(0, steps, most=most) if value == round(value)]
