"""Scenes for adapters: two starts in Rosenbrock's valley."""

import numpy as np

from render import Contour, Scene, simulate
from surfaces import rosenbrock

STARTS = [(-1.2, 1.0), (0.5, 0.5)]


def scene(*optimizers, steps=60, starts=STARTS, surface=rosenbrock, **given):
    return Scene("Beside", surface, starts, optimizers, steps, [Contour()], **given)


def walks(*optimizers, **given):
    """The points of all trajectories, (walkers, steps + 1, 2)."""
    return np.array([one.points for one in simulate(scene(*optimizers, **given))])
