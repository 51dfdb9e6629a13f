"""start_on(surface): a start from which the ground leads a long way down to the lowest minimum."""

import numpy as np
from numpy.typing import NDArray

from render.trying.strides import ENOUGH, RATES, TRIED, shares
from surfaces import Points, Surface, Values, within

SIDE = 11
"""Points along each side among which one is chosen."""

EDGE = 0.12
"""Of the domain's sides, that is left free of them."""

STRIDE, STRIDES = 1 / 150, 450
"""The stride in which the ground is followed, as a share of the diagonal; and how many."""

HELD = 0.8
"""The share of its direction that a stride has from those before, so that none zigzags for long."""

NEAR = 0.04
"""Of the diagonal: who comes so near to a minimum is there."""

SLOW = 50.0
"""How many times as long a way may take as it would if it were as steep throughout as anywhere."""

SHORT, AWAY = 0.12, 0.2
"""Of the diagonal: a way that is no film, and how far off a start then lies."""

KEPT = 0.9
"""Of its velocity, by a heavy ball."""

ALIKE, ROUNDING = 1e-6, 1e-12
"""Of the minima's range, and of the ground's heights: what is no higher is as low."""

HIGH = 0.9
"""Of heights: what is higher than this share of the domain is no start."""


def start_on(surface: Surface, steps: int = 100) -> tuple[float, float]:
    """The start, of few digits.

    Down in small strides from 11 × 11 points: of those that come to the lowest minimum the one with
    the longest way that is not nearly level after a wall; where that is short, as in an egg box,
    one farther off with a long fall, unless such minima are everywhere. Where there is no minimum,
    the one that stays in the domain longest.
    """
    points = candidates(surface)
    if not surface.minima:
        points = _beside_axes(points, surface)
    low, high = np.transpose(surface.domain)
    diagonal = float(np.linalg.norm(high - low))
    lowest = as_low(surface)
    way, ends, arrived, slow = _followed(surface, points, lowest, diagonal=diagonal)
    wanted = arrived & (slow < SLOW)
    wanted = wanted if wanted.any() else arrived
    score = np.where(wanted, way, -1.0) if wanted.any() else way
    far = np.linalg.norm(points[:, None] - lowest, axis=-1).min(axis=1, initial=np.inf)
    away = far > AWAY * diagonal
    if len(lowest) and score.max() < SHORT * diagonal and away.any():
        points, ends = points[away], ends[away]
        score = np.zeros(len(points))
        score[_out_of_hollows(surface, points, ends, steps)] = 1.0
    best = int(score.argmax())
    return float(points[best, 0]), float(points[best, 1])


def as_low(surface: Surface) -> Points:
    """Where its lowest minima are, shape (n, 2): none where it has none."""
    if not surface.minima:
        return np.zeros((0, 2))
    values = np.array([one.value for one in surface.minima])
    lowest = values.min()
    heights = np.abs(surface.value(candidates(surface)) - lowest)
    level = lowest + ALIKE * (values.max() - lowest) + ROUNDING * float(np.median(heights))
    places: Points = np.array([one[:2] for one in surface.minima])[values <= level]
    return places


def _followed(
    surface: Surface, points: Points, minima: Points, *, diagonal: float
) -> tuple[Values, Points, NDArray[np.bool_], Values]:
    """How long the way down from each point is, where it ends, whether at a minimum, how slow."""
    stride = STRIDE * diagonal
    here, held = points.copy(), np.zeros_like(points)
    way, time, steepest = np.zeros((3, len(points)))
    going = np.ones(len(points), dtype=np.bool_)
    arrived = np.zeros(len(points), dtype=np.bool_)
    with np.errstate(all="ignore"):
        for number in range(STRIDES):
            slope = surface.gradient(here)
            length = np.hypot(*slope.T)[:, None]
            down = -slope / np.where(length > 0, length, 1)
            held = HELD * held + (1 - HELD) * down if number else down
            going &= np.isfinite(down).all(axis=1) & (length[:, 0] > 0)
            going &= within(surface.domain, here)
            here[going] += stride * held[going]
            come = stride * np.linalg.norm(held, axis=1)
            way[going] += come[going]
            time[going] += (come / length[:, 0])[going]
            steepest[going] = np.maximum(steepest, length[:, 0])[going]
            for minimum in minima:
                there = np.linalg.norm(here - minimum, axis=1) < NEAR * diagonal
                arrived |= there & going
                going &= ~there
        slow = time * steepest / way
    return way, here, arrived, np.where(np.isfinite(slow), slow, np.inf)


