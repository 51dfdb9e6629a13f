"""Entries: pixels as colours of a palette, and which of them need not be shown anew."""

import numpy as np
from numpy.typing import NDArray

from render.raster.kernel import helper, kernel

Bytes = NDArray[np.uint8]

UNKNOWN = 255
"""The entry of no colour."""

BLACK = np.int32(0)


@helper
def distance(entry: NDArray[np.int32], r: np.int32, g: np.int32, b: np.int32) -> np.int32:
    """How far a colour is from an entry."""
    red, green, blue = entry[0] - r, entry[1] - g, entry[2] - b
    return np.int32(2 * red * red + 4 * green * green + 3 * blue * blue)


@helper
def alike(
    entry: int,
    kept: int,
    colours: NDArray[np.int32],
    r: np.int32,
    g: np.int32,
    b: np.int32,
    spread: int,
) -> bool:
    """Whether a neighbour's entry, none that is kept, will do for a colour."""
    return bool(entry >= kept and distance(colours[entry], r, g, b) <= spread)


@kernel
def find(
    frame: Bytes,
    before: Bytes,
    own: Bytes,
    table: Bytes,
    colours: NDArray[np.int32],
    kept: int,
    spread: int,
    darker: np.int32,
) -> None:
    """Puts into `own` the entry of each pixel that is not what it was before."""
    height, width = own.shape
    for y in range(height):
        for x in range(width):
            r, g, b = np.int32(frame[y, x, 0]), np.int32(frame[y, x, 1]), np.int32(frame[y, x, 2])
            if r == before[y, x, 0] and g == before[y, x, 1] and b == before[y, x, 2]:
                continue
            code = (r << 16) | (g << 8) | b
            entry = table[code]
            if entry != UNKNOWN and (
                colours[entry, 0] == r and colours[entry, 1] == g and colours[entry, 2] == b
            ):
                own[y, x] = entry
                continue
            if spread > 0 and x > 0 and alike(own[y, x - 1], kept, colours, r, g, b, spread):
                own[y, x] = own[y, x - 1]
                continue
            if spread > 0 and y > 0 and alike(own[y - 1, x], kept, colours, r, g, b, spread):
                own[y, x] = own[y - 1, x]
                continue
            if darker and (x + y) & 1:
                r, g, b = max(r - darker, BLACK), max(g - darker, BLACK), max(b - darker, BLACK)
                code = (r << 16) | (g << 8) | b
                entry = table[code]
            if entry == UNKNOWN:
                least = np.int32(2**30)
                for k in range(len(colours)):
                    far = distance(colours[k], r, g, b)
                    if far < least:
                        least, entry = far, np.uint8(k)
                table[code] = entry
            own[y, x] = entry


@kernel
def settle(
    frame: Bytes,
    own: Bytes,
    shown: Bytes,
    colours: NDArray[np.int32],
    kept: int,
    limit: int,
) -> None:
    """Shows each pixel's own entry, but for those whose shown one is near enough to the frame."""
    height, width = own.shape
    for y in range(height):
        for x in range(width):
            entry, stands = own[y, x], shown[y, x]
            if entry == stands:
                continue
            if limit > 0 and entry >= kept:
                r, g, b = (
                    np.int32(frame[y, x, 0]),
                    np.int32(frame[y, x, 1]),
                    np.int32(frame[y, x, 2]),
                )
                if distance(colours[stands], r, g, b) <= limit:
                    continue
            shown[y, x] = entry
