"""What rules are written in by hand: plain floats, and functions of the step."""

from collections.abc import Callable

Pair = tuple[float, float]
Slope = Callable[[float, float], Pair]
OfStep = Callable[[int], float]
