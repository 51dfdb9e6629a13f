"""Strokes: each pixel's distance to a polyline, blended once, casing before colour.

A pixel's share of a stroke is the largest that any segment gives it, so a path does not darken
where it doubles back. Depth is tested at four samples a pixel.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.raster.colour import channels
from render.raster.kernel import kernel
from render.raster.mesh import DepthBuffer
from render.shapes import Array, Line

FASTEST_PACE = 3.0
"""Pixels by which `along` may grow a pixel, before it is taken for a new count."""


class Scratch(NamedTuple):
    """The shares of the stroke at work, colour and casing; all 0 between strokes."""

    core: NDArray[np.float32]
    casing: NDArray[np.float32]


def draw_line(pixels: NDArray[np.uint8], line: Line, depth: DepthBuffer, scratch: Scratch) -> None:
    """Draw a stroke on pixels of shape (height, width, 3), against the depths of a solid."""
    n = len(line.points)
    if n == 0:
        return
    lies = np.full(n, -np.inf) if line.depth is None else line.depth
    joined = np.ones(n, dtype=np.bool_) if line.joined is None else line.joined
    shared = np.zeros(n, dtype=np.int64) if line.shared is None else line.shared
    along = np.zeros(n) if line.along is None else line.along
    fade = np.ones(n) if line.fade is None else line.fade
    box = share_stroke(
        scratch.core,
        scratch.casing,
        np.ascontiguousarray(line.points),
        lies,
        joined,
        shared,
        along,
        fade,
        line.stripe,
        line.width / 2,
        line.casing_width,
        line.hidden,
        depth.nearest,
        depth.samples,
        depth.left,
        depth.top,
    )
    blend_stroke(
        pixels,
        scratch.core,
        scratch.casing,
        box,
        channels(line.colour),
        channels(line.casing),
        line.strength,
    )


@kernel
def share_stroke(
    core: NDArray[np.float32],
    casing: NDArray[np.float32],
    points: Array,
    depth: Array,
    joined: NDArray[np.bool_],
    shared: NDArray[np.int64],
    along: Array,
    fade: Array,
    stripe: float,
    half_width: float,
    casing_width: float,
    hidden: float,
    nearest: NDArray[np.float32],
    samples: int,
    left: int,
    top: int,
) -> tuple[int, int, int, int]:
    """Each pixel's share of the stroke; the rectangle that it touched, ends excluded."""
    height, width = core.shape
    reach = half_width + casing_width + 0.5
    box_top, box_bottom, box_left, box_right = height, 0, width, 0
    for k in range(1, len(points)):
        if not joined[k]:
            continue
        ax, ay, bx, by = points[k - 1, 0], points[k - 1, 1], points[k, 0], points[k, 1]
        first_row = max(0, math.ceil(min(ay, by) - reach - 0.5))
        last_row = min(height - 1, math.floor(max(ay, by) + reach - 0.5))
        first_column = max(0, math.ceil(min(ax, bx) - reach - 0.5))
        last_column = min(width - 1, math.floor(max(ax, bx) + reach - 0.5))
        if last_row < first_row or last_column < first_column:
            continue
        box_top, box_bottom = min(box_top, first_row), max(box_bottom, last_row + 1)
        box_left, box_right = min(box_left, first_column), max(box_right, last_column + 1)
        dx, dy = bx - ax, by - ay
        length2 = dx * dx + dy * dy
        length = math.sqrt(length2)
        pace = (along[k] - along[k - 1]) / length if length2 > 0.0 else 1.0
        if abs(pace) > FASTEST_PACE:  # the two lengths are counted along different paths
            pace = 1.0
        for row in range(first_row, last_row + 1):
            py = row + 0.5 - ay
            for column in range(first_column, last_column + 1):
                px = column + 0.5 - ax
                free = (px * dx + py * dy) / length2 if length2 > 0.0 else 0.0
                t = min(1.0, max(0.0, free))
                distance = math.hypot(px - t * dx, py - t * dy)
                if distance >= reach:
                    continue
                share = fade[k - 1] + t * (fade[k] - fade[k - 1])
                if shared[k] > 0:
                    at = along[k] - (1.0 - free) * length * pace
                    share *= stripe_share(at, shared[k], stripe)
                    if share <= 0.0:
                        continue
                z = depth[k - 1] + t * (depth[k] - depth[k - 1])
                seen = visible(z, row, column, nearest, samples, left, top)
                share *= hidden + (1.0 - hidden) * seen
                inner = min(1.0, max(0.0, half_width + 0.5 - distance)) * share
                outer = min(1.0, reach - distance) * share
                core[row, column] = max(core[row, column], inner)
                casing[row, column] = max(casing[row, column], outer)
    return box_top, box_bottom, box_left, box_right


@kernel
def stripe_share(along: float, shared: int, stripe: float) -> float:
    """How much shows at this length of a stroke that lies over `shared` others, 0 to 1."""
    period = (shared + 1) * stripe
    phase = along - math.floor(along / period) * period
    inside = min(phase - shared * stripe, period - phase)
    return min(1.0, max(0.0, inside + 0.5))


@kernel
def visible(
    z: float,
    row: int,
    column: int,
    nearest: NDArray[np.float32],
    samples: int,
    left: int,
    top: int,
) -> float:
    """How much of a pixel at depth z nothing stands before, 0 to 1."""
    r, c = (row - top) * samples, (column - left) * samples
    if r < 0 or c < 0 or r >= nearest.shape[0] or c >= nearest.shape[1]:
        return 1.0
    low, high = samples // 4, samples - 1 - samples // 4
    seen = 0.0
    for i in (low, high):
        for j in (low, high):
            if z <= nearest[r + i, c + j]:
                seen += 0.25
    return seen


@kernel
def blend_stroke(
    pixels: NDArray[np.uint8],
    core: NDArray[np.float32],
    casing: NDArray[np.float32],
    box: tuple[int, int, int, int],
    colour: NDArray[np.float32],
    casing_colour: NDArray[np.float32],
    strength: float,
) -> None:
    """Blend casing and colour over the pixels of the box, and leave the shares at 0."""
    for row in range(box[0], box[1]):
        for column in range(box[2], box[3]):
            outer = casing[row, column] * strength
            if outer > 0.0:
                inner = core[row, column] * strength
                for k in range(3):
                    value = pixels[row, column, k] * (1.0 - outer)
                    value += casing_colour[k] * (outer - inner) + colour[k] * inner
                    pixels[row, column, k] = int(value + 0.5)
                core[row, column] = 0.0
                casing[row, column] = 0.0
