"""domain_of(ground): where to look at a function of which nothing else is said."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from surfaces.critical.search import MOST, Place, Slopes, places
from surfaces.domain import Domain

Array = NDArray[np.float64]

SEARCHED = (10.0, 100.0)
"""Half the side of the square about the origin that is searched for critical points, and …"""

FINER = (3.0, 1.0, 0.3, 0.1, 0.03, 0.01, 3e-3, 1e-3)
"""Likewise, where so many are found that the search cannot tell them apart."""

HALF = 2.0
"""… of the least that is shown where they do not say more, …"""

LEAST = 0.7
"""… or this share of what was searched, where that is less."""

FEW, MANY = 3, 16
"""Critical points that are shown, where there are more than the latter: the nearest ones."""

ROOM = 1.36
"""Half a domain's side over half of what the points spread over."""

CELLS = 80
"""Along each side of the grid on which a domain is judged."""

FLAT = 0.8
"""A larger share of the domain than this, within a fiftieth of its heights, is zoomed into."""


def domain_of(ground: Slopes) -> Domain | None:
    """The domain of a function; None where it is finite nowhere about the origin.

    The square ±10 is searched for critical points, ±100 where it has none. Shown are all of them,
    with a third more on each side, but ±2 at least along the longer side, and the other no shorter
    than half of it; of more than 16, a square about the origin that holds those nearest to it, up
    to the widest gap; of 400 or more, which lie too close to be told apart, smaller squares are
    searched, and shown is one of that size.
    Where there is none, ±2. What is nearly all flat is zoomed into; where f has no value, or a
    pole, the largest rectangle without. The ends are round numbers.
    """
    found: Sequence[Place] = ()
    for half in SEARCHED:
        found = [one for one in places(ground, _square(half)) if one.point.kind != "level"]
        if found:
            break
    for finer in FINER:
        if len(found) < MOST:
            break
        if closer := [one for one in places(ground, _square(finer)) if one.point.kind != "level"]:
            found, half = closer, finer
    low, high = _about(found, half)
    with np.errstate(all="ignore"):
        if not _has_pole(ground.value, low, high):
            low, high = _zoomed(ground.value, low, high)
        for half in (0.0, *SEARCHED):  # where there is nothing to see, farther off
            if half:
                low, high = np.array([-half, -half]), np.array([half, half])
            if (chosen := _without_poles(ground.value, low, high)) is not None:
                return chosen
    return None


def _square(half: float) -> Domain:
    return (-half, half), (-half, half)


def _about(found: Sequence[Place], searched: float) -> tuple[Array, Array]:
    """The lower and upper ends of what holds the critical points with some room about."""
    if not found:
        return np.array([-HALF, -HALF]), np.array([HALF, HALF])
    kept = _telling(found)
    ends = np.array([(one.low, one.high) for one in kept])  # (points, low or high, axis)
    # A set that goes on beyond what was searched spreads over nothing.
    endless = (np.abs(ends) > 0.94 * searched).any(axis=1) & (np.ptp(ends, axis=1) > searched / 2)
    ends = np.where(endless[:, None, :], 0.0, ends)
    far = np.abs(ends).max(axis=(1, 2)).round(6)
    reach = _reach(np.sort(far))
    least = min(HALF, LEAST * searched)
    if len(far) > MANY:
        half = max(least, ROOM * reach)
        return np.array([-half, -half]), np.array([half, half])
    low, high = ends.min(axis=(0, 1)), ends.max(axis=(0, 1))
    spread = (high - low) / 2
    half = ROOM * spread
    half[half.argmax()] = max(least, half.max())
    longer = half.max()
    level = spread < 0.1 * spread.max() if spread.max() > 0 else np.ones(2, dtype=np.bool_)
    half = np.where(level, longer, np.maximum(half, longer / 2))
    middle = (low + high) / 2
    return middle - half, middle + half


def _reach(far: Array) -> float:
    """How far from the origin points are shown, given their distances in order."""
    if len(far) <= MANY:
        return float(far[-1])
    gaps = far[FEW : MANY + 1] / np.maximum(far[FEW - 1 : MANY], 1e-6)
    return float(far[FEW - 1 + int(gaps.argmax())])


