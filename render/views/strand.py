"""A strand: one walker's path with its colour, ready to be drawn up to any step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from render.scene import Scene
from render.shapes import Array, Line, Marker, Shadow
from render.theme import Theme
from render.trajectory import Trajectory
from render.views.path import Head, Path
from render.views.sharing import Sharing, sharings, worn_from


@dataclass(frozen=True, eq=False)
class Strand:
    """A path, its colour, and where it shares its line; `scale` is that of strokes."""

    path: Path
    colour: str
    sharing: Sharing
    worn: Array
    look: Theme
    scale: float

    def line(self, step: float, pixels: Array, depth: Array | None, tip: Array) -> Line:
        """The stroke up to a step, given all points' pixels (n, 2) and depth, and the head's.

        `tip` is the head's x, y and depth.
        """
        n = self.path.reached(step)
        shared = (self.sharing.since[:n] <= step).sum(axis=1)
        fade = 1 - (1 - self.look.worn) * np.clip((step - self.worn[:n]) / self._fading, 0, 1)
        points, joined = pixels[:n], self.path.joined[:n]
        along = self.sharing.along[:n] * self.look.density
        depths = None if depth is None else depth[:n]
        if n and self.path.head(step).inside:
            points = np.concatenate([points, [tip[:2]]])
            along = np.append(along, along[-1] + np.linalg.norm(tip[:2] - points[-2]))
            joined = np.append(joined, True)  # the head is joined to the path
            shared = np.append(shared, shared[-1])
            fade = np.append(fade, fade[-1])
            depths = None if depths is None else np.append(depths, tip[2])
        look, scale = self.look, self.scale
        return Line(
            points=points,
            colour=self.colour,
            width=look.path * scale,
            depth=depths,
            joined=joined,
            casing=look.casing,
            casing_width=look.path_casing * scale,
            hidden=look.hidden,
            shared=shared,
            along=along,
            stripe=max(look.stripe * scale, look.shortest_stripe * look.density),
            fade=fade,
        )

    @property
    def _fading(self) -> float:
        """Steps in which what is worn fades: a twentieth of the walk."""
        return max(1.0, 0.05 * (len(self.path.trajectory.points) - 1))

    def shadow(self, tip: Array, *, deep: bool) -> Shadow:
        """The shadow that the walker throws to the lower right."""
        look, scale = self.look, self.scale
        return Shadow(
            x=float(tip[0]) + 0.3 * look.head * scale,
            y=float(tip[1]) + 0.45 * look.head * scale,
            radius=look.shadow * scale,
            strength=look.shadow_strength,
            depth=float(tip[2]) if deep else None,
            hidden=look.hidden,
        )

    def marker(self, head: Head, tip: Array, *, deep: bool) -> Marker:
        """The walker at its head's x, y and depth; hollow where it left the picture."""
        look, scale = self.look, self.scale
        return Marker(
            x=float(tip[0]),
            y=float(tip[1]),
            radius=look.head * scale,
            colour=self.colour,
            depth=float(tip[2]) if deep else None,
            ring=look.casing,
            ring_width=look.ring * scale,
            hollow=not head.inside,
            hidden=look.hidden,
        )


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
    colours = look.colours_of([type(optimizer).__name__ for optimizer in scene.optimizers])
    among = len(trajectories)
    paths = [Path.of(trajectory, scene.shown, among=among) for trajectory in trajectories]
    shares = sharings(paths, pixels_a_unit / look.density)
    return [
        Strand(
            path=path,
            colour=colours[path.trajectory.optimizer],
            sharing=share,
            worn=worn_from(path, pixels_a_unit / scale),
            look=look,
            scale=look.stroke_scale(scale),
        )
        for path, share in zip(paths, shares, strict=True)
    ]
