"""Slopes: what the gradient is to a walker at each step, with the scene's noise on it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from optimizers import Gradient, Points
from render.scene.scene import Scene
from surfaces import Values


@dataclass(frozen=True, eq=False)
class Slope:
    """∇f as a rule asks for it, by a call; for those that look, f and its second derivatives.

    `curvature` gives the matrices of second derivatives at points (..., 2), shape (..., 2, 2).
    """

    gradient: Gradient
    value: Callable[[Points], Values]
    curvature: Callable[[Points], Points]

    def __call__(self, points: Points) -> Points:
        """∇f at points (walkers, 2)."""
        return self.gradient(points)


def slopes(scene: Scene) -> Callable[[int], Slope]:
    """The slope that holds at each step, counted from 0, for all runs of all starts together.

    Noise is on the gradient alone: values and curvature are the surface's own.

    Raises ValueError where the scene's noise gives no gradient of the positions' shape.
    """
    surface = scene.surface
    if scene.noise is None:
        exact = Slope(surface.gradient, surface.value, surface.curvature)
        return lambda _: exact
    noise = scene.noise
    starts = np.asarray(scene.starts)
    gradients = noise.gradients(surface, starts=len(starts))
    _refuse(type(noise).__name__, gradients(0), np.tile(starts, (noise.runs, 1)))
    return lambda step: Slope(gradients(step), surface.value, surface.curvature)


def _refuse(kind: str, gradient: object, points: Points) -> None:
    """Raise ValueError where a noise gives anything but a gradient at so many points."""
    if not callable(gradient):
        told = f"{kind}: gradients gives {type(gradient).__name__} at a step, not a function"
        raise ValueError(f"{told} of positions")  # noqa: TRY004  # as all that it may not give
    found = np.asarray(gradient(points.copy()))
    if found.shape != points.shape or found.dtype.kind not in "fiu":
        told = f"{kind}: the gradient has shape {found.shape} of {found.dtype}"
        raise ValueError(f"{told} at positions of shape {points.shape}; it must be the same")
