"""Valleys: the stage of a sensitivity, whose curves sink where a learning rate serves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from optimizers.naming import label_of
from render.form import DISC, Form
from render.scene.scene import Scene
from render.scene.theme import Theme
from render.scene.tuning import flat
from render.scene.view import Box, Moment
from render.shapes import Array, Line, Marker, Shape
from render.trajectory import Trajectory
from render.tuning.entrants import RATE, misnamed
from render.tuning.trials import Trials, trials_of
from render.views.charts.axis import Axis
from render.views.charts.chart import CROWD, NOWHERE
from render.views.charts.plot import below, fit_plot, grid, has_words, heading, numbers
from render.views.charts.ticks import spaced
from render.views.curves.curves import Curves
from render.views.curves.quantity import base_of
from render.views.sensitivity.sensitivity import Sensitivity

TOGETHER = 1.2
"""Pixels at 1280 × 720 within which two curves run on one line."""

LOST = 0.62
"""The size of a hollow dot at the end of a curve, as a share of a head's."""

REMARKS = (r"by learning rate $\eta$; hollow: left or diverged", r"by learning rate $\eta$")
"""What the axis is, as long as there is room for."""


def valleys(
    view: Sensitivity, scene: Scene, trajectories: Sequence[Trajectory], box: Box, scale: float
) -> Valleys:
    """Walk with all rates, and lay out the plot."""
    trials = trials_of(scene, view.tried)
    base = base_of(Curves("value", log=view.log), scene)
    over = trials.values - (base if np.isfinite(base) else 0.0)
    axis = Axis.around(over, log=view.log)
    if view.limits is not None:
        axis = Axis(*view.limits, log=view.log)
    look = scene.look
    across = Axis.around(trials.rates, log=True)
    shares = np.where(np.isfinite(over), np.clip(axis.share(over), 0, 1), np.nan)
    return Valleys(
        look=look,
        plot=fit_plot(box, axis, r"$10^{-1}$", look, scale),
        axis=axis,
        across=across,
        trials=trials,
        walked=np.asarray(~np.isnan(over).all(axis=-1)),
        shares=shares.astype(np.float32),
        colours=tuple(scene.colours[k] for k in trials.entrants),
        markers=tuple(scene.markers[k] for k in trials.entrants),
        walkers=tuple(walk.optimizer for walk in trajectories),
        remarks=(*_misnamed(scene), *_flat(scene, trials)),
        title=r"$f - \min f$" if np.isfinite(base) else "$f$",
        scale=scale,
        worded=has_words(box, look, scale),
    )


def _misnamed(scene: Scene) -> list[str]:
    return [
        f"{label_of(one)} has no {RATE}, but {name}, and so no curve; call it {RATE}"
        for one in scene.optimizers
        if (name := misnamed(one))
    ]


def _flat(scene: Scene, trials: Trials) -> list[str]:
    found = []
    for k, values in zip(trials.entrants, trials.values, strict=True):
        walked = values[~np.isnan(values).all(axis=-1)]
        if np.isfinite(walked).all() and (walked == walked[0]).all():
            found.append(flat(scene.labels[k]))
    return found


