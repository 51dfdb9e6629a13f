"""roots(ground, starts): where Newton's method finds the gradient to vanish."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

STEPS = 90
"""Of Newton's method, at most: at a root of higher order each only halves the distance."""

LONGEST, SHORTEST = 0.05, 1e-11
"""Steps, as shares of the domain's diagonal: none is longer; when they are shorter, it is there."""

FARTHEST = 1.5
"""From the middle of all starts, in diagonals: who is farther off is followed no more."""

DAMPING = 1e-10
"""Of curvature, as a share of the larger one: below it, there is no going along."""

LEVEL = 1e-6
"""Of the typical gradient: what is left of it at a root, at most."""


class Ground(Protocol):
    """What has a gradient and curvature at points (n, 2)."""

    def slope(self, points: Array) -> Array:
        """∇f, shape (n, 2)."""
        ...

    def curvature(self, points: Array) -> Array:
        """The second derivatives, shape (n, 2, 2)."""
        ...


def roots(ground: Ground, starts: Array, *, diagonal: float, typical: float) -> Array:
    """Where each start comes to, shape (n, 2); NaN for those that come nowhere.

    diagonal: the domain's; typical: the size of the gradients about it
    """
    points = starts.copy()
    middle = (starts.min(axis=0) + starts.max(axis=0)) / 2 if len(starts) else np.zeros(2)
    left = np.full(len(points), np.inf)
    going = np.arange(len(points))
    for _ in range(STEPS):
        if not len(going):
            break
        step = _step(ground, points[going], diagonal)
        points[going] += step
        left[going] = np.linalg.norm(step, axis=1)
        away = np.linalg.norm(points[going] - middle, axis=1)
        going = going[(left[going] > SHORTEST * diagonal) & (away < FARTHEST * diagonal)]
    slopes = np.hypot(*ground.slope(points).T)
    there = (slopes <= LEVEL * typical) & (left <= 1e-5 * diagonal)
    points[~there] = np.nan
    return points


def _step(ground: Ground, points: Array, diagonal: float) -> Array:
    """Newton's step at each point, no longer than may be; NaN where the ground is not finite."""
    slope, curvature = ground.slope(points), ground.curvature(points)
    finite = np.isfinite(slope).all(axis=1) & np.isfinite(curvature).all(axis=(1, 2))
    step = np.full_like(points, np.nan)
    values, vectors = np.linalg.eigh(curvature[finite])
    along = np.einsum("nij,ni->nj", vectors, slope[finite])
    largest = np.abs(values).max(axis=1, keepdims=True)
    scale = np.where(largest > 0, largest, 1.0)
    share = values / scale  # no square of a curvature may overflow
    part = -share / (share**2 + DAMPING**2) * (along / scale)
    found = np.einsum("nij,nj->ni", vectors, part)
    length = np.linalg.norm(found, axis=1, keepdims=True)
    most = LONGEST * diagonal
    step[finite] = np.where(length > most, found * (most / np.maximum(length, most)), found)
    return step
