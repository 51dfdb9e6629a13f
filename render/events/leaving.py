"""When a walker leaves: the picture, or a saddle point."""

import numpy as np
from numpy.typing import NDArray

from render.events.saddles import diagonal_of
from render.simulation.flatness import steepness
from render.trajectory import Trajectory
from surfaces import Domain, Points, Surface, within

AT, DWELL = 0.05, 3
"""At a saddle: within this share of the domain's diagonal, for so many steps in a row."""

HELD = 0.25
"""And at each of them the slope is at most this share of the steepest one still to come."""

BELOW = 0.25
"""Left: this share lower than the saddle, of the height from it to the lowest place visited.

A quarter: on the way out, and not merely off the ridge.
"""

AROUND = 0.2
"""A start on a ridge is at the saddle: within this share of the diagonal."""

STRIDES, STRIDE, RIDGE = 1000, 0.002, 0.01
"""Steepest descent: strides, and their length; and how near to the saddle a ridge leads."""


def picture_left(domain: Domain, trajectory: Trajectory) -> int | None:
    """The first step from which on a walker stays outside the domain, or None.

    None too where it never was inside.
    """
    inside = np.flatnonzero(within(domain, trajectory.points))
    if not len(inside) or inside[-1] == len(trajectory.points) - 1:
        return None
    return int(inside[-1]) + 1


def saddle_left(
    surface: Surface,
    domain: Domain,
    trajectory: Trajectory,
    saddle: Points,
    *,
    lowest: float,
    on_ridge: bool,
) -> int | None:
    """The step at which a walker leaves a saddle point that it has been at, or None.

    It has been there if, not yet below the saddle, it spends DWELL steps in a row within AT of it,
    slow by HELD; or if it starts within AROUND of it, on the ridge from where steepest descent
    leads to the saddle, and comes down from there but once. It leaves at the first step from which
    on its value is below the saddle's, by BELOW of the height from there down to `lowest`: for
    DWELL steps at least and until its end, or until it leaves the picture for good.
    """
    gone = picture_left(domain, trajectory)
    seen = slice(None if gone is None else gone + 1)
    points, values = trajectory.points[seen], trajectory.values[seen]
    height = float(surface.value(saddle))
    above = ~(values < height - BELOW * (height - lowest))
    if lowest >= height or not above[0] or above[-1]:
        return None
    step = int(np.flatnonzero(above)[-1]) + 1
    away = np.linalg.norm(points - saddle, axis=-1) / diagonal_of(domain)
    # Who rolls off a ridge into a valley, and overshoots, crosses the saddle's height elsewhere.
    off_the_ridge = on_ridge and away[0] <= AROUND and bool(above[:step].all())
    if not off_the_ridge:
        near = away <= AT
        slopes = steepness(surface.gradient(points))
        steepest = np.maximum.accumulate(slopes[::-1])[::-1]
        held = above & near & (slopes <= HELD * steepest)
        padded = np.concatenate([held, np.zeros(DWELL, dtype=np.bool_)])
        if not np.lib.stride_tricks.sliding_window_view(padded, DWELL).all(axis=1).any():
            return None
    return step if gone is not None or len(points) - step >= DWELL else None


def starts_on_ridge(
    surface: Surface, domain: Domain, starts: Points, saddles: Points
) -> NDArray[np.bool_]:
    """Whether steepest descent from a start leads within RIDGE of a saddle, (saddles, starts).

    It goes STRIDES strides, each STRIDE long; all lengths are shares of the domain's diagonal.
    """
    diagonal = diagonal_of(domain)
    points, leads = starts, np.zeros((len(saddles), len(starts)), dtype=np.bool_)
    for _ in range(STRIDES if len(saddles) else 0):
        leads |= np.linalg.norm(points - saddles[:, None], axis=-1) <= RIDGE * diagonal
        gradient = surface.gradient(points)
        slope = steepness(gradient)[:, None]
        points = points - STRIDE * diagonal * np.divide(
            gradient, slope, out=np.zeros_like(gradient), where=slope > 0
        )
    return leads
