"""Markers: forms with a ring, and soft shadows, tested against the depths of a solid."""

import math

import numpy as np
from numpy.typing import NDArray

from render.form import Bar
from render.raster.between import share
from render.raster.colour import Colour, channels
from render.raster.depth import DepthBuffer, visible
from render.raster.kernel import helper, kernel
from render.shapes import Marker, Shadow

RIM, THIN_RIM = 0.55, 0.32
"""How wide a hollow disc's rim is, and that of another form, as a share of the radius."""

BAR = 0.2
"""Half a bar's width, as a share of the radius."""

BARS: dict[Bar, int] = {"": 0, "across": 1, "upright": 2}


def draw_marker(pixels: NDArray[np.uint8], marker: Marker, depth: DepthBuffer) -> None:
    """Draw a marker on pixels of shape (height, width, 3)."""
    blend_marker(
        pixels,
        marker.x,
        marker.y,
        -np.inf if marker.depth is None else marker.depth,
        marker.radius,
        marker.radius * marker.form.corners,
        BARS[marker.form.bar],
        marker.ring_width,
        rim_of(marker) if marker.hollow else 0.0,
        marker.hidden,
        marker.strength,
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


def rim_of(marker: Marker) -> float:
    """Pixels of a hollow marker's rim."""
    return (THIN_RIM if len(marker.form.corners) else RIM) * marker.radius


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
def blend_marker(
    pixels: NDArray[np.uint8],
    x: float,
    y: float,
    z: float,
    radius: float,
    corners: NDArray[np.float64],
    bar: int,
    ring_width: float,
    rim: float,
    hidden: float,
    strength: float,
    colour: Colour,
    ring: Colour,
    solid: DepthBuffer,
) -> None:
    """Blend ring, form and what is cut out of it, each for its share of the pixel.

    `corners` (n, 2) are pixels from the middle, none for a disc; `bar` is 0, 1 across, 2 upright.
    """
    height, width = pixels.shape[:2]
    far = radius
    for k in range(len(corners)):
        far = max(far, math.hypot(corners[k, 0], corners[k, 1]))
    reach = far + ring_width + 0.5
    for row in range(max(0, math.floor(y - reach)), min(height, math.ceil(y + reach) + 1)):
        for column in range(max(0, math.floor(x - reach)), min(width, math.ceil(x + reach) + 1)):
            across, down = column + 0.5 - x, row + 0.5 - y
            if len(corners):
                beyond = outside(across, down, corners)
            else:
                beyond = math.hypot(across, down) - radius
            if beyond >= ring_width + 0.5:
                continue
            seen = visible(z, row, column, solid)
            left = strength * (hidden + (1.0 - hidden) * seen)
            outer = share(ring_width + 0.5 - beyond) * left
            inner = share(0.5 - beyond) * left
            cut = share(0.5 - rim - beyond) if rim > 0.0 else 0.0
            if bar:
                cut = max(cut, share(BAR * radius + 0.5 - abs(down if bar == 1 else across)))
            gap = min(cut * left, inner)
            for k in range(3):
                value = pixels[row, column, k] * (1.0 - outer)
                value += ring[k] * (outer - inner + gap) + colour[k] * (inner - gap)
                pixels[row, column, k] = int(value + 0.5)


@helper
def outside(x: float, y: float, corners: NDArray[np.float64]) -> float:
    """How far a point lies outside a polygon of corners (n, 2); negative within."""
    nearest = math.inf
    inside = False
    before = len(corners) - 1
    for k in range(len(corners)):
        ax, ay = corners[before, 0], corners[before, 1]
        bx, by = corners[k, 0], corners[k, 1]
        dx, dy = bx - ax, by - ay
        along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)
        along = min(1.0, max(0.0, along))
        nearest = min(nearest, math.hypot(x - ax - along * dx, y - ay - along * dy))
        if (ay > y) != (by > y) and x < ax + (y - ay) / dy * dx:
            inside = not inside
        before = k
    return -nearest if inside else nearest
