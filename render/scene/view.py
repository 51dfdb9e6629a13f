"""The protocols: a view is declared, a stage draws it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from render.scene.height import Height
    from render.scene.scene import Scene
    from render.shapes import Array, Shape
    from render.trajectory import Trajectory


class Moment(NamedTuple):
    """A point in time: the step, with its fraction, and how much of the film has passed, 0 to 1."""

    step: float
    fraction: float


@dataclass(frozen=True)
class Box:
    """A rectangle of the frame, in pixels from its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    def holds(self, pixel: Sequence[float] | Array) -> bool:
        """Whether a pixel (2,) lies within, edges and what lies half a pixel beyond included."""
        x, y = pixel
        across = self.left - 0.5 <= x <= self.right + 0.5
        return bool(across and self.top - 0.5 <= y <= self.bottom + 0.5)

    def meet(self, corner: Array, other: Array) -> Box:
        """What lies within and within the rectangle between two corners, (2,) each, as well."""
        xs, ys = sorted([corner[0], other[0]]), sorted([corner[1], other[1]])
        left, top = max(self.left, xs[0]), max(self.top, ys[0])
        right, bottom = min(self.right, xs[1]), min(self.bottom, ys[1])
        return Box(left, top, max(0.0, right - left), max(0.0, bottom - top))


class Stage(Protocol):
    """A view set up for one film: everything that can be known before a frame is asked for."""

    @property
    def stands(self) -> bool:
        """Whether the backdrop is the same at every moment."""
        ...

    @property
    def note(self) -> str:
        """What the reader must know of the picture's scales, in TeX; empty where all is plain."""
        ...

    @property
    def frame(self) -> Box:
        """Where names may stand."""
        ...

    @property
    def heights(self) -> tuple[Height, tuple[str, ...]] | None:
        """The scale of the heights, and the colours from its lowest to its highest.

        None where no heights are shown.
        """
        ...

    def heads(self, steps: Array, fractions: Array) -> Array:
        """The pixels of all heads at moments (k,), shape (k, walkers, 2)."""
        ...

    def backdrop(self, moment: Moment) -> Sequence[Shape]:
        """What stands behind the walkers."""
        ...

    def actors(self, moment: Moment) -> Sequence[Shape]:
        """The walkers and their paths, hindmost first."""
        ...


class View(Protocol):
    """A declaration of what is shown; its name is part of the film's file name.

    It may also have `faults(scene)`, a line for each that lies between it and a scene that is
    sound without it; `shared(scene, trajectories)`, the view that is on one scale for all values
    of a sweep; and `needs(scene)`, `Needs` other than a chart's.
    """

    @property
    def name(self) -> str:
        """Lower case, no spaces; unique within a scene."""
        ...

    def stage(
        self, scene: Scene, trajectories: Sequence[Trajectory], box: Box, *, scale: float
    ) -> Stage:
        """Set the view up to be drawn into a box; `scale` is pixels per pixel at 1280 × 720."""
        ...
