"""The contour view's stage: bands, ticks, critical points, and strands from above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from render.scene.height import SCALES, Height
from render.scene.needs import is_to_scale, shape_of
from render.scene.scene import Scene
from render.scene.theme import Theme
from render.scene.view import Box, Moment
from render.shapes import Array, Bands, Label, Line, Shape
from render.trajectory import Trajectory
from render.views.charts.ticks import spaced, ticks, written
from render.views.contour.bands import ramp_steps, scale_of
from render.views.contour.contour import Contour
from render.views.grid import Grid
from render.views.paths.crowd import Courses, Crowd
from render.views.paths.fan import fan_of
from render.views.paths.flow import flow_lines
from render.views.paths.marks import MOST, mark, marked
from render.views.paths.minimum_mark import minimum_mark
from render.views.paths.particles import are_particles
from render.views.paths.spread import spreads
from render.views.paths.strand import Strand, start_dot, strands_of
from render.views.paths.swarm import Swarm
from surfaces import CriticalPoint, Domain, Points, within

BESIDE, BELOW, ABOVE = 20.0, 16.0, 12.0
"""Pixels at 1280 × 720 from the plot to its letters, besides the numbers, and to the header."""

CELLS = 200
"""Cells along each side of the grid whose lowest and highest value the levels span."""


@dataclass(frozen=True, eq=False)
class Map:
    """A contour view set up for one film; `plot` has whole pixels.

    `numbers` are those of the minima among all that the surface has.
    """

    look: Theme
    domain: Domain
    plot: Box
    height: Height
    levels: Array
    count: int
    strands: tuple[Strand, ...]
    swarm: Swarm | None
    starts: Points
    minima: Points
    numbers: NDArray[np.int64]
    critical: tuple[CriticalPoint, ...]
    flows: tuple[Points, ...]
    scale: float

    stands = True

    @classmethod
    def of(
        cls,
        view: Contour,
        scene: Scene,
        trajectories: Sequence[Trajectory],
        box: Box,
        scale: float,
    ) -> Map:
        """Fit the domain into the box; ValueError where the surface is not finite."""
        plot = fit(scene.shown, box, scene.look, scale)
        (x0, x1), (y0, y1) = scene.shown
        columns, rows = int(plot.width), int(plot.height)
        dx, dy = (x1 - x0) / columns / 2, (y1 - y0) / rows / 2
        centres = ((x0 + dx, x1 - dx), (y0 + dy, y1 - dy))
        values = Grid.of(scene.surface, centres, columns=columns, rows=rows).values[::-1]
        whole = Grid.of(scene.surface, scene.shown, columns=CELLS + 1, rows=CELLS + 1).values
        surface = scene.surface
        height = Height.over(whole, surface, scene.shown, scale=scale_of(view, surface))
        pixels_a_unit = np.array([plot.width / (x1 - x0), plot.height / (y1 - y0)])
        starts = np.asarray(scene.starts)
        minima = np.array([(x, y) for x, y, _ in scene.surface.minima]).reshape(-1, 2)
        seen = within(scene.shown, minima)
        many = are_particles(view.particles, scene) and len(trajectories) > 0
        strands = [] if many else strands_of(scene, trajectories, pixels_a_unit, scale=scale)
        return cls(
            look=scene.look,
            domain=scene.shown,
            plot=plot,
            height=height,
            levels=np.ascontiguousarray(height(values) * view.levels),
            count=view.levels,
            strands=tuple(strands),
            swarm=Swarm.of(scene, trajectories, view.particles, scale=scale) if many else None,
            starts=starts[within(scene.shown, starts)],
            minima=minima[seen],
            numbers=np.flatnonzero(seen),
            critical=tuple(
                one
                for one in marked(surface.critical, scene.shown, scene.look, scale=scale)
                if one.kind != "minimum"
            ),
            flows=tuple(flow_lines(surface, starts, scene.shown)) if view.flow else (),
            scale=scale,
        )

    def place(self, points: Points) -> Array:
        """Pixels (..., 2) of points of the domain."""
        (x0, x1), (y0, y1) = self.domain
        placed = np.empty(points.shape)
        placed[..., 0] = self.plot.left + (points[..., 0] - x0) / (x1 - x0) * self.plot.width
        placed[..., 1] = self.plot.bottom - (points[..., 1] - y0) / (y1 - y0) * self.plot.height
        return placed

    @property
    def note(self) -> str:
        """The scale of the levels, where they are not f's own, and what the thin lines are."""
        scaled = SCALES[self.height.scale]
        levels = rf"levels ${scaled}$" if scaled else ""
        thin = "dashed: gradient flow" if self.flows else ""
        dots = self.swarm.note if self.swarm else ""
        return "     ".join(part for part in (levels, thin, dots) if part)

    @property
    def frame(self) -> Box:
        """Where names may stand."""
        return self.plot

    @property
    def heights(self) -> tuple[Height, tuple[str, ...]]:
        """The map's heights, and a colour for each band."""
        return self.height, ramp_steps(self.look.ramp, self.count)

    @property
    def colours(self) -> tuple[str, ...]:
        """Those of particles, which a palette must keep."""
        return () if self.swarm is None else self.swarm.colours

    def heads(self, steps: Array, fractions: Array) -> Array:  # noqa: ARG002  # no camera turns
        """The pixels of all heads at moments (k,), shape (k, walkers, 2); of particles none."""
        if not self.strands:
            return np.empty((len(steps), 0, 2))
        return self.place(np.stack([s.path.heads(steps)[0] for s in self.strands], axis=1))

    def backdrop(self, moment: Moment) -> list[Shape]:  # noqa: ARG002  # the map stands still
        """Bands, axes, the flow, minima as crosses, other critical points by marks of their own."""
        look, scale = self.look, self.scale
        bands = Bands(
            self.levels,
            int(self.plot.left),
            int(self.plot.top),
            self.heights[1],
            isoline=look.isoline_width(scale),
            strength=look.isoline_strength,
            density=look.density,
        )
        return [bands, *self._flows(), *self.axes(), *self._critical()]

    def actors(self, moment: Moment) -> list[Shape]:
        """All paths, the starts as dots, then all heads over their shadows."""
        if self.swarm is not None:
            dots = self.swarm.dots(moment.step, lambda points: (self.place(points), None))
            return [dots, *(self.marks if self.swarm.by_minimum else ())]
        heads = self.crowd.heads(moment.step)
        tips = heads.tips(self.place)
        return [
            *self.crowd.walked(self._courses, moment.step, heads, tips),
            *self.crowd.beads(self._courses, moment.step),
            *self.dots,
            *spreads(self.strands, moment.step, self._tips, deep=False),
            *self.crowd.shadows(tips, deep=False),
            *self.crowd.markers(heads, tips, deep=False),
        ]

    def _tips(self, points: Points) -> Array:
        """Pixels, and no depth, (n, 3) of points (n, 2)."""
        return np.column_stack([self.place(points), np.zeros(len(points))])

    @cached_property
    def crowd(self) -> Crowd:
        """The strands together, over their runs under noise."""
        return Crowd((*fan_of(self.strands), *self.strands))

    @cached_property
    def _courses(self) -> Courses:
        return self.crowd.courses(self.place)

    def axes(self) -> list[Shape]:
        """Ticks, their numbers and the letters, where there is room for type."""
        look, scale, plot = self.look, self.scale, self.plot
        if not look.worded(scale):
            return []
        size = look.type_size(look.tick_size, scale)
        width = look.line * 1.3 * scale
        shapes: list[Shape] = []
        across = ticks(*self.domain[0], most=spaced(plot.width / (8 * size)))
        for value in across:
            x = float(self.place(np.array([value, 0.0]))[0])
            tick = np.array([(x, plot.bottom), (x, plot.bottom + 8 * scale)])
            shapes.append(Line(tick, look.quiet, width))
            y = plot.bottom + 10 * scale + size
            shapes.append(Label(written(value, of=across), x, y, size, look.quiet, anchor="middle"))
        up = ticks(*self.domain[1], most=spaced(plot.height / (6 * size)))
        for value in up:
            y = float(self.place(np.array([0.0, value]))[1])
            tick = np.array([(plot.left - 8 * scale, y), (plot.left, y)])
            shapes.append(Line(tick, look.quiet, width))
            x = plot.left - 13 * scale
            shapes.append(
                Label(written(value, of=up), x, y + 0.36 * size, size, look.quiet, anchor="right")
            )
        middle = plot.left + plot.width / 2, plot.top + plot.height / 2
        below = plot.bottom + BELOW * scale + 2.2 * size
        beside = plot.left - BESIDE * scale - 2.2 * size
        shapes.append(Label("$x$", middle[0], below, 1.25 * size, look.quiet, anchor="middle"))
        shapes.append(Label("$y$", beside, middle[1], 1.25 * size, look.quiet, anchor="middle"))
        return shapes

    def _flows(self) -> list[Shape]:
        look = self.look
        width = look.ghost * look.stroke_scale(self.scale)
        shapes: list[Shape] = []
        for points in self.flows:
            pixels = self.place(np.clip(points, *np.transpose(self.domain)))
            lengths = np.linalg.norm(np.diff(pixels, axis=0), axis=1)
            shapes.append(
                Line(
                    pixels,
                    look.quiet,
                    width,
                    strength=look.ghost_strength,
                    shared=np.ones(len(pixels), dtype=np.int64),
                    along=np.concatenate([[0.0], np.cumsum(lengths)]),
                    stripe=0.6 * look.stripe * look.stroke_scale(self.scale),
                )
            )
        return shapes

    @property
    def marks(self) -> list[Shape]:
        """The minima in the colours of their basins."""
        placed = zip(self.place(self.minima).tolist(), self.numbers.tolist(), strict=True)
        return [minimum_mark(self.look, x, y, k, scale=self.scale) for (x, y), k in placed]

    def _critical(self) -> list[Shape]:
        minima = self.place(self.minima) if len(self.minima) <= MOST else ()
        found: list[Shape] = [
            mark("minimum", pixel, self.look, scale=self.scale) for pixel in minima
        ]
        for one in self.critical:
            pixel = self.place(np.array(one[:2]))
            found.append(mark(one.kind, pixel, self.look, scale=self.scale))
        return found

    @cached_property
    def dots(self) -> list[Shape]:
        """Where the starts lie."""
        return [
            start_dot(self.look, x, y, scale=self.scale, depth=None)
            for x, y in self.place(self.starts).tolist()
        ]


def fit(domain: Domain, box: Box, look: Theme, scale: float) -> Box:
    """The plot's rectangle in whole pixels of the layout; one scale but for a strip."""
    size = look.type_size(look.tick_size, scale)
    worded = look.worded(scale)
    left = BESIDE * scale + 3 * size if worded else 0.0
    below = BELOW * scale + 2.7 * size if worded else 0.0
    above = ABOVE * scale if worded else 0.0
    width, height = max(8.0, box.width - left), max(8.0, box.height - below - above)
    shape = shape_of(domain)
    if is_to_scale(domain):
        width, height = min(width, height * shape), min(height, width / shape)
    density = look.density
    return Box(
        left=density * round((box.left + left + (box.width - left - width) / 2) / density),
        top=density
        * round((box.top + above + (box.height - below - above - height) / 2) / density),
        width=density * max(8, round(width / density)),
        height=density * max(8, round(height / density)),
    )
