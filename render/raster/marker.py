"""Markers: discs with a ring, and soft shadows, tested against the depths of a solid."""

import math

import numpy as np
from numpy.typing import NDArray

from render.raster.between import share
from render.raster.colour import Colour, channels
from render.raster.depth import DepthBuffer, visible
from render.raster.kernel import kernel
from render.shapes import Marker, Shadow


def draw_marker(pixels: NDArray[np.uint8], marker: Marker, depth: DepthBuffer) -> None:
    """Draw a disc on pixels of shape (height, width, 3)."""
    blend_disc(
        pixels,
        marker.x,
        marker.y,
        -np.inf if marker.depth is None else marker.depth,
        marker.radius,
        marker.ring_width,
        0.45 * marker.radius if marker.hollow else 0.0,
        marker.hidden,
        channels(marker.colour),
        channels(marker.ring),
        depth,
    )


def draw_shadow(pixels: NDArray[np.uint8], shadow: Shadow, depth: DepthBuffer) -> None:
    """Darken a soft spot on pixels of shape (height, width, 3)."""
    darken_spot(
        pixels,
        shadow.x,
        shadow.y,
        -np.inf if shadow.depth is None else shadow.depth,
        shadow.radius,
        shadow.strength,
        shadow.hidden,
        depth,
    )


@kernel
def darken_spot(
    pixels: NDArray[np.uint8],
    x: float,
    y: float,
    z: float,
    radius: float,
    strength: float,
    hidden: float,
    solid: DepthBuffer,
) -> None:
    """Multiply by what the spot leaves of the light, falling off as (1 - d²)²."""
    height, width = pixels.shape[:2]
    for row in range(max(0, math.floor(y - radius)), min(height, math.ceil(y + radius) + 1)):
        for column in range(max(0, math.floor(x - radius)), min(width, math.ceil(x + radius) + 1)):
            square = ((column + 0.5 - x) ** 2 + (row + 0.5 - y) ** 2) / radius**2
            if square >= 1.0:
                continue
            seen = visible(z, row, column, solid)
            dark = strength * (1.0 - square) ** 2 * (hidden + (1.0 - hidden) * seen)
            for k in range(3):
                pixels[row, column, k] = int(pixels[row, column, k] * (1.0 - dark) + 0.5)


@kernel
def blend_disc(
    pixels: NDArray[np.uint8],
    x: float,
    y: float,
    z: float,
    radius: float,
    ring_width: float,
    hole: float,
    hidden: float,
    colour: Colour,
    ring: Colour,
    solid: DepthBuffer,
) -> None:
    """Blend ring, disc and hole, each for its share of the pixel."""
    height, width = pixels.shape[:2]
    reach = radius + ring_width + 0.5
    for row in range(max(0, math.floor(y - reach)), min(height, math.ceil(y + reach) + 1)):
        for column in range(max(0, math.floor(x - reach)), min(width, math.ceil(x + reach) + 1)):
            distance = math.hypot(column + 0.5 - x, row + 0.5 - y)
            if distance >= reach:
                continue
            seen = visible(z, row, column, solid)
            left = hidden + (1.0 - hidden) * seen
            outer = share(reach - distance) * left
            inner = share(radius + 0.5 - distance) * left
            gap = share(hole + 0.5 - distance) * left if hole > 0.0 else 0.0
            for k in range(3):
                value = pixels[row, column, k] * (1.0 - outer)
                value += ring[k] * (outer - inner + gap) + colour[k] * (inner - gap)
                pixels[row, column, k] = int(value + 0.5)
