"""Curves: a quantity of every walker against the step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass, replace
from typing import TYPE_CHECKING

from render.messages.nearest import did_you_mean
from render.scene.needs import Needs, clipped
from render.scene.panels import above, beside
from render.scene.sweep import LETTERS
from render.views.charts.limits import limit_faults

if TYPE_CHECKING:
    from render.scene.scene import Scene
    from render.scene.view import Box, Stage
    from render.trajectory import Trajectory

MEASURED = ("value", "x", "y", "distance", "gradient")
"""The quantities that are no hyperparameters."""

KNOWN = (*MEASURED, *(name.replace("_", " ") for name in LETTERS))
"""Those, and the hyperparameters of this package's optimizers."""


@dataclass(frozen=True)
class Curves:
    """A quantity of every walker against the step, up to the present one.

    `quantity` is "value" for f, "x", "y", "distance" to the nearest known minimum, "gradient" for
    the gradient's length, a hyperparameter by its name, such as "learning rate", a schedule at
    each step, or a reading: what walkers tell of themselves, such as "accuracy". `log` makes the
    axis logarithmic; on it, "value" is f − min f over the known minima, or where none is known and
    f goes below 0, over its least value in the picture. `limits` are the axis's ends; None shows
    what the walkers visit within the domain, alike for all values of a sweep. A walker beyond them
    waits at the edge with a hollow head.

    Raises ValueError for an unknown quantity, and for limits that are not two finite numbers, the
    lower one first, or not greater than 0 on a logarithmic axis.
    """

    quantity: str = "value"
    _: KW_ONLY
    log: bool = False
    limits: tuple[float, float] | None = None
    name: str = ""

    __or__ = beside
    __truediv__ = above

    def __post_init__(self) -> None:
        found = [*self._quantity_faults()]
        found += limit_faults("Curves: limits", self.limits, log=bool(self.log))
        if not isinstance(self.log, bool):
            found.append(f"Curves: log is {self.log!r}; it must be True or False")
        if found:
            raise ValueError("\n".join(found))
        if self.limits is not None:
            low, high = self.limits  # of any iterable
            object.__setattr__(self, "limits", (float(low), float(high)))
        if not self.name:
            object.__setattr__(self, "name", "-".join(self.quantity.lower().split()))

    def needs(self, scene: Scene) -> Needs:
        """What a chart does; its title has a line."""
        return Needs(clipped(scene.shown), titled=True)

    def stage(
        self, scene: Scene, trajectories: Sequence[Trajectory], box: Box, *, scale: float
    ) -> Stage:
        """Set the curves up in a box; ValueError where the scene lacks the quantity."""
        from render.views.curves.quantity import quantity_chart  # drawing loads matplotlib

        return quantity_chart(self, scene, trajectories, box, scale)

    def shared(self, scene: Scene, trajectories: Sequence[Trajectory]) -> Curves:
        """The same curves on one axis for all values of the scene's sweep."""
        from render.views.curves.quantity import axis_of  # drawing loads matplotlib

        axis = axis_of(self, scene, trajectories)
        return replace(self, limits=(axis.low, axis.high))

    def _quantity_faults(self) -> list[str]:
        if self.quantity in KNOWN:
            return []
        if not isinstance(self.quantity, str) or not self.quantity.strip():
            return [f"Curves: quantity is {self.quantity!r}; known: {', '.join(KNOWN)}"]
        near = did_you_mean(self.quantity, KNOWN)
        # What is far from all of these may be a hyperparameter of the scene's own optimizer.
        return [f"Curves: no quantity {self.quantity!r}; {near}"] if near else []
