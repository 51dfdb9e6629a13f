"""Colours as kernels take them."""

from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from render.scene.mixing import rgb

ENTRIES = 1024

Colour: TypeAlias = tuple[float, float, float]


TABLE, LIT = 1, 11
"""Binary digits behind the point of a table's numbers, and of a light's in whole numbers."""

FIELD = 21
"""Binary digits for a channel of a table: 8, those of both, and one for a light above 1."""


@cache
def ramp_table(ramp: tuple[str, ...]) -> NDArray[np.int64]:
    """Colours at even steps through the ramp, low to high, shape (1024,).

    Each is one number: red, green and blue, 0 to 255 × 2, from the highest field down. So a light
    multiplies all three at once.
    """
    stops = np.array([rgb(colour) for colour in ramp], dtype=np.float64)
    at = np.linspace(0, len(ramp) - 1, ENTRIES)
    channels = [np.interp(at, np.arange(len(ramp)), stops[:, k]) for k in range(3)]
    red, green, blue = np.round(2**TABLE * np.array(channels)).astype(np.int64)
    table: NDArray[np.int64] = (red << 2 * FIELD) | (green << FIELD) | blue
    table.flags.writeable = False  # it is one for all
    return table


@cache
def channels(colour: str) -> Colour:
    """Red, green and blue of #rrggbb, 0 to 255."""
    red, green, blue = rgb(colour)
    return float(red), float(green), float(blue)
