"""Bundles: many thin courses at once, since a call for each takes longer than its pixels.

As of a single course, the pixels of what is walked by the beginning of a window are kept for it.
Nothing of a bundle fades or shares its line, so the rest is only what is walked within the window.
"""

from __future__ import annotations

import threading
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from render.raster.colour import channels
from render.raster.depth import DepthBuffer
from render.raster.kernel import kernel
from render.raster.stroke import Ink, blend_stroke, share_segment
from render.raster.walked import WINDOWS
from render.shapes import Array, Bundle, Grown

MUCH = 10_000_000
"""Pixels of all courses from which on those of one window alone are kept."""


class Packed(NamedTuple):
    """The courses of a bundle one after another, as the kernels take them.

    A row is a point: x, y, depth, step, whether a segment leads to it. The k-th course has the
    rows from `begins[k]` on. A style is half the width, what shows behind a solid, the strength,
    and the colour.
    """

    rows: Array
    begins: NDArray[np.int64]
    styles: Array

    @classmethod
    def of(cls, bundle: Bundle) -> Packed:
        """All courses, each with a point at least."""
        courses = bundle.courses
        rows = np.empty((sum(len(one.points) for one in courses), 5))
        begins = np.cumsum([0, *(len(one.points) for one in courses)])
        for one, begin, end in zip(courses, begins[:-1], begins[1:], strict=True):
            part = rows[begin:end]
            part[:, :2] = one.points
            part[:, 2] = -np.inf if one.depth is None else one.depth
            part[:, 3], part[:, 4] = one.steps, one.joined
        styles = [(c.width / 2, c.hidden, c.strength, *channels(c.colour)) for c in courses]
        return cls(rows, begins, np.array(styles))


class Kept(NamedTuple):
    """What is kept of a bundle for a window, drawn at a width in pixels against depths.

    `places` are pixels, flat, and `shares` theirs, of the k-th course from `first[k]` on; its
    points from `live[k]` on are reached within the window or later.
    """

    window: int
    width: int
    nearest: NDArray[np.float32]
    places: NDArray[np.int32]
    shares: NDArray[np.float32]
    first: NDArray[np.int64]
    live: NDArray[np.int64]


class Held(NamedTuple):
    """A bundle packed, and what is kept of it for two windows, or for one where that is much."""

    packed: Packed
    windows: tuple[Kept, ...]


_held: WeakKeyDictionary[Bundle, Held] = WeakKeyDictionary()
_keeping = threading.Lock()


def draw_grown(pixels: NDArray[np.uint8], grown: Grown, depth: DepthBuffer, ink: Ink) -> None:
    """Draw a bundle up to a step on pixels of shape (height, width, 3)."""
    if not grown.bundle.courses:
        return
    packed, kept = _kept_for(grown.bundle, grown.step, pixels.shape[1], depth, ink)
    draw_bundle(
        pixels.reshape(-1),
        pixels.shape[1],
        packed,
        (kept.places, kept.shares, kept.first, kept.live),
        grown.step,
        grown.tips,
        depth,
        ink,
    )


def _kept_for(
    bundle: Bundle, step: float, width: int, depth: DepthBuffer, ink: Ink
) -> tuple[Packed, Kept]:
    with _keeping:
        held = _held.get(bundle) or Held(Packed.of(bundle), ())
        packed = held.packed
        length = max(float(packed.rows[:, 3].max(initial=0.0)), 1.0) / WINDOWS
        window = min(int(step / length), WINDOWS - 1)
        for kept in held.windows:
            if (kept.window, kept.width) == (window, width) and kept.nearest is depth.nearest:
                return packed, kept
        kept = _drawn(packed, window, window * length, width, depth, ink)
        others = held.windows[-1:] if len(kept.places) <= MUCH else ()
        _held[bundle] = Held(packed, (*others, kept))
        return packed, kept


def _drawn(
    packed: Packed, window: int, step: float, width: int, depth: DepthBuffer, ink: Ink
) -> Kept:
    """What is walked at a step, pixel by pixel."""
    counts, live = np.empty((2, len(packed.styles)), dtype=np.int64)
    places, shares = [], []
    for k in range(len(packed.styles)):
        count, live[k] = share_walked(ink, width, packed, k, step, depth)
        own = np.sort(ink.touched[:count].astype(np.int32))  # blended the faster in their order
        places.append(own)
        shares.append(ink.shares[1, own])
        ink.shares[:, own] = 0
        counts[k] = count
    first = np.concatenate([[0], np.cumsum(counts)])
    kept = np.concatenate(places), np.concatenate(shares), first, live
    return Kept(window, width, depth.nearest, *kept)


@kernel
def share_walked(
    ink: Ink, width: int, packed: Packed, k: int, step: float, solid: DepthBuffer
) -> tuple[int, int]:
    """Give pixels their shares of a course as it is at a step; how many, and the next point."""
    rows, style = packed.rows, packed.styles[k]
    stroke = style[0], 0.0, 1.0, style[1]
    count, point = 0, packed.begins[k]
    while point < packed.begins[k + 1] and rows[point, 3] <= step:
        if point > packed.begins[k] and rows[point, 4] > 0.0:
            a = rows[point - 1, 0], rows[point - 1, 1], rows[point - 1, 2], 1.0, 0.0
            b = rows[point, 0], rows[point, 1], rows[point, 2], 1.0, 0.0
            count = share_segment(ink, count, width, a, b, 0, stroke, solid)
        point += 1
    return count, point


@kernel
def draw_bundle(
    pixels: NDArray[np.uint8],
    width: int,
    packed: Packed,
    kept: tuple[NDArray[np.int32], NDArray[np.float32], NDArray[np.int64], NDArray[np.int64]],
    step: float,
    tips: Array,
    solid: DepthBuffer,
    ink: Ink,
) -> None:
    """Draw course after course on flat pixels: what is kept, the rest up to the step, the tip."""
    rows = packed.rows
    places, shares, first, live = kept
    for k in range(len(packed.styles)):
        style = packed.styles[k]
        stroke = style[0], 0.0, 1.0, style[1]
        count = 0
        point = live[k]
        while point < packed.begins[k + 1] and rows[point, 3] <= step:
            if point > packed.begins[k] and rows[point, 4] > 0.0:
                a = rows[point - 1, 0], rows[point - 1, 1], rows[point - 1, 2], 1.0, 0.0
                b = rows[point, 0], rows[point, 1], rows[point, 2], 1.0, 0.0
                count = share_segment(ink, count, width, a, b, 0, stroke, solid)
            point += 1
        if point > packed.begins[k] and tips[k, 0] == tips[k, 0]:
            a = rows[point - 1, 0], rows[point - 1, 1], rows[point - 1, 2], 1.0, 0.0
            z = a[2] if a[2] == -np.inf else tips[k, 2]
            b = tips[k, 0], tips[k, 1], z, 1.0, 0.0
            count = share_segment(ink, count, width, a, b, 0, stroke, solid)
        colour = style[3], style[4], style[5]
        for m in range(first[k], first[k + 1]):
            place, share = places[m], shares[m]
            fresh = ink.shares[1, place]
            if fresh > 0.0:  # both cover it, and it is blended once
                share = max(share, fresh)
                ink.shares[0, place] = 0.0
                ink.shares[1, place] = 0.0
            covered = share * style[2]
            for channel in range(3):
                value = pixels[3 * place + channel] * (1.0 - covered) + colour[channel] * covered
                pixels[3 * place + channel] = int(value + 0.5)
        blend_stroke(pixels, ink, count, colour, colour, style[2])