def _out_of_hollows(surface: Surface, points: Points, ends: Points, steps: int) -> int:
    """The place of the point from where a heavy ball rolls on the deepest, by steps not too long.

    `ends` are where those come who follow the ground: the hollows next to the points.
    """
    with np.errstate(all="ignore"):
        caught = surface.value(ends)
        lowest = min(one.value for one in surface.minima)
        found: list[tuple[float, int]] = []
        for share in shares(steps):
            rolled = _rolled(surface, points, share, steps)
            values = np.where(within(surface.domain, rolled), surface.value(rolled), np.inf)
            gain = np.where(np.isfinite(caught - values), caught - values, -np.inf)
            best = int(gain.argmax())
            if ENOUGH * (values[best] - lowest) <= caught[best] - lowest:
                return best
            found.append((float(gain[best]), best))
    return max(found)[1]


def _rolled(surface: Surface, points: Points, share: float, steps: int) -> Points:
    """Where a heavy ball is that was let go at each point, at the largest rate for that share."""
    most = share * float(np.linalg.norm(np.ptp(surface.domain, axis=1)))
    rates = np.array(RATES)
    low, high = np.zeros(len(points), dtype=np.int64), np.full(len(points), len(rates) - 1)
    while (high - low).max() > 1:
        middle = (low + high) // 2
        longest, _ = _heavy_ball(surface, points, rates[middle], steps)
        low, high = np.where(longest <= most, middle, low), np.where(longest <= most, high, middle)
    _, here = _heavy_ball(surface, points, rates[low], steps)
    return here


def _heavy_ball(
    surface: Surface, points: Points, rates: Values, steps: int
) -> tuple[Values, Points]:
    """The longest step of each within the domain, and where it ends."""
    here, velocity = points.copy(), np.zeros_like(points)
    longest = np.zeros(len(points))
    inside = np.ones(len(points), dtype=np.bool_)
    for _ in range(min(steps, TRIED)):
        inside &= within(surface.domain, here)
        velocity = KEPT * velocity - rates[:, None] * surface.gradient(here)
        here = here + velocity
        longest = np.where(inside, np.maximum(longest, np.linalg.norm(velocity, axis=1)), longest)
    return longest, here


def _beside_axes(points: Points, surface: Surface) -> Points:
    """The points a little higher, so that none runs into a saddle and stays there."""
    (_, _), (low, high) = surface.domain
    digits = -int(np.floor(np.log10((high - low) / 100)))
    moved = points.copy()
    moved[:, 1] = np.round(points[:, 1] + 10.0**-digits, digits) + 0.0
    return moved


def candidates(surface: Surface) -> Points:
    """Points to start from, off the axes of symmetry, with few digits, neither level nor highest.

    All of them where the ground has no others.
    """
    low, high = np.transpose(surface.domain)
    step = 10.0 ** np.floor(np.log10((high - low).min() / 20))
    shares = EDGE + (1 - 2 * EDGE) * np.arange(SIDE) / (SIDE - 1)
    axes = [np.round((a + (b - a) * shares) / step) * step for a, b in zip(low, high, strict=True)]
    digits = max(0, -int(np.floor(np.log10(step))))
    axes = [axis + n * step for n, axis in enumerate(axes, 1)]  # off lines of symmetry
    points = np.round(np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2), digits) + 0.0
    with np.errstate(all="ignore"):
        values = surface.value(points)
        slopes = np.hypot(*surface.gradient(points).T)
    finite = np.isfinite(values) & np.isfinite(slopes)
    values, slopes = values[finite], slopes[finite]
    all_of_them: Points = points[finite]
    if not len(all_of_them):
        middle: Points = (low + high)[None] / 2
        return middle
    good = (values <= np.quantile(values, HIGH)) & (slopes > 0.02 * np.median(slopes))
    found: Points = all_of_them[good] if good.any() else all_of_them
    return found
