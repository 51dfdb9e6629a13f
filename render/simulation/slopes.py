"""Slopes: what the gradient is to a walker at each step, with the scene's noise on it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from optimizers import Gradient, Points
from render.scene.scene import Scene
from surfaces import Values


@dataclass(frozen=True, eq=False)
class Slope:
    """∇f as a rule asks for it, by a call; and f itself, for rules that look at it."""

    gradient: Gradient
    value: Callable[[Points], Values]

    def __call__(self, points: Points) -> Points:
        """∇f at points (walkers, 2)."""
        return self.gradient(points)


def slopes(scene: Scene) -> Callable[[int], Slope]:
    """The slope that holds at each step, counted from 0, for all runs of all starts together."""
    surface = scene.surface
    if scene.noise is None:
        exact = Slope(surface.gradient, surface.value)
        return lambda _: exact
    gradients = scene.noise.gradients(surface, starts=len(np.asarray(scene.starts)))
    return lambda step: Slope(gradients(step), surface.value)
