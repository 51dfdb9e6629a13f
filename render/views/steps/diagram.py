"""The vector diagram's stage: a walker's steps as arrows, played one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.scene.height import Height
from render.scene.needs import is_to_scale, shape_of
from render.scene.scene import Scene
from render.scene.theme import Theme
from render.scene.view import Box, Moment
from render.shapes import Array, Line, Shape
from render.simulation.anatomy import Anatomy, anatomy_of
from render.trajectory import Trajectory
from render.views.contour.map import CELLS
from render.views.grid import Grid
from render.views.paths.path import clip
from render.views.paths.strand import Strand, strands_of
from render.views.steps.arrow import arrow, ring
from render.views.steps.ground import ground
from render.views.steps.key import ROW, Entry, entries, key, key_rows, scale_bar
from render.views.steps.play import GONE, PROBED, WALKED, Role, grown, paces, parts
from render.views.steps.steps import Steps
from render.views.steps.trail import trail
from render.views.steps.window import Window
from surfaces import Domain, Points, Scale, Surface, within

ABOUT = 0.3
"""Seconds of walking before and after a moment from which its window comes."""


@dataclass(frozen=True, eq=False)
class Diagram:
    """A vector diagram set up for one film; `plot` has whole pixels."""

    look: Theme
    surface: Surface
    domain: Domain
    height: Height
    plot: Box
    window: Window
    strand: Strand
    anatomy: Anatomy
    played: NDArray[np.bool_]
    rows: list[list[Entry]]
    minima: Points
    top: float
    scale: float

    stands = False
    note = ""
    heights = None

    @classmethod
    def of(
        cls,
        view: Steps,
        scene: Scene,
        trajectories: Sequence[Trajectory],
        box: Box,
        scale: float,
    ) -> Diagram:
        """Take the walk apart; ValueError where that fails, or the surface is not finite."""
        if found := view.faults(scene):
            raise ValueError("\n".join(found))
        look, surface, domain = scene.look, scene.surface, scene.shown
        label = scene.labels[0] if view.of is None else view.of
        trajectory = next(one for one in trajectories if one.label == label)
        anatomy = anatomy_of(scene, trajectory)
        size = look.type_size(look.name_size, scale)
        worded = look.worded(scale)
        pixels_a_unit = np.array([box.width, box.height]) / np.diff(domain, axis=1)[:, 0]
        (strand,) = strands_of(scene, [trajectory], pixels_a_unit, scale=scale)
        rows = key_rows(entries(anatomy, label, strand), box.width, size)
        above = ROW * size * len(rows) if worded else 0.0
        below = ROW * look.type_size(look.tick_size, scale) if worded else 0.0
        plot = Box(
            left=round(box.left),
            top=round(box.top + above),
            width=max(8, int(box.width)),
            height=max(8, int(box.height - above - below)),
        )
        values = Grid.of(surface, domain, columns=CELLS + 1, rows=CELLS + 1).values
        # A window on the walker shows depths that lie between the grid's points.
        deepest = trajectory.values[within(domain, trajectory.points)].min(initial=values.min())
        own: Scale = "sqrt" if surface.scale == "linear" and surface.minima else surface.scale
        aspect = plot.width / plot.height
        one_scale = is_to_scale(domain)
        pace, played = paces(scene)
        window = Window.following(
            marks_of(anatomy, strand),
            domain,
            aspect=aspect,
            stretch=1.0 if one_scale else shape_of(domain) / aspect,
            reach=max(1.0, ABOUT * pace),
            zoom=view.zoom,
        )
        minima = np.array([(x, y) for x, y, _ in surface.minima]).reshape(-1, 2)
        return cls(
            look=look,
            surface=surface,
            domain=domain,
            height=Height.over(np.append(values, deepest), surface, domain, scale=own),
            plot=plot,
            window=window,
            strand=strand,
            anatomy=anatomy,
            played=played,
            rows=rows if worded else [],
            minima=minima[within(domain, minima)],
            top=box.top,
            scale=scale,
        )

    @property
    def colours(self) -> tuple[str, str]:
        """The colours that carry meaning here beside the walkers'."""
        return self.look.carried, self.look.pushed

    @property
    def frame(self) -> Box:
        """The plot."""
        return self.plot

    def heads(self, steps: Array, fractions: Array) -> Array:  # noqa: ARG002  # no camera turns
        """No heads, shape (k, 0, 2): the key names the one walker, whose arrows need the room."""
        return np.empty((len(steps), 0, 2))

    def place(self, points: Points, window: Domain) -> Array:
        """Pixels (..., 2) of points of the plane, seen through a window."""
        (x0, x1), (y0, y1) = window
        placed = np.empty(points.shape)
        placed[..., 0] = self.plot.left + (points[..., 0] - x0) / (x1 - x0) * self.plot.width
        placed[..., 1] = self.plot.bottom - (points[..., 1] - y0) / (y1 - y0) * self.plot.height
        return placed

    def walked(self, step: float) -> float:
        """The step at which the walker and the window stand: they wait for a played step's arrows.

        So the ground stands still while there is something to read, and a GIF stays small.
        """
        k, share = self._present(step)
        return k + (grown(share, WALKED) if self.played[k] else share)

    def backdrop(self, moment: Moment) -> list[Shape]:
        """The ground in the window, minima as crosses, the key and the scale bar."""
        look, scale = self.look, self.scale
        window = self.window.at(self.walked(moment.step))
        shapes: list[Shape] = [
            *ground(
                self.surface,
                self.height,
                self.domain,
                window,
                plot=self.plot,
                look=look,
                scale=scale,
            )
        ]
        shapes += self._crosses(window)
        if self.rows:
            size = look.type_size(look.name_size, scale)
            strip = Box(self.plot.left, self.top, self.plot.width, self.plot.top - self.top)
            shapes += key(self.rows, strip, look, size=size, scale=look.stroke_scale(scale))
            size = look.type_size(look.tick_size, scale)
            width = window[0][1] - window[0][0]
            shapes += scale_bar(width, self.plot, look, size=size, scale=scale)
        return shapes

    def actors(self, moment: Moment) -> list[Shape]:
        """The path so far, the arrows of the present step over fading ones, the walker."""
        window = self.window.at(self.walked(moment.step))
        k, share = self._present(moment.step)
        stands = self.walked(moment.step)
        shapes: list[Shape] = trail(
            self.strand, stands, lambda points: self.place(points, window), self.plot
        )
        if not self.played[k]:
            shapes += self._arrows(k, 1.0, 1.0, window)
        else:
            if k > 0:
                shapes += self._arrows(k - 1, 1.0, 1 - grown(share, GONE), window)
            shapes += self._arrows(k, share, 1.0, window)
        head = self.strand.path.head(stands)
        x, y = self.place(head.point, window).tolist()
        if self.plot.holds((x, y)):
            shapes += [self.strand.shadow((x, y, 0.0), deep=False)]
            here = head.inside and not head.crossing
            shapes += [self.strand.marker((x, y, 0.0), inside=here, deep=False)]
        return shapes

    def _present(self, step: float) -> tuple[int, float]:
        """The step that is being taken, and how much of its time has passed, 0 to 1."""
        k = min(int(step + 1e-9), len(self.played) - 1)
        return k, min(1.0, max(0.0, step - k))

    def _arrows(self, k: int, share: float, strength: float, window: Domain) -> list[Line]:
        """The arrows of a step, as far as they have grown after a share of its time."""
        look, scale, anatomy = self.look, self.strand.scale, self.anatomy
        if strength <= 0 or not within(self.domain, anatomy.points[k]):
            return []
        within_plot = self.plot.meet(*self.place(np.transpose(self.domain), window))
        lines: list[Line] = []
        if anatomy.gradients[k].any():
            lines += ring(
                self.place(anatomy.asked[k], window),
                look.probe * scale,
                self.plot,
                look.pushed if anatomy.in_two_parts else look.ink,
                look.thin_arrow * scale,
                casing=look.casing,
                strength=strength * grown(share, PROBED),
            )
        for part in parts(anatomy, k, share):
            colour, width, shown = self._drawn(part.role)
            lines += arrow(
                self.place(np.stack([part.tail, part.tip]), window),
                within_plot,
                colour,
                width * scale,
                casing=look.casing,
                casing_width=look.path_casing * scale,
                strength=strength * shown,
            )
        return lines

    def _drawn(self, role: Role) -> tuple[str, float, float]:
        """The colour, the width and the strength of an arrow."""
        look = self.look
        return {
            "carried": (look.carried, look.arrow, 1.0),
            "asked": (look.pushed, look.thin_arrow, 0.5),
            "pushed": (look.pushed, look.arrow, 1.0),
            "downhill": (look.ink, look.thin_arrow, 1.0),
            "step": (self.strand.colour, look.bold_arrow, 1.0),
        }[role]

    def _crosses(self, window: Domain) -> list[Line]:
        look, scale = self.look, self.strand.scale
        arm = look.cross * scale
        arms = np.array([(-arm, 0), (arm, 0), (0, -arm), (0, arm)])
        joined = np.array([False, True, False, True])
        return [
            Line(middle + arms, look.ink, 1.6 * scale, joined=joined)
            for middle in self.place(self.minima, window)
            if self.plot.holds(middle)
        ]


def marks_of(anatomy: Anatomy, strand: Strand) -> Points:
    """The ends of all arrows of each step, as far as they lie in the domain, (steps, n, 2)."""
    domain = strand.path.domain
    low, high = np.transpose(domain)
    steps = np.arange(len(anatomy.points), dtype=np.float64)
    tips = np.array([[part.tip for part in parts(anatomy, k, 1.0)] for k in range(len(steps))])
    tails, inside = strand.path.heads(steps)
    if not inside.any():
        return np.broadcast_to(np.array([low, high]), (len(steps), 2, 2))
    after, _ = strand.path.heads(steps + 1)
    starts = np.broadcast_to(tails[:, None], tips.shape).reshape(-1, 2)
    leave = clip(starts, tips.reshape(-1, 2), low, high)[1].reshape(len(tips), -1, 1)
    ends = np.clip(tails[:, None] * (1 - leave) + tips * leave, low, high)
    # What is done outside is not seen: the window stays on the last step that was.
    seen = np.maximum.accumulate(np.where(inside, np.arange(len(steps)), np.argmax(inside)))
    return np.concatenate([tails[:, None], ends[seen], after[:, None]], axis=1)
