"""The vector diagram: what each step of one walker is made of, in a window that follows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING

from optimizers.number import is_real
from render.messages.nearest import unknown
from render.scene.needs import Needs, clipped
from render.scene.panels import above, beside
from surfaces.domain import FARTHEST

if TYPE_CHECKING:
    from render.scene.scene import Scene
    from render.scene.view import Box, Stage
    from render.trajectory import Trajectory


NARROWEST, WIDEST = 1e-6, 100.0
"""A window's width as a share of the domain's: what floats and the ground can show."""


@dataclass(frozen=True)
class Steps:
    """The steps of the walker labelled `of`, the line-up's first unless given, as arrows.

    Of rules that add −η∇f to what carries the walker on, such as momentum, both parts are shown
    and the step that they make; of others the direction of −∇f beside the step. A ring marks where
    the gradient is taken. The window follows the walker, so large that the arrows fill about a
    third of it, or `zoom` wide in units of the plane. Of several starts the first is followed.

    Raises ValueError for a label that is no string and a zoom that is no number greater than 0;
    with a scene, for a label that its line-up lacks and for steps that cannot be taken apart.
    """

    of: str | None = None
    _: KW_ONLY
    zoom: float | None = None
    name: str = "steps"

    __or__ = beside
    __truediv__ = above

    def __post_init__(self) -> None:
        found = []
        if self.of is not None and not isinstance(self.of, str):
            found.append(f"Steps: of is {self.of!r}; it must be the label of an optimizer")
        if self.zoom is not None and not _is_width(self.zoom):
            told = "it must be a number greater than 0, the window's width in units of the plane"
            found.append(f"Steps: zoom is {self.zoom!r}; {told}")
        if found:
            raise ValueError("\n".join(found))
        if self.zoom is not None and type(self.zoom) is not int:
            object.__setattr__(self, "zoom", float(self.zoom))

    def faults(self, scene: Scene) -> list[str]:
        """What is wrong between the view and a scene."""
        found = []
        if self.of is not None and self.of not in scene.labels:
            found.append(f"Steps: {unknown('optimizer', self.of, scene.labels)}")
        (x0, x1), _ = scene.shown
        least, most = NARROWEST * (x1 - x0), WIDEST * (x1 - x0)
        if self.zoom is not None and not least <= self.zoom <= most:
            allowed = f"it must be {least:.6g} to {most:.6g}"
            found.append(f"Steps: zoom is {self.zoom:g}; in a domain {x1 - x0:g} wide {allowed}")
        return found

    def needs(self, scene: Scene) -> Needs:
        """One walker, on ground that moves past it."""
        return Needs(clipped(scene.shown), moves=True, ground=True, alone=True)

    def stage(
        self, scene: Scene, trajectories: Sequence[Trajectory], box: Box, *, scale: float
    ) -> Stage:
        """Set the diagram up in a box."""
        from render.views.steps.diagram import Diagram  # drawing loads matplotlib

        return Diagram.of(self, scene, trajectories, box, scale)


def _is_width(zoom: object) -> bool:
    if not is_real(zoom):
        return False
    try:
        return 0 < float(zoom) <= FARTHEST
    except OverflowError:  # a whole number beyond the floats
        return False
