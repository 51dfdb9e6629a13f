"""What rules are written in by hand: plain floats, and functions of the step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Pair = tuple[float, float]
Slope = Callable[[float, float], Pair]
OfStep = Callable[[int], float]


@dataclass(frozen=True)
class Bent:
    """A slope that knows its curvature: by hand ∂²f/∂x², ∂²f/∂x∂y and ∂²f/∂y² at x and y."""

    slope: Callable[..., Any]
    curvature: Callable[..., Any]

    def __call__(self, *at: Any) -> Any:
        return self.slope(*at)