def _telling(found: Sequence[Place]) -> Sequence[Place]:
    """Those that stand out: not the ripples of a plain beside a deep hole."""
    values = np.array([one.point.value for one in found])
    out = np.abs(values - np.median(values))
    kept = [one for one, far in zip(found, out, strict=True) if far >= 0.02 * out.max()]
    return kept if len(found) > 3 else found


def _has_pole(value: Callable[[Array], Array], low: Array, high: Array) -> bool:
    """Whether the ground has no value somewhere, or is far higher or lower beside its extremes."""
    grid = _grid(low, high).reshape(-1, 2)
    heights = value(grid)
    if not np.isfinite(heights).all():
        return True
    cell = (high - low) / CELLS
    off = np.abs(heights - np.median(heights))
    worst = grid[off.argmax()]
    about = np.clip(_grid(worst - cell, worst + cell).reshape(-1, 2), low, high)
    closer = np.abs(value(about) - np.median(heights))
    return not bool(closer.max() < 3 * off.max())


def _zoomed(value: Callable[[Array], Array], low: Array, high: Array) -> tuple[Array, Array]:
    """The same middle, closer, where nearly all the ground is of one height."""
    for _ in range(8):
        heights = value(_grid(low, high).reshape(-1, 2))
        span = float(np.ptp(heights))
        near = span / 50
        flat = max((heights < heights.min() + near).mean(), (heights > heights.max() - near).mean())
        if span <= 0 or flat < FLAT:
            break
        middle, quarter = (low + high) / 2, (high - low) / 4
        low, high = middle - quarter, middle + quarter
    return low, high


def _without_poles(value: Callable[[Array], Array], low: Array, high: Array) -> Domain | None:
    """The rectangle with round ends, or the largest within it where the ground is finite."""
    low, high = rounded(low, high, inwards=False)
    for _ in range(4):
        heights = value(_grid(low, high).reshape(-1, 2)).reshape(CELLS + 1, CELLS + 1)
        sound = np.isfinite(heights)
        if not sound.any():
            return None
        quarters = np.quantile(heights[sound], (0.25, 0.5, 0.75))
        width = max(float(quarters[2] - quarters[0]), 1e-12 * float(np.abs(quarters).max()), 1e-300)
        if not _has_pole(value, low, high):
            (x0, y0), (x1, y1) = (low + 0.0).tolist(), (high + 0.0).tolist()
            return (x0, x1), (y0, y1)
        out = np.abs(heights - quarters[1]) / width
        row, column, rows, columns = _largest(sound & (out < 6))
        if min(rows, columns) < 3:
            return None
        cell = (high - low) / CELLS
        corner = low + cell * np.array([column, row])
        low, high = rounded(corner, corner + cell * np.array([columns - 1, rows - 1]), inwards=True)
    return None


def _largest(mask: NDArray[np.bool_]) -> tuple[int, int, int, int]:
    """The largest rectangle of true points: its first row and column, and how many of each."""
    best = (0, 0, 0, 0)
    heights = np.zeros(mask.shape[1], dtype=int)
    for row in range(mask.shape[0]):
        heights = np.where(mask[row], heights + 1, 0)
        for column in range(mask.shape[1]):
            rows = int(heights[column])
            width = 0
            while rows and column + width < mask.shape[1]:
                rows = min(rows, int(heights[column + width]))
                width += 1
                if rows * width >= best[2] * best[3]:
                    best = (row - rows + 1, column, rows, width)
    return best


def rounded(low: Array, high: Array, *, inwards: bool) -> tuple[Array, Array]:
    """Ends in whole steps of 1, 2 or 5 times a power of ten, some 16 of them to the longer side."""
    longer = float((high - low).max())
    power = 10.0 ** np.floor(np.log10(longer / 16))
    step = power * next(n for n in (1, 2, 5, 10) if n * power >= longer / 25)
    if inwards:
        tiny = 1e-6  # an end that is round but for rounding stays
        ends = np.ceil(low / step - tiny), np.floor(high / step + tiny)
    else:
        ends = np.rint(low / step), np.rint(high / step)
    return np.round(ends[0] * step, 12), np.round(ends[1] * step, 12)


def _grid(low: Array, high: Array) -> Array:
    axes = [np.linspace(a, b, CELLS + 1) for a, b in zip(low, high, strict=True)]
    return np.stack(np.meshgrid(*axes), axis=-1)