@dataclass(frozen=True, eq=False)
class Valleys:
    """A curve for each entrant of the trials; `plot` has whole pixels.

    `walked` (entrants, rates) says with which rates each walks, `shares` (entrants, rates, steps
    kept) what it comes to, heights in the plot, 0 to 1, NaN where lost.
    `walkers` are the places in the line-up of all walkers of the scene; `remarks` are what whoever
    makes the picture is to know.
    """

    look: Theme
    plot: Box
    axis: Axis
    across: Axis
    trials: Trials
    walked: NDArray[np.bool_]
    shares: NDArray[np.float32]
    colours: tuple[str, ...]
    markers: tuple[Form, ...]
    walkers: tuple[int, ...]
    remarks: tuple[str, ...]
    title: str
    scale: float
    worded: bool

    stands = True
    note = ""
    heights = None

    @property
    def frame(self) -> Box:
        """Where names may stand."""
        return self.plot

    def heads(self, steps: Array, fractions: Array) -> Array:  # noqa: ARG002  # no camera turns
        """The pixels of all dots at moments (k,), shape (k, walkers, 2)."""
        heads = np.full((len(steps), len(self.walkers), 2), NOWHERE)
        rows = {int(k): row for row, k in enumerate(self.trials.entrants)}
        for walker, k in enumerate(self.walkers):
            if k in rows:
                column = self._own[rows[k]]
                heights = self._at(self.shares[rows[k], column], steps)
                heads[:, walker, 0] = self._xs[column]
                heads[:, walker, 1] = self._down(np.where(np.isnan(heights), 1.0, heights))
        return heads

    def backdrop(self, moment: Moment) -> list[Shape]:  # noqa: ARG002  # the chart stands still
        """Grid, axes and title."""
        lines = grid(self.plot, self.axis, self.look, self.scale)
        if not self.worded:
            return lines
        size = self.look.type_size(self.look.tick_size, self.scale)
        ticks = self.across.ticks(spaced(self.plot.width / (4 * size)))
        marks = [(self._across(np.array(value)).item(), text) for value, text in ticks]
        return [
            *lines,
            *numbers(self.plot, self.axis, self.look, self.scale),
            *below(marks, "", self.plot, self.look, self.scale),
            *heading(self.title, REMARKS, self.plot, self.look, self.scale),
        ]

    def actors(self, moment: Moment) -> list[Shape]:
        """All curves as they are after so many steps, then all dots."""
        look = self.look
        heights = self._at(self.shares, np.array([moment.step]))[..., 0]
        thin = look.curve * min(1.0, CROWD / max(1, len(heights))) ** 0.4
        strokes = look.stroke_scale(self.scale)
        lines: list[Shape] = []
        ends: list[Shape] = []
        dots: list[Shape] = []
        filled = np.array(
            [
                np.interp(self._xs, self._xs[with_], heights[row, with_])
                for row, with_ in enumerate(self.walked)
            ]
        )
        shared = together(filled, TOGETHER * self.scale / self.plot.height)
        for row, (colour, with_) in enumerate(zip(self.colours, self.walked, strict=True)):
            xs, own = self._xs[with_], int(self._own[row])
            lost = np.isnan(heights[row, with_])
            ys = self._down(np.where(lost, 1.0, heights[row, with_]))
            seen, joined = laid(lost)
            every = np.stack([xs, ys], axis=-1)
            points = every[seen]
            away = np.linalg.norm(np.diff(points, axis=0, prepend=points[:1]), axis=-1)
            lines.append(
                Line(
                    points,
                    colour,
                    look.path * strokes * thin,
                    joined=joined,
                    casing=look.casing,
                    casing_width=look.path_casing * strokes * thin,
                    shared=shared[row, with_][seen],
                    along=np.cumsum(away),
                    stripe=max(look.stripe * strokes * thin, look.shortest_stripe * look.density),
                )
            )
            ends += [
                self._dot(x, y, colour, DISC, radius=LOST * strokes * thin, hollow=True)
                for x, y in every[brinks(lost)].tolist()
            ]
            height = heights[row, own]
            gone = bool(np.isnan(height))
            top = float(self._down(np.array(1.0 if gone else height)))
            form = self.markers[row]
            dots.append(self._dot(self._xs[own], top, colour, form, radius=strokes, hollow=gone))
        return [*lines, *ends, *dots]

    @cached_property
    def _xs(self) -> Array:
        """The pixel, from the left, of each rate."""
        return self._across(self.trials.rates)

    @cached_property
    def _own(self) -> NDArray[np.int64]:
        """The place among the rates of each entrant's own."""
        return np.searchsorted(self.trials.rates, self.trials.own).astype(np.int64)

    def _across(self, rates: Array) -> Array:
        placed: Array = self.plot.left + np.clip(self.across.share(rates), 0, 1) * self.plot.width
        return placed

    def _down(self, heights: Array) -> Array:
        placed: Array = self.plot.bottom - heights * self.plot.height
        return placed

    def _at(self, shares: NDArray[np.float32], steps: Array) -> Array:
        """Heights at steps (k,), their last axis, between those kept; NaN from where they are."""
        kept = self.trials.steps
        k = np.clip(np.searchsorted(kept, steps, side="right") - 1, 0, len(kept) - 2)
        part = (steps - kept[k]) / (kept[k + 1] - kept[k])
        one, other = shares[..., k].astype(np.float64), shares[..., k + 1].astype(np.float64)
        between = one + part * (other - one)
        still = np.isnan(between) & (part < 1)
        return np.where(part >= 1, other, np.where(still, one, between))

    def _dot(  # a marker's parts
        self, x: float, y: float, colour: str, form: Form, *, radius: float, hollow: bool
    ) -> Marker:
        look = self.look
        ring = look.ring * look.stroke_scale(self.scale)
        return Marker(
            float(x),
            float(y),
            look.head * radius,
            colour,
            form=form,
            ring=look.casing,
            ring_width=ring,
            hollow=hollow,
        )


def laid(lost: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which rates a curve passes, (m,), and for each of these whether it leads there.

    It passes those that are not lost, and each that is next to one of them, at the top.
    """
    seen = ~lost | brinks(lost)
    leads = np.zeros_like(seen)
    leads[1:] = seen[1:] & seen[:-1] & ~(lost[1:] & lost[:-1])
    return seen, leads[seen]


def brinks(lost: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which lost rates stand next to one that is not, (m,)."""
    beside = np.zeros_like(lost)
    beside[1:] |= ~lost[:-1]
    beside[:-1] |= ~lost[1:]
    return lost & beside


def together(heights: Array, near: float) -> NDArray[np.int64]:
    """For each curve and rate, under how many curves before it the piece that leads there runs.

    `heights` is (curves, rates), NaN where lost; within `near` two are one.
    """
    with np.errstate(invalid="ignore"):
        alike = np.abs(heights[:, None] - heights[None]) <= near
    alike[..., 1:] &= alike[..., :-1]
    earlier = np.tri(len(heights), k=-1, dtype=np.bool_)
    count: NDArray[np.int64] = (alike & earlier[..., None]).sum(axis=1)
    return count
