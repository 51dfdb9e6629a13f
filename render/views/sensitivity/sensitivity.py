"""Sensitivity: f against the learning rate, for every optimizer of the line-up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING

from render.scene.panels import above, beside
from render.views.charts.limits import limit_faults

if TYPE_CHECKING:
    from render.scene.scene import Scene
    from render.scene.view import Box, Stage
    from render.trajectory import Trajectory


@dataclass(frozen=True)
class Sensitivity:
    """f after so many steps against the learning rate, a curve for each optimizer.

    The film's step is that of the walk: at the last one stands what each rate comes to in the end.
    A dot marks the rate with which the optimizer walks in this scene. Of several starts, and of
    runs under noise, f is the median. Where a walk has left the domain or diverged, the curve goes
    up to a hollow dot at the top edge.

    `rates` are those walked with, 26 from 10⁻⁴ to 10 unless given, besides the scene's own. With
    `log` the axis is logarithmic, and shows f − min f as `Curves("value", log=True)` does.
    `limits` are its ends; None shows all values.

    Optimizers without a constant `learning_rate`, and walkers that go their whole way at once, have
    no curve.

    Raises ValueError for fewer than two rates, or any that is not greater than 0, and for limits
    that are not two finite numbers, the lower one first.
    """

    _: KW_ONLY
    rates: Sequence[float] | None = None
    log: bool = True
    limits: tuple[float, float] | None = None
    name: str = "sensitivity"

    __or__ = beside
    __truediv__ = above

    def __post_init__(self) -> None:
        from render.tuning.entrants import rate_faults

        found = [] if self.rates is None else rate_faults(self.rates)
        if not isinstance(self.log, bool):
            found.append(f"log is {self.log!r}; it must be True or False")
        found = [f"Sensitivity: {fault}" for fault in found]
        found += limit_faults("Sensitivity: limits", self.limits, log=bool(self.log))
        if found:
            raise ValueError("\n".join(found))
        if self.rates is not None:
            object.__setattr__(self, "rates", tuple(sorted({float(rate) for rate in self.rates})))
        if self.limits is not None:
            low, high = self.limits  # of any iterable
            object.__setattr__(self, "limits", (float(low), float(high)))

    @property
    def tried(self) -> Sequence[float]:
        """The rates walked with."""
        from render.tuning.rates import RATES

        return RATES if self.rates is None else self.rates

    def faults(self, scene: Scene) -> list[str]:
        """Why a scene's values say nothing of its rates, or are too many to walk for."""
        from render.tuning.entrants import ground_faults, has_rate, load_faults

        entrants = sum(has_rate(optimizer) for optimizer in scene.optimizers)
        found = ground_faults(scene)
        if not entrants:
            found.append("no optimizer of the line-up has a constant learning_rate")
        trials = len(self.tried) + entrants
        found += load_faults(scene, entrants=entrants, trials=trials)
        return [f"Sensitivity: {fault}" for fault in found]

    def stage(
        self, scene: Scene, trajectories: Sequence[Trajectory], box: Box, *, scale: float
    ) -> Stage:
        """Walk with all rates, and set the curves up in a box."""
        from render.views.sensitivity.valley import valleys  # drawing loads matplotlib

        return valleys(self, scene, trajectories, box, scale)
