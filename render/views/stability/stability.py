"""Stability: the learning rate times the sharpness of the ground, against the step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING

from render.scene.panels import above, beside

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

    Walkers whose first step is −η∇f have a curve. Those that scale their gradients by what they
    have seen, such as Adam, have none: their η is not the length of their steps against ∇f, and 2
    is no bound of theirs.

    Source: Cohen et al., "Gradient Descent on Neural Networks Typically Occurs at the Edge of
    Stability", ICLR 2021, section 2.
    """

    _: KW_ONLY
    name: str = "stability"

    __or__ = beside
    __truediv__ = above

    def stage(
        self, scene: Scene, trajectories: Sequence[Trajectory], box: Box, *, scale: float
    ) -> Stage:
        """Set the curves up in a box; ValueError where no walker has one."""
        from render.views.stability.sharpness import stability_chart  # drawing loads matplotlib

        return stability_chart(scene, trajectories, box, scale)
