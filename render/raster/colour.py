"""Colours as kernels take them."""

from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from render.theme import rgb

ENTRIES = 1024

Colour: TypeAlias = tuple[float, float, float]


TABLE, LIT = 8, 12
"""Binary digits behind the point of a table's numbers, and of a light's in whole numbers."""


@cache
def ramp_table(ramp: tuple[str, ...]) -> NDArray[np.int64]:
    """Colours at even steps through the ramp, low to high, shape (1024, 3), 0 to 255 × 2⁸."""
    stops = np.array([rgb(colour) for colour in ramp], dtype=np.float64)
    at = np.linspace(0, len(ramp) - 1, ENTRIES)
    channels = [np.interp(at, np.arange(len(ramp)), stops[:, k]) for k in range(3)]
    table: NDArray[np.int64] = np.round(2**TABLE * np.stack(channels, axis=1)).astype(np.int64)
    table.flags.writeable = False  # it is one for all
    return table


@cache
def channels(colour: str) -> Colour:
    """Red, green and blue of #rrggbb, 0 to 255."""
    red, green, blue = rgb(colour)
    return float(red), float(green), float(blue)
