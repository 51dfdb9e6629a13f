"""Colours as kernels take them."""

from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from render.theme import rgb

ENTRIES = 1024

Colour: TypeAlias = tuple[float, float, float]


def ramp_table(ramp: Sequence[str]) -> NDArray[np.float32]:
    """Colours at even steps through the ramp, low to high, shape (1024, 3), 0 to 255."""
    stops = np.array([rgb(colour) for colour in ramp], dtype=np.float64)
    at = np.linspace(0, len(ramp) - 1, ENTRIES)
    channels = [np.interp(at, np.arange(len(ramp)), stops[:, k]) for k in range(3)]
    return np.stack(channels, axis=1).astype(np.float32)


@cache
def channels(colour: str) -> Colour:
    """Red, green and blue of #rrggbb, 0 to 255."""
    red, green, blue = rgb(colour)
    return float(red), float(green), float(blue)
