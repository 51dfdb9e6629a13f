"""Which of several courses is the best: the one that ends lowest, or there the soonest."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

ALIKE = 1e-12
"""What two ends must differ by to be two, or that share of a way down of less than 1."""


def best_of(rates: Sequence[float], courses: Sequence[NDArray[np.float64]]) -> int | None:
    """The place of the best rate; None where all are lost at the last step.

    The lowest value at the last step is the best. Of those as low, within `ALIKE`, it is the one
    that came there first and stayed; of those, the smallest.
    """
    lowest = min(float(values[-1]) for values in courses)
    if not np.isfinite(lowest):
        return None
    down = max(0.0, float(courses[0][0]) - lowest)  # all begin at one place
    level = lowest + ALIKE * min(1.0, down)
    alike = [k for k, values in enumerate(courses) if values[-1] <= level]
    return min(alike, key=lambda k: (_there(courses[k], level), rates[k]))


def _there(values: NDArray[np.float64], level: float) -> int:
    """The step from which on all values are at most at that level."""
    above = np.flatnonzero(~(values <= level))
    return int(above[-1]) + 1 if len(above) else 0
