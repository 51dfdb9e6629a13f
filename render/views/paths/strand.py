"""A strand: one walker's path with its colour, ready to be drawn up to any step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from render.form import DISC, Form
from render.scene.scene import Scene
from render.scene.theme import Theme
from render.shapes import Array, Course, Marker, Shadow
from render.trajectory import Trajectory
from render.views.paths.path import Path
from render.views.paths.sharing import Sharing, sharings, worn_from

BEADS = 24
"""Of a path, at most: a long one bears them farther apart."""

Tip: TypeAlias = tuple[float, float, float]
"""A head's x, y and depth."""


@dataclass(frozen=True, eq=False)
class Strand:
    """A path, its colour, and where it shares its line; `scale` is that of strokes.

    `form` is that of its head; `beads` are the points of the path at which it stands once more,
    small, for eyes to which the colour is not enough. A `faint` one is a run under noise: thin, so
    strong, without casing, and no head is drawn for it. A bold one has None.
    """

    path: Path
    colour: str
    sharing: Sharing
    worn: Array
    look: Theme
    scale: float
    form: Form = DISC
    beads: NDArray[np.int64] | None = None
    faint: float | None = None

    def course(self, pixels: Array, depth: Array | None) -> Course:
        """The stroke, given the pixels (n, 2) and depths of its first n points."""
        n, look, scale = len(pixels), self.look, self.scale
        return Course(
            points=np.ascontiguousarray(pixels),
            steps=self.path.steps[:n],
            joined=self.path.joined[:n],
            since=self.sharing.since[:n],
            along=self.sharing.along[:n] * look.density,
            worn=self.worn[:n],
            fading=self._fading,
            left=look.worn,
            colour=self.colour,
            width=(look.path if self.faint is None else look.run) * scale,
            depth=depth,
            casing=look.casing,
            casing_width=look.path_casing * scale if self.faint is None else 0.0,
            hidden=look.hidden,
            strength=1.0 if self.faint is None else self.faint,
            stripe=max(look.stripe * scale, look.shortest_stripe * look.density),
        )

    @property
    def _fading(self) -> float:
        """Steps in which what is worn fades: a twentieth of the walk."""
        return max(1.0, 0.05 * (len(self.path.trajectory.points) - 1))

    def shadow(self, tip: Tip, *, deep: bool) -> Shadow:
        """The shadow that the walker throws to the lower right."""
        look, scale = self.look, self.scale
        x, y, z = tip
        return Shadow(
            x=x + 0.3 * look.head * scale,
            y=y + 0.45 * look.head * scale,
            radius=look.shadow * scale,
            strength=look.shadow_strength,
            depth=z if deep else None,
            hidden=look.hidden,
        )

    def marker(self, tip: Tip, *, inside: bool, deep: bool) -> Marker:
        """The walker at its head's x, y and depth; hollow where it has left the picture."""
        look, scale = self.look, self.scale
        x, y, z = tip
        return Marker(
            x=x,
            y=y,
            radius=look.head * scale,
            colour=self.colour,
            form=self.form,
            depth=z if deep else None,
            ring=look.casing,
            ring_width=look.ring * scale,
            hollow=not inside,
            hidden=look.hidden,
        )

    def beaded(self, course: Course, step: float) -> list[Marker]:
        """The markers along the path as far as it is walked at a step, given its course."""
        if self.beads is None:
            return []
        look, scale = self.look, self.scale
        depths = course.depth
        return [
            Marker(
                x=float(course.points[k, 0]),
                y=float(course.points[k, 1]),
                radius=look.bead * scale,
                colour=self.colour,
                form=self.form,
                depth=None if depths is None else float(depths[k]),
                ring=look.casing,
                ring_width=look.bead_casing * scale,
                hidden=look.hidden,
            )
            for k in self.beads.tolist()
            if k < len(course.points) and course.steps[k] <= step
        ]


def marked_in(scene: Scene) -> tuple[bool, ...]:
    """Which of a line-up bear their markers along their paths, for eyes that need them."""
    return scene.look.marked(scene.colours, scene.markers)


def bead_places(path: Path, pixels_a_unit: Array, *, every: float) -> NDArray[np.int64]:
    """Points of a path, (beads,), so many pixels apart or more, the first half as far on.

    None along one that goes nowhere.
    """
    pieces = np.linalg.norm(np.diff(path.points, axis=0) * pixels_a_unit, axis=1)
    pieces[~path.joined[1:]] = 0.0
    apart = max(every, float(pieces.sum()) / BEADS)
    if not apart:
        return np.empty(0, dtype=np.int64)
    passed = np.concatenate([[0.0], pieces.cumsum()]) / apart + 0.5
    return np.flatnonzero(np.diff(np.floor(passed))) + 1


def start_dot(look: Theme, x: float, y: float, *, scale: float, depth: float | None) -> Marker:
    """The dot where walkers start; `scale` is the picture's."""
    strokes = look.stroke_scale(scale)
    return Marker(
        x,
        y,
        look.start * strokes,
        look.ink,
        depth=depth,
        ring=look.casing,
        ring_width=look.path_casing * strokes,
        hidden=look.hidden,
    )


def strands_of(
    scene: Scene, trajectories: Sequence[Trajectory], pixels_a_unit: Array, *, scale: float
) -> list[Strand]:
    """A strand for each trajectory; `pixels_a_unit` (2,) is the plane's scale on the screen."""
    look = scene.look
    colours = scene.colours
    among = len(trajectories)
    paths = [Path.of(trajectory, scene.shown, among=among) for trajectory in trajectories]
    shares = sharings(paths, pixels_a_unit / look.density)
    forms, marked = scene.markers, marked_in(scene)
    every = look.bead_every * look.stroke_scale(scale)
    return [
        Strand(
            path=path,
            colour=colours[path.trajectory.optimizer],
            form=forms[path.trajectory.optimizer],
            beads=bead_places(path, pixels_a_unit, every=every)
            if marked[path.trajectory.optimizer]
            else None,
            sharing=share,
            worn=worn_from(path, pixels_a_unit / scale),
            look=look,
            scale=look.stroke_scale(scale),
        )
        for path, share in zip(paths, shares, strict=True)
    ]
