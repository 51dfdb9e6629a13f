"""domain_of(ground): where to look at a function of which nothing else is said."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from surfaces.critical.point import CriticalPoint
from surfaces.critical.search import Slopes, search
from surfaces.domain import Domain

Array = NDArray[np.float64]

SEARCHED = (10.0, 100.0)
"""Half the side of the square about the origin that is searched for critical points, and …"""

HALF = 2.0
"""… of the least that is shown where they do not say more."""

MANY = 25
"""Critical points that are shown at least, where there are more: the nearest ones."""

ROOM = 1.36
"""Half a domain's side over half of what the points spread over."""

CELLS = 80
"""Along each side of the grid on which a domain is judged."""

FLAT = 0.8
"""A larger share of the domain than this, within a fiftieth of its heights, is zoomed into."""


def domain_of(ground: Slopes) -> Domain | None:
    """The domain of a function; None where it is finite nowhere about the origin.

    The square ±10 is searched for critical points, ±100 where it has none. Shown are all of them,
    or the nearest 25 and what is as near, with a third more on each side, but ±2 at least along
    the longer side, and the other no shorter than half of it. Where there is none, ±2. What is
    nearly all flat is zoomed into; where f has no value, or a pole, the largest rectangle without.
    The ends are round numbers.
    """
    points: Sequence[CriticalPoint] = ()
    for half in SEARCHED:
        square = ((-half, half), (-half, half))
        points = [one for one in search(ground, square) if one.kind != "level"]
        if points:
            break
    low, high = _about(points)
    with np.errstate(all="ignore"):
        low, high = _zoomed(ground.value, low, high)
        for half in (0.0, *SEARCHED):  # where there is nothing to see, farther off
            if half:
                low, high = np.array([-half, -half]), np.array([half, half])
            if (found := _without_poles(ground.value, low, high)) is not None:
                return found
    return None


def _about(points: Sequence[CriticalPoint]) -> tuple[Array, Array]:
    """The lower and upper ends of what holds the critical points with some room about."""
    if not points:
        return np.array([-HALF, -HALF]), np.array([HALF, HALF])
    places = np.array([one[:2] for one in _telling(points)])
    far = np.abs(places).max(axis=1).round(6)
    reach = np.sort(far)[min(MANY, len(far)) - 1]
    within = far <= reach
    if within.sum() > MANY and (far < reach).sum() >= 4:
        within = far < reach
    low, high = places[within].min(axis=0), places[within].max(axis=0)
    spread = (high - low) / 2
    half = ROOM * spread
    half[half.argmax()] = max(HALF, half.max())
    longer = half.max()
    level = spread < 0.1 * spread.max() if spread.max() > 0 else np.ones(2, dtype=np.bool_)
    half = np.where(level, longer, np.maximum(half, longer / 2))
    middle = (low + high) / 2
    return middle - half, middle + half


def _telling(points: Sequence[CriticalPoint]) -> Sequence[CriticalPoint]:
    """Those that stand out: not the ripples of a plain beside a deep hole."""
    values = np.array([one.value for one in points])
    out = np.abs(values - np.median(values))
    kept = [one for one, far in zip(points, out, strict=True) if far >= 0.02 * out.max()]
    return kept if len(points) > 3 else points


def _zoomed(value: Callable[[Array], Array], low: Array, high: Array) -> tuple[Array, Array]:
    """The same middle, closer, where nearly all the ground is of one height."""
    for _ in range(8):
        heights = value(_grid(low, high).reshape(-1, 2))
        heights = heights[np.isfinite(heights)]
        span = float(np.ptp(heights)) if len(heights) else 0.0
        if span <= 0:
            break
        near = span / 50
        flat = max((heights < heights.min() + near).mean(), (heights > heights.max() - near).mean())
        if flat < FLAT:
            break
        middle, quarter = (low + high) / 2, (high - low) / 4
        low, high = middle - quarter, middle + quarter
    return low, high


def _without_poles(value: Callable[[Array], Array], low: Array, high: Array) -> Domain | None:
    """The rectangle with round ends, or the largest within it where the ground is finite."""
    low, high = _rounded(low, high, outwards=True)
    for _ in range(4):
        heights = value(_grid(low, high).reshape(-1, 2)).reshape(CELLS + 1, CELLS + 1)
        sound = np.isfinite(heights)
        if not sound.any():
            return None
        quarters = np.quantile(heights[sound], (0.25, 0.5, 0.75))
        width = max(float(quarters[2] - quarters[0]), 1e-12 * float(np.abs(quarters).max()), 1e-300)
        out = np.abs(heights - quarters[1]) / width
        if sound.all() and out.max() < 1e4:
            (x0, y0), (x1, y1) = low.tolist(), high.tolist()
            return (x0, x1), (y0, y1)
        row, column, rows, columns = _largest(sound & (out < 6))
        if min(rows, columns) < 3:
            return None
        cell = (high - low) / CELLS
        corner = low + cell * np.array([column, row])
        low, high = _rounded(
            corner, corner + cell * np.array([columns - 1, rows - 1]), outwards=False
        )
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
                if rows * width > best[2] * best[3]:
                    best = (row - rows + 1, column, rows, width)
    return best


def _rounded(low: Array, high: Array, *, outwards: bool) -> tuple[Array, Array]:
    """Ends in whole steps of 1, 2 or 5 times a power of ten, some 16 of them to the longer side."""
    longer = float((high - low).max())
    power = 10.0 ** np.floor(np.log10(longer / 16))
    step = power * next(n for n in (1, 2, 5, 10) if n * power >= longer / 20)
    lower, upper = (np.floor, np.ceil) if outwards else (np.ceil, np.floor)
    tiny = 1e-6  # an end that is round but for rounding stays
    ends = lower(low / step + tiny), upper(high / step - tiny)
    if not outwards:
        ends = lower(low / step - tiny), upper(high / step + tiny)
    return np.round(ends[0] * step, 12), np.round(ends[1] * step, 12)


def _grid(low: Array, high: Array) -> Array:
    axes = [np.linspace(a, b, CELLS + 1) for a, b in zip(low, high, strict=True)]
    return np.stack(np.meshgrid(*axes), axis=-1)
