"""Where two walks part: the first step at which they differ by more than rounding does."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ALIKE = 1e-9
"""What two positions may differ by, as a share of how far the rule has gone or of where it is."""

FARTHEST = 1e8
"""Beyond this a rule has diverged, and rounding is as large as its steps."""

NEAR = 0.99 * FARTHEST
"""What is as far but for rounding has diverged too."""


class Parting(NamedTuple):
    """The first difference: the step, the place of the start, the coordinate, both numbers."""

    step: int
    start: int
    coordinate: int
    given: float
    expected: float


def difference(given: NDArray[np.float64], expected: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far apart two walks are at each step, in shares, shape (steps + 1, starts, 2).

    It is measured against the larger of the way since the start and a hundred-thousandth of the
    place: what rounding makes of a place in sixty steps is less than ALIKE of that. From where both
    have diverged on it is 0; where one alone is not finite it is infinite.
    """
    with np.errstate(all="ignore"):
        gone = np.maximum.accumulate(np.abs(expected - expected[0]), axis=0)
        scale = np.maximum(gone, 1e-5 * np.maximum(np.abs(expected), 1.0))
        apart = np.abs(given - expected) / scale
        apart = np.where(np.isfinite(apart), apart, np.inf)
        lost, also = (~(np.abs(walk) < far) for walk, far in ((expected, FARTHEST), (given, NEAR)))
    both = lost.any(axis=-1) & also.any(axis=-1)
    return np.where(np.logical_or.accumulate(both, axis=0)[..., None], 0.0, apart)


def parting(given: NDArray[np.float64], expected: NDArray[np.float64]) -> Parting | None:
    """The first difference of two walks; None where there is none."""
    apart = difference(given, expected) > ALIKE
    if not apart.any():
        return None
    step = int(apart.any(axis=(1, 2)).argmax())
    start, coordinate = (int(k) for k in np.argwhere(apart[step])[0])
    where = (step, start, coordinate)
    return Parting(*where, float(given[where]), float(expected[where]))
