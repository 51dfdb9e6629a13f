"""Sliders: between which ends a hyperparameter is tuned, and whether by factors."""

import math
from dataclasses import dataclass

from optimizers.hyperparameter import Range

REACH = 100.0
"""How many times a rate, and how small a part of it, can be reached."""

CLOSE = 0.1
"""A slider for fractions ends this share of what is missing to 1 before 1 …"""

NEAR = 1e-3
"""… and this far below 1 at most."""

WIDE = 10.0
"""How many times a number that is no rate can be reached, a negative one, or a whole one."""

ANY = Range(-math.inf, math.inf, touches_lower=False)
"""What nothing is told of."""


@dataclass(frozen=True)
class Slider:
    """Its ends; `logarithmic` is one that goes by factors, and then both are above 0."""

    low: float
    high: float
    logarithmic: bool = False


def slider_of(value: float, allowed: Range, *, whole: bool = False) -> Slider:
    """A slider that holds the value, within what is allowed, and reaches where walkers diverge.

    Rates go by factors, from a hundredth to a hundred times the value; fractions from 0 to just
    below 1.
    """
    if whole:
        return _of_whole(value, allowed)
    if math.isfinite(allowed.lower) and math.isfinite(allowed.upper):
        return _within(value, allowed)
    if math.isfinite(allowed.lower) and allowed.lower > 0:
        return Slider(allowed.lower, _finite(allowed.lower * WIDE, value * WIDE), logarithmic=True)
    if value > 0:
        low, high = value / REACH, _finite(value * REACH, value)
        return Slider(low, high, logarithmic=True) if low > 0 else Slider(0.0, high)
    return Slider(-WIDE * -value, WIDE * -value) if value < 0 else Slider(0.0, 1.0)


def _within(value: float, allowed: Range) -> Slider:
    """Between two ends, the upper one just before what it must not touch."""
    low, high, span = allowed.lower, allowed.upper, allowed.upper - allowed.lower
    if not allowed.touches_upper:
        high -= span * min(NEAR, CLOSE * (high - value) / span)
    if not allowed.touches_lower:
        low += span * min(NEAR, CLOSE * (value - low) / span)
    return Slider(low, high)


def _of_whole(value: float, allowed: Range) -> Slider:
    least = max(allowed.lower, min(value, 1.0 if value >= 1 else 0.0))
    return Slider(least, min(allowed.upper, max(WIDE * 2, 4 * value)))


def _finite(*numbers: float) -> float:
    """The largest that is finite; the last at least."""
    return max([one for one in numbers if math.isfinite(one)], default=numbers[-1])
