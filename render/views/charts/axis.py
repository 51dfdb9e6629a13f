"""An axis: the values from its low to its high end, evenly or by decades, and its ticks."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from render.shapes import Array
from render.views.charts.ticks import ticks, written

MARGIN = 0.05
"""What is added beyond the values at each end, as a share of their span."""

DECADES = 16
"""The most that an axis reaches down from its highest value, unless its limits are given."""

LARGEST = 1e290
"""The largest number at the end of an axis, and one by the least on a logarithmic one."""

FAR = 1e6
"""Spans beyond which a value stands at that distance: what follows has no use for infinity."""


@dataclass(frozen=True)
class Axis:
    """The values from `low` to `high`, both greater than 0 where `log`."""

    low: float
    high: float
    log: bool

    @classmethod
    def around(cls, values: Array, *, log: bool) -> Axis:
        """An axis that holds the values that are finite, and greater than 0 where `log`."""
        held = values[np.abs(values) < np.inf]
        held = np.clip(held[held > 0] if log else held, 1 / LARGEST if log else -LARGEST, LARGEST)
        if held.size == 0:
            held = np.ones(1)
        low, high = float(held.min()), float(held.max())
        if log:
            low, high = math.log10(low), math.log10(high)
            low = max(low, high - DECADES)
        elif high - low <= 1e-9 * max(abs(low), abs(high)):
            low, high = low - (abs(low) / 2 or 1.0), high + (abs(high) / 2 or 1.0)
        margin = MARGIN * (high - low)
        low, high = low - margin, high + margin
        if not log:
            return cls(low, high, log)
        if math.floor(high) - math.ceil(low) < 1:  # two powers of ten make a scale
            low, high = math.floor(low), max(math.ceil(high), math.floor(low) + 1)
        return cls(10.0**low, 10.0**high, log)

    def share(self, values: Array) -> Array:
        """Where values stand, 0 at the low end and 1 at the high one, finite for any value."""
        with np.errstate(all="ignore"):
            ends = np.array([self.low, self.high])
            if self.log:
                values, ends = np.log10(np.maximum(values, 0)), np.log10(ends)
            share: Array = (values - ends[0]) / (ends[1] - ends[0])
        return np.clip(np.nan_to_num(share, nan=FAR, posinf=FAR, neginf=-FAR), -FAR, FAR)

    def ticks(self, most: int) -> list[tuple[float, str]]:
        """Round numbers, `most` steps between them at most, and how they are written."""
        if self.log:
            first, last = math.ceil(math.log10(self.low)), math.floor(math.log10(self.high))
            stride = -(-(last - first) // most) or 1
            powers = [power for power in range(first, last + 1) if power % stride == 0]
            if len(powers) > 1:
                return [(10.0**power, power_of_ten(power)) for power in powers]
        values = list(ticks(self.low, self.high, most=most))
        values = [value for value in values if not self.log or value > 0]
        return [(value, written(value, of=values)) for value in values]


def power_of_ten(power: int) -> str:
    """1, 10, 10², 10⁻³, in TeX."""
    return "$1$" if power == 0 else "$10$" if power == 1 else f"$10^{{{power}}}$"
