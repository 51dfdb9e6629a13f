"""How far a picture is from another that should look the same.

Another compiler, or version of a library, may move edges by a part of a pixel. So a pixel counts
only by how far it lies outside the range of the other's pixels about it, and either way; and what
counts is the worst place, not the mean, in which a missing word would drown.
"""

import numpy as np
from numpy.typing import NDArray
from probe import tile_mean

FAR = 3.0
"""Levels of 255 that the strayed may be on average over any 8 × 8 pixels.

Python 3.11 and 3.13 with numpy 2.4 and 2.5 draw the same to the bit. A word gone is 26 astray or
more, a path moved by two pixels 12, a head of 2 pixels gone 8.
"""

Picture = NDArray[np.uint8]


def strayed(one: Picture, other: Picture) -> NDArray[np.float64]:
    """How far each pixel of either (rows, columns, 3) lies outside the other's about it."""
    return np.maximum(_outside(one, other), _outside(other, one))


def likeness(one: Picture, other: Picture) -> float:
    """The largest mean of what has strayed over a tile; at most FAR where they look the same."""
    return tile_mean(strayed(one, other))


def _outside(one: Picture, other: Picture) -> NDArray[np.float64]:
    rows, columns = one.shape[:2]
    padded = np.pad(other.astype(float), ((1, 1), (1, 1), (0, 0)), mode="edge")
    about = [padded[i : i + rows, j : j + columns] for i in range(3) for j in range(3)]
    low, high = np.min(about, axis=0), np.max(about, axis=0)
    return np.maximum(np.maximum(low - one, one - high), 0)
