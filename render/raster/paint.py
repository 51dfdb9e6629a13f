"""Painting: the colours of looks, put on a picture."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from render.raster.colour import FIELD, LIT, TABLE
from render.raster.edges import Edges
from render.raster.kernel import helper, kernel
from render.raster.look import LIGHT, NOTHING, Looks

Bytes: TypeAlias = NDArray[np.uint8]

POINT = TABLE + LIT
"""Binary digits behind the point of a colour's channels."""

HALF, WHITE = 1 << (POINT - 1), 255 << POINT


@kernel
def colour_pixels(pixels: Bytes, looks: Looks, tables: NDArray[np.int64]) -> None:
    """Give pixels (rows, columns, 3) their colours, where something covers them."""
    for row in range(looks.shape[0]):
        line, shown = pixels[row], looks[row]
        for column in range(len(shown)):
            if shown[column] != NOTHING:
                red, green, blue = colour_of(shown[column], tables)
                line[column, 0] = (red + HALF) >> POINT
                line[column, 1] = (green + HALF) >> POINT
                line[column, 2] = (blue + HALF) >> POINT


@kernel
def colour_edges(pixels: Bytes, looks: Looks, edges: Edges, tables: NDArray[np.int64]) -> None:
    """Give each pixel on an edge the mean of its samples, where there is none what was behind.

    What covers its middle is then no longer looked at.
    """
    for edge in range(len(edges.places)):
        row, column = divmod(edges.places[edge], looks.shape[1])
        looks[row, column] = NOTHING
        pixel, shown = pixels[row, column], edges.looks[edge]
        red, green, blue, bare = 0, 0, 0, 0
        for sample in range(len(shown)):
            if shown[sample] == NOTHING:
                bare += 1 << POINT
            else:
                r, g, b = colour_of(shown[sample], tables)
                red, green, blue = red + r, green + g, blue + b
        half = HALF * len(shown)
        pixel[0] = ((red + bare * pixel[0] + half) // len(shown)) >> POINT
        pixel[1] = ((green + bare * pixel[1] + half) // len(shown)) >> POINT
        pixel[2] = ((blue + bare * pixel[2] + half) // len(shown)) >> POINT


@helper
def colour_of(look: int, tables: NDArray[np.int64]) -> tuple[int, int, int]:
    """Red, green and blue of a look, with `POINT` digits behind the point; all in one product."""
    product = tables[np.uintp(look >> LIGHT)] * (look & ((1 << LIGHT) - 1))
    only = (1 << FIELD) - 1
    red, green, blue = product >> (2 * FIELD), (product >> FIELD) & only, product & only
    return min(WHITE, red), min(WHITE, green), min(WHITE, blue)
