"""Ticks: round numbers along an axis, and how they are written."""

import math
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from matplotlib.ticker import MaxNLocator


@cache
def ticks(low: float, high: float, *, most: int) -> tuple[float, ...]:
    """Round numbers from low to high, `most` steps between them at most."""
    step = MaxNLocator(nbins=most, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    slack = 1e-9 * (high - low)
    found = tuple(float(value) for value in step if low - slack <= value <= high + slack)
    return found or (low, high)


def written(value: float, *, of: Sequence[float]) -> str:
    """A tick's number among the others of its axis, with a true minus sign.

    Six digits, or as many as tell it from the next.
    """
    step = min((b - a for a, b in pairwise(of)), default=1.0)
    if abs(value) < 1e-9 * step:
        value = 0.0
    largest = max(abs(one) for one in of)
    digits = 2 + math.floor(math.log10(largest)) - math.floor(math.log10(step)) if largest else 0
    return f"{value:.{min(17, max(6, digits))}g}".replace("-", "−")


def spaced(room: float) -> int:
    """How many steps between ticks to have where that many would fit."""
    return min(5, max(2, int(room)))
