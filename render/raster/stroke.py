"""Strokes: each pixel's distance to a polyline, blended once, casing before colour.

A pixel's share of a stroke is the largest that any segment gives it, so a path does not darken
where it doubles back. On an edge of a solid, depth is tested at each of a pixel's samples.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.raster.between import share
from render.raster.colour import Colour, channels
from render.raster.depth import DepthBuffer, visible
from render.raster.kernel import helper, kernel
from render.raster.straight import leave_out
from render.shapes import Array, Line

FASTEST_PACE = 3.0
"""Pixels by which `along` may grow a pixel, before it is taken for a new count."""


class Ink(NamedTuple):
    """The shares of the stroke at work, casing and colour, a row each of all pixels; 0 between.

    `touched` is room for the places of the pixels that have some.
    """

    shares: NDArray[np.float32]
    touched: NDArray[np.int64]

    @classmethod
    def of(cls, height: int, width: int) -> Ink:
        """For a picture of that size: what this thread put back, if that is as large."""
        size = height * width
        kept, DESK.ink = DESK.ink, None
        if kept is not None and len(kept.touched) == size:
            return kept
        return cls(np.zeros((2, size), dtype=np.float32), np.empty(size, dtype=np.int64))

    def put_back(self) -> None:
        """Keep it for this thread's next picture; only when all that was drawn is blended."""
        DESK.ink = self


class Desk(threading.local):
    """What a thread keeps from one picture to the next."""

    ink: Ink | None = None


DESK = Desk()


End = tuple[float, float, float, float, float]
"""Of a segment: x, y, depth, how much is left of it, and the length so far."""

Stroke = tuple[float, float, float, float]
"""Half the width, the casing's, the stripe's, and what shows of it behind a solid."""


def draw_lines(
    pixels: NDArray[np.uint8], lines: Sequence[Line], depth: DepthBuffer, ink: Ink
) -> None:
    """Draw strokes in order on pixels of shape (height, width, 3), against a solid's depths."""
    starts = np.cumsum([0, *(len(line.points) for line in lines)])
    rows, styles = np.empty((starts[-1], 7)), np.empty((len(lines), 11))
    for line, style, begin, end in zip(lines, styles, starts[:-1], starts[1:], strict=True):
        part = rows[begin:end]
        part[:, :2] = line.points
        part[:, 2] = -np.inf if line.depth is None else line.depth
        part[:, 3] = 1.0 if line.fade is None else line.fade
        part[:, 4] = 0.0 if line.along is None else line.along
        part[:, 5] = 0 if line.shared is None else line.shared
        part[:, 6] = True if line.joined is None else line.joined
        style[:4] = line.width / 2, line.casing_width, line.stripe, line.hidden
        style[4:] = *channels(line.colour), *channels(line.casing), line.strength
    loose = [line.loose for line in lines]
    if any(loose):
        leave_out(rows, starts, np.array(loose, dtype=np.float64))
    draw_strokes(pixels.reshape(-1), pixels.shape[1], rows, starts, styles, depth, ink)


def blend(
    pixels: NDArray[np.uint8], ink: Ink, count: int, colour: str, casing: str, strength: float
) -> None:
    """Blend the stroke whose shares the first `count` touched pixels have, and clear them."""
    blend_stroke(pixels.reshape(-1), ink, count, channels(colour), channels(casing), strength)


@kernel
def draw_strokes(
    pixels: NDArray[np.uint8],
    width: int,
    rows: Array,
    starts: NDArray[np.int64],
    styles: Array,
    solid: DepthBuffer,
    ink: Ink,
) -> None:
    """Draw stroke after stroke on flat pixels; the k-th has the rows from `starts[k]` on.

    A row is a point: an `End`, how many strokes lie under it, whether a segment leads to it. A
    style is a `Stroke`, the colour, the casing's, and the strength.
    """
    for m in range(len(styles)):
        style = styles[m]
        stroke = style[0], style[1], style[2], style[3]
        count = 0
        for k in range(starts[m] + 1, starts[m + 1]):
            if rows[k, 6] > 0.0:
                a = rows[k - 1, 0], rows[k - 1, 1], rows[k - 1, 2], rows[k - 1, 3], rows[k - 1, 4]
                b = rows[k, 0], rows[k, 1], rows[k, 2], rows[k, 3], rows[k, 4]
                count = share_segment(ink, count, width, a, b, int(rows[k, 5]), stroke, solid)
        colour, casing = (style[4], style[5], style[6]), (style[7], style[8], style[9])
        blend_stroke(pixels, ink, count, colour, casing, style[10])


