"""A swarm: walkers by the thousand, drawn as dots with short tails, no objects of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from render.scene.scene import Scene
from render.scene.theme import Theme
from render.shapes import Array, Dots
from render.simulation.basins import minimum_at
from render.trajectory import Trajectory
from render.views.paths.particles import Particles
from surfaces import Domain, Points, within

TAIL, PIECES = 0.02, 4
"""How far back a tail reaches, as a share of the walk, and its pieces, each at most a step long."""

TURNS = 24
"""How often each optimizer has its turn to be drawn over the others."""

Placed: TypeAlias = Callable[[Points], tuple[Array, Array | None]]
"""Pixels (n, 2), and depths (n,) where there are any, of points (n, 2) of the plane."""


@dataclass(frozen=True, eq=False)
class Swarm:
    """Points (steps + 1, walkers, 2) in the order in which they are drawn.

    `which` (walkers,) is a number of `colours`; `stopped` (walkers,) the step after which a walker
    is not finite, or infinity.
    """

    points: Points
    which: NDArray[np.int64]
    colours: tuple[str, ...]
    stopped: Array
    by_minimum: bool
    domain: Domain
    look: Theme
    scale: float

    @classmethod
    def of(
        cls, scene: Scene, trajectories: Sequence[Trajectory], particles: Particles, *, scale: float
    ) -> Swarm:
        """All walkers; `scale` is the picture's."""
        look = scene.look
        # Those of all optimizers take turns, so that the last of the line-up hides no other.
        ranks = np.arange(len(trajectories)) % len(scene.starts) * TURNS // len(scene.starts)
        order = np.lexsort((np.arange(len(trajectories)), ranks))
        taken = [trajectories[k] for k in order.tolist()]
        points = np.stack([one.points for one in taken], axis=1)
        colours: tuple[str, ...] = scene.colours
        which = np.array([one.optimizer for one in taken])
        if particles == "minimum":
            ends = minimum_at(scene, points[-1])
            colours = (look.quiet, *look.particles)
            which = np.where(ends < 0, 0, 1 + ends % len(look.basins)).astype(np.int64)
        stops = [np.inf if one.stopped_at is None else one.stopped_at for one in taken]
        return cls(
            points=points,
            which=which,
            colours=colours,
            stopped=np.array(stops, dtype=np.float64),
            by_minimum=particles == "minimum",
            domain=scene.shown,
            look=look,
            scale=look.stroke_scale(scale),
        )

    @property
    def note(self) -> str:
        """What the colours say, where they are not the optimizers'."""
        return "coloured by where each ends" if self.by_minimum else ""

    def dots(self, step: float, place: Placed) -> Dots:
        """The swarm at a step: those who stand in the domain, and where they were before."""
        now = self.at(step)
        shown = within(self.domain, now) & (step <= self.stopped)
        back = min(max(1.0, TAIL * (len(self.points) - 1)), PIECES)
        pixels, depth = place(now[shown])
        tails = np.empty((len(pixels), PIECES, 2))
        lies = None if depth is None else np.empty((len(pixels), PIECES))
        for piece in range(PIECES):
            before = self.at(step - back * (piece + 1) / PIECES)[shown]
            inside = within(self.domain, before)
            tails[:, piece] = pixels if piece == 0 else tails[:, piece - 1]
            if lies is not None and depth is not None:
                lies[:, piece] = depth if piece == 0 else lies[:, piece - 1]
            # What was outside is cut off: its tail ends there.
            placed, deep = place(before[inside])
            tails[inside, piece] = placed
            if lies is not None and deep is not None:
                lies[inside, piece] = deep
        look, scale = self.look, self.scale
        return Dots(
            points=pixels,
            which=self.which[shown],
            colours=self.colours,
            radius=look.particle * scale,
            casing=look.casing,
            casing_width=look.particle_casing * scale,
            depth=depth,
            tails=tails,
            tail_depth=lies,
            tail_strength=look.particle_tail,
        )

    def at(self, step: float) -> Points:
        """Where all are at a step, (walkers, 2); before the first, where they start."""
        step = min(max(step, 0.0), len(self.points) - 1.0)
        k = min(int(step), len(self.points) - 2)
        share = step - k
        with np.errstate(invalid="ignore", over="ignore"):
            stands: Points = self.points[k] * (1 - share) + self.points[k + 1] * share
        return stands
