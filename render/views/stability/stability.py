"""Stability: the learning rate times the sharpness of the ground, against the step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass, replace
from typing import TYPE_CHECKING

from render.scene.panels import above, beside
from render.views.charts.limits import limit_faults

if TYPE_CHECKING:
    from render.scene.scene import Scene
    from render.scene.view import Box, Stage
    from render.trajectory import Trajectory


@dataclass(frozen=True)
class Stability:
    """η·λ, each walker's learning rate times the largest curvature where it stands.

    λ is the largest eigenvalue of f's Hessian. On a quadratic plain descent diverges where η·λ is
    over 2, which is marked; the bound of a method with momentum μ is 2(1 + μ), and is not. Dashed
    is η·λ along the gradient flow from the same start, for each learning rate of a walker of plain
    descent, at the time that is the sum of its learning rates so far.

    `limits` are the axis's ends; None shows what the curves reach up to twice the bound, alike for
    all values of a sweep.

    Walkers whose first step is −η∇f, and whose steps are as long as ∇f is large, have a curve.
    Those that scale their gradients, as Adam does by what it has seen and `Clipped` by a norm, have
    none: their η is not the length of their steps against ∇f, and 2 is no bound of theirs. Nor has
    one that adds a weight decay, and so goes down another function than f.

    Raises ValueError for limits that are not two finite numbers, the lower one first.

    Source: Cohen et al., "Gradient Descent on Neural Networks Typically Occurs at the Edge of
    Stability", ICLR 2021, section 2.
    """

    _: KW_ONLY
    limits: tuple[float, float] | None = None
    name: str = "stability"

    __or__ = beside
    __truediv__ = above

    def __post_init__(self) -> None:
        if found := limit_faults("Stability: limits", self.limits):
            raise ValueError("\n".join(found))
        if self.limits is not None:
            low, high = self.limits  # of any iterable
            object.__setattr__(self, "limits", (float(low), float(high)))

    def shared(self, scene: Scene, trajectories: Sequence[Trajectory]) -> Stability:
        """The same curves on one axis for all values of the scene's sweep."""
        from render.views.stability.sharpness import axis_over  # drawing loads matplotlib

        axis = axis_over(self, scene, trajectories)
        return replace(self, limits=(axis.low, axis.high))

    def stage(
        self, scene: Scene, trajectories: Sequence[Trajectory], box: Box, *, scale: float
    ) -> Stage:
        """Set the curves up in a box; ValueError where no walker has one."""
        from render.views.stability.sharpness import stability_chart  # drawing loads matplotlib

        return stability_chart(self, scene, trajectories, box, scale)
