"""The gradient flow θ′ = −∇f(θ): the way of a walker whose steps are infinitely small."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.simulation.flatness import flat_below, steepness
from surfaces import Domain, Points, Surface, Values, within

TOLERANCE, LONGEST = 1e-10, 0.01
"""A step's error and its length, as shares of the domain's diagonal."""

FIRST = 0.01
"""The first step tried, as a share of the longest."""

FARTHEST = 10.0
"""Diagonals from the domain's middle beyond which a flow is not followed."""

ARRIVED = 0.002
"""Where a line ends: in shares of the diagonal from a known minimum, or where ground is flat."""

MOST = 8_000
"""Steps, tried or taken, after which a flow is given up."""

STAGES = (
    (1 / 5,),
    (3 / 40, 9 / 40),
    (44 / 45, -56 / 15, 32 / 9),
    (19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729),
    (9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656),
    (35 / 384, 0.0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84),
)
"""What each further slope takes of those before it; the last row is the step itself."""

ERROR = (71 / 57600, 0.0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40)
"""What the steps of orders 5 and 4 differ by."""


class Flow(NamedTuple):
    """Positions (times, n, 2), and how many of the times each of the n has reached, (n,).

    A flow that is not followed further stands.
    """

    points: Points
    reached: NDArray[np.int64]


def flow(surface: Surface, starts: Points, times: Values) -> Flow:
    """The flow from starts (n, 2) at rising times, 0 at the start.

    By pairs of Runge–Kutta steps of orders 5 and 4, whose difference sets the steps' lengths, for
    each start its own. A flow is followed within ten diagonals of the domain, and for 8000 steps.

    Source: Dormand & Prince, "A Family of Embedded Runge–Kutta Formulae", Journal of Computational
    and Applied Mathematics 6(1), 1980, table 2.
    """
    position, length = _begun(surface, starts, surface.domain)
    points = np.empty((len(times), *position.shape))
    reached = np.zeros(len(position), dtype=np.int64)
    passed = np.zeros(len(position))
    tries = MOST
    for k, time in enumerate(times):
        while tries and (on := (passed < time) & (length > 0)).any():
            tries -= 1
            rest = time - passed[on]
            short = np.minimum(length[on], rest)
            position[on], taken, follows = _tried(surface, position[on], short, surface.domain)
            # A step cut short to meet a time says nothing against the longer one after it.
            length[on] = np.where(taken & (short < length[on]), length[on], follows)
            length[on] *= _near(surface.domain, position[on])
            met = taken & (short == rest)
            passed[on] = np.where(met, time, passed[on] + taken * short)
        points[k] = position
        reached += passed >= time
    return Flow(points, reached)


def flow_lines(surface: Surface, starts: Points, domain: Domain) -> list[Points]:
    """The flow's way (m, 2) from each start, to where it arrives or has left the domain."""
    position, length = _begun(surface, starts, domain)
    diagonal, flat = _diagonal(domain), flat_below(surface, domain)
    minima = np.array([(x, y) for x, y, _ in surface.minima]).reshape(-1, 2)
    lines = [[start] for start in position.copy()]
    for _ in range(MOST):
        away = np.linalg.norm(minima - position[:, None], axis=-1).min(axis=1, initial=np.inf)
        with np.errstate(all="ignore"):
            steep = steepness(surface.gradient(position)) > flat
        on = within(domain, position) & (away > ARRIVED * diagonal) & steep & (length > 0)
        if not on.any():
            break
        position[on], taken, length[on] = _tried(surface, position[on], length[on], domain)
        for walker in np.flatnonzero(on)[taken]:
            lines[walker].append(position[walker].copy())
    return [np.array(line) for line in lines]


def _begun(surface: Surface, starts: Points, domain: Domain) -> tuple[Points, Values]:
    """The starts (n, 2), and the durations (n,) of the first steps to try; 0 for none."""
    position = np.array(starts, dtype=np.float64)
    with np.errstate(all="ignore"):
        speed = steepness(surface.gradient(position))
    return position, FIRST * _longest(speed, domain)


def _tried(
    surface: Surface, position: Points, length: Values, domain: Domain
) -> tuple[Points, NDArray[np.bool_], Values]:
    """Positions after a step where it is near enough, whether it is, and the next duration to try.

    The duration is 0 where even the shortest step is not near enough.
    """
    tolerance = TOLERANCE * _diagonal(domain)
    with np.errstate(all="ignore"):
        slopes = [-surface.gradient(position)]
        moved = position
        for row in STAGES:
            step = sum(share * slope for share, slope in zip(row, slopes, strict=True))
            moved = position + length[:, None] * step
            slopes.append(-surface.gradient(moved))
        off = np.sum([share * slope for share, slope in zip(ERROR, slopes, strict=True)], axis=0)
        error = length * steepness(off)
        taken = error <= tolerance
        grown = np.clip(0.9 * (tolerance / error) ** 0.2, 0.2, 5.0)
        follows = length * np.where(error < np.inf, grown, 0.2)
        speed = steepness(np.where(taken[:, None], slopes[-1], slopes[0]))
        stuck = ~taken & (length * speed < 1e-3 * tolerance)
    follows = np.minimum(follows, _longest(speed, domain)) * ~stuck
    return np.where(taken[:, None], moved, position), taken, follows


def _longest(speed: Values, domain: Domain) -> Values:
    """The duration (n,) of the longest step at each speed; 0 where that is not finite."""
    slow = np.finfo(float).tiny * 1e10
    whole = np.where(speed < np.inf, speed, np.inf)
    return LONGEST * _diagonal(domain) / np.maximum(whole, slow)


def _diagonal(domain: Domain) -> float:
    return float(np.linalg.norm(np.diff(domain)))


def _near(domain: Domain, position: Points) -> NDArray[np.bool_]:
    """Whether each position (n, 2) is near enough to the domain to be followed."""
    away = np.linalg.norm(position - np.mean(domain, axis=1), axis=-1)
    return np.asarray(away <= FARTHEST * _diagonal(domain), dtype=np.bool_)