@helper
def share_segment(
    ink: Ink,
    count: int,
    width: int,
    a: End,
    b: End,
    shared: int,
    stroke: Stroke,
    solid: DepthBuffer,
) -> int:
    """Give each pixel near a segment its share; how many pixels are touched then."""
    half_width, casing_width, stripe, hidden = stroke
    height = ink.shares.shape[1] // width
    reach = half_width + casing_width + 0.5
    ax, ay, bx, by = a[0], a[1], b[0], b[1]
    first_row = max(0, math.ceil(min(ay, by) - reach - 0.5))
    last_row = min(height - 1, math.floor(max(ay, by) + reach - 0.5))
    first_column = max(0, math.ceil(min(ax, bx) - reach - 0.5))
    last_column = min(width - 1, math.floor(max(ax, bx) + reach - 0.5))
    dx, dy = bx - ax, by - ay
    length2 = dx * dx + dy * dy
    length = math.sqrt(length2)
    along, down = (dx / length2, dy / length2) if length2 > 0.0 else (0.0, 0.0)
    pace = (b[4] - a[4]) / length if length2 > 0.0 else 1.0
    if abs(pace) > FASTEST_PACE:  # the two lengths are counted along different paths
        pace = 1.0
    for row in range(first_row, last_row + 1):
        py = row + 0.5 - ay
        for column in range(first_column, last_column + 1):
            px = column + 0.5 - ax
            free = px * along + py * down
            t = share(free)
            beside, below = px - t * dx, py - t * dy
            square = beside * beside + below * below
            if square >= reach * reach:
                continue
            distance = math.sqrt(square)
            left = a[3] + t * (b[3] - a[3])
            if shared > 0:
                left *= stripe_share(b[4] - (1.0 - free) * length * pace, shared, stripe)
            place = row * width + column
            outer = np.float32(share(reach - distance) * left)
            inner = np.float32(share(half_width + 0.5 - distance) * left)
            before, before_inner = ink.shares[0, place], ink.shares[1, place]
            if outer <= before and inner <= before_inner:
                continue
            z = a[2] + t * (b[2] - a[2])
            seen = np.float32(hidden + (1.0 - hidden) * visible(z, row, column, solid))
            if before == 0.0 and outer * seen > 0.0:
                ink.touched[count] = place
                count += 1
            ink.shares[0, place] = max(before, outer * seen)
            ink.shares[1, place] = max(before_inner, inner * seen)
    return count


@kernel
def stripe_share(along: float, shared: int, stripe: float) -> float:
    """How much shows at this length of a stroke that lies over `shared` others, 0 to 1."""
    period = (shared + 1) * stripe
    phase = along - math.floor(along / period) * period
    inside = min(phase - shared * stripe, period - phase)
    return share(inside + 0.5)


@kernel
def blend_stroke(
    pixels: NDArray[np.uint8],
    ink: Ink,
    count: int,
    colour: Colour,
    casing_colour: Colour,
    strength: float,
) -> None:
    """Blend casing and colour over the touched of the pixels, flat, and leave all shares at 0."""
    for k in range(count):
        place = ink.touched[k]
        outer, inner = ink.shares[0, place] * strength, ink.shares[1, place] * strength
        for channel in range(3):
            value = pixels[3 * place + channel] * (1.0 - outer)
            value += casing_colour[channel] * (outer - inner) + colour[channel] * inner
            pixels[3 * place + channel] = int(value + 0.5)
        ink.shares[0, place] = 0.0
        ink.shares[1, place] = 0.0
