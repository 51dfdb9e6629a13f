"""The saddle points that a film's walkers come near, found from their paths."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from render.simulation.flatness import steepness
from render.trajectory import Trajectory
from surfaces import Domain, Points, Surface, hessian, within

NEAR = 0.1
"""Share of the domain's diagonal within which a path must come."""

SEEDS, ITERATIONS, STRIDE = 20, 60, 0.03
"""Newton's method: places of a path it starts from, its steps, their longest over the diagonal."""

SAME, FLAT = 1e-8, 1e-6
"""Over the diagonal: as good as there. Over the sharpest curvature met: as good as none."""


def saddle_points(surface: Surface, domain: Domain, trajectories: Sequence[Trajectory]) -> Points:
    """The saddle points in the domain that a trajectory comes near, shape (n, 2).

    Found by Newton's method on the gradient, from every start and from where the slope along a
    path is least, on ground that curves both up and down. Where a curvature vanishes, as in the
    middle of `monkey_saddle` or on `plateau` at x = 0, there is none by this definition.
    """
    diagonal = diagonal_of(domain)
    with np.errstate(all="ignore"):  # what leaves the numbers is dropped
        seeds = np.concatenate([_seeds(surface, domain, walk.points) for walk in trajectories])
        inside = seeds[within(domain, seeds)]
        sharpest = np.abs(_finite(hessian(surface, inside))).max(initial=0)
        found, moved = _newton(surface, seeds, stride=STRIDE * diagonal)
        found = found[(moved <= SAME * diagonal) & within(domain, found)]
        low, high = np.linalg.eigvalsh(_finite(hessian(surface, found))).T
    found = found[(low < -FLAT * sharpest) & (high > FLAT * sharpest)]
    found = np.where(np.abs(found) <= SAME * diagonal, 0.0, found)
    kept: list[Points] = []
    for point in found:
        if all(np.linalg.norm(point - other) > 10 * SAME * diagonal for other in kept):
            kept.append(point)
    near = [
        any(
            np.linalg.norm(walk.points - point, axis=-1).min() <= NEAR * diagonal
            for walk in trajectories
        )
        for point in kept
    ]
    return np.array(kept).reshape(-1, 2)[np.array(near, dtype=np.bool_)]


def diagonal_of(domain: Domain) -> float:
    """The length of the domain's diagonal."""
    (x0, x1), (y0, y1) = domain
    return float(np.hypot(x1 - x0, y1 - y0))


def _seeds(surface: Surface, domain: Domain, points: Points) -> Points:
    """The start, and the places inside where the slope is less than just before and after."""
    inside = points[within(domain, points)]
    slopes = steepness(surface.gradient(inside))
    before, after = np.append(np.inf, slopes[:-1]), np.append(slopes[1:], np.inf)
    slow = (slopes < before) & (slopes <= after)
    inside, slopes = inside[slow], slopes[slow]
    indefinite = np.linalg.det(_halved(bends := _finite(hessian(surface, inside)), bends)) < 0
    least = np.argsort(slopes[indefinite], kind="stable")[:SEEDS]
    return np.concatenate([points[:1], inside[indefinite][least]])


def _newton(
    surface: Surface, points: Points, *, stride: float
) -> tuple[Points, NDArray[np.float64]]:
    """Where the iteration ends, and how far its last step went, no step farther than `stride`."""
    moved = np.full(len(points), np.inf)
    for _ in range(ITERATIONS):
        bends = hessian(surface, points)
        (a, b), (_, d) = np.moveaxis(_halved(bends, bends), (-2, -1), (0, 1))
        gx, gy = np.moveaxis(_halved(surface.gradient(points), bends), -1, 0)
        move = np.stack([b * gy - d * gx, b * gx - a * gy], axis=-1) / (a * d - b * b)[:, None]
        moved = np.linalg.norm(move, axis=-1)
        points = points + move * (stride / np.maximum(moved, stride))[:, None]
    return points, moved


def _halved(numbers: NDArray[np.float64], bends: Points) -> NDArray[np.float64]:
    """Numbers (n, …), halved or doubled as often as brings the largest of `bends` (n, 2, 2) near 1.

    Products of two of them are floats then, be the ground as high as it may.
    """
    exponents = np.frexp(np.abs(bends).max(axis=(-2, -1)))[1]
    near: NDArray[np.float64] = np.ldexp(numbers, -exponents.reshape(-1, *[1] * (numbers.ndim - 1)))
    return near


def _finite(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.nan_to_num(numbers, nan=0, posinf=0, neginf=0)
