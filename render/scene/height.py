"""Heights that can be seen: f over its minimum, as it is, as a root or as a logarithm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from render.messages.nearest import did_you_mean
from surfaces import Domain, Points, Scale, Surface, Values, within

SCALES: Mapping[Scale, str] = MappingProxyType(
    {
        "linear": "",
        "sqrt": r"\sqrt{f - \min f}",
        "log": r"\log(1 + f - \min f)",
    }
)
"""Each scale's height in TeX; empty where the height is f itself."""


def scale_faults(where: str, scale: object) -> list[str]:
    """What is wrong with a scale that is none of `SCALES`."""
    if isinstance(scale, str) and scale in SCALES:
        return []
    hint = did_you_mean(str(scale), SCALES) or f"known: {', '.join(SCALES)}"
    return [f"{where} is {scale!r}; {hint}"]


@dataclass(frozen=True)
class Height:
    """A scaled height over the values from `lowest` to `highest`, 0 to 1 between them."""

    scale: Scale
    lowest: float
    highest: float

    @classmethod
    def over(cls, values: Values, surface: Surface, domain: Domain, *, scale: Scale) -> Height:
        """The heights of a surface over a domain: of these values and the minima known there."""
        known = [minimum.value for minimum in surface.minima if within(domain, minimum[:2])]
        return cls(scale, min(float(values.min()), *known, np.inf), float(values.max()))

    def __call__(self, values: Values) -> Values:
        """The height of each value; below `lowest` it is negative only on a linear scale."""
        span = self.highest - self.lowest
        if span <= 0:
            return np.zeros_like(values)
        if self.scale == "linear":
            return (values - self.lowest) / span
        above = np.maximum(values - self.lowest, 0)
        if self.scale == "sqrt":
            return np.sqrt(above / span)
        logarithm: Values = np.log1p(above) / np.log1p(span)
        return logarithm

    def slope(self, values: Values, gradient: Points) -> Points:
        """The height's gradient, where f has these values and this gradient, shape (..., 2).

        A root's slope is kept finite at the minimum.
        """
        span = self.highest - self.lowest
        if span <= 0:
            return np.zeros_like(gradient)
        above = np.maximum(values - self.lowest, 0)
        if self.scale == "linear":
            factor = np.full_like(values, 1 / span)
        elif self.scale == "sqrt":
            factor = 0.5 / np.sqrt(np.maximum(above / span, 1e-4)) / span
        else:
            factor = 1 / (1 + above) / np.log1p(span)
        slope: Points = factor[..., None] * gradient
        return slope

    def value(self, height: Values) -> Values:
        """The value at a height of 0 to 1, the inverse of calling."""
        span = self.highest - self.lowest
        if self.scale == "linear":
            return self.lowest + span * height
        if self.scale == "sqrt":
            return self.lowest + span * height**2
        value: Values = self.lowest + np.expm1(height * np.log1p(span))
        return value
