"""Rates: the grid that all are tried on, and the finer one about the best of it."""

from collections.abc import Sequence

import numpy as np

A_DECADE = (1.0, 1.6, 2.5, 4.0, 6.3)
"""Five steps of nearly one ratio, written with two digits."""

RATES = (*(float(f"{first}e{power}") for power in range(-4, 1) for first in A_DECADE), 10.0)
"""From 10⁻⁴ to 10."""

DIGITS = 17
"""That tell any two floats apart."""


def about(rates: Sequence[float], best: int, *, finer: int) -> tuple[float, ...]:
    """So many rates between the best and each of its neighbours, even in ratio.

    The best at an end of the grid has as many, in the two gaps that are next. All are written with
    as few digits as keep them apart.
    """
    middle = min(max(best, 1), len(rates) - 2) if len(rates) > 2 else 0
    gaps = [(rates[k], rates[k + 1]) for k in (middle - 1, middle) if 0 <= k < len(rates) - 1]
    return tuple(rate for low, high in gaps for rate in _between(low, high, count=finer))


def _between(low: float, high: float, *, count: int) -> tuple[float, ...]:
    exact = np.geomspace(low, high, count + 2)[1:-1].tolist()
    for digits in range(2, DIGITS):
        rates = [float(f"{rate:.{digits}g}") for rate in exact]
        if len(set(rates)) == count and all(low < rate < high for rate in rates):
            return tuple(rates)
    return tuple(exact)
