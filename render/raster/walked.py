"""Walked courses: what will not change for a while is kept, so that a long path costs no more.

The steps of a course are divided into `WINDOWS`. Within one, most of what is walked already neither
fades nor is shared anew: its pixels' shares are worked out once, and those of the rest are added at
every frame. As a pixel's share is the largest that any segment gives it, nothing differs from a
stroke drawn whole, to the last bit, in whatever order frames are drawn.
"""

from __future__ import annotations

import math
import threading
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from render.raster.between import share
from render.raster.depth import DepthBuffer
from render.raster.kernel import helper, kernel
from render.raster.stroke import End, Ink, Stroke, blend, share_segment
from render.shapes import Array, Course, Walked

WINDOWS = 16


class Kept(NamedTuple):
    """What is kept of a course for a window, drawn at a width in pixels against depths.

    `rows` are those of its `Way`; `places` are pixels, flat, `shares` (2, places) theirs; `live`
    are the points to which a segment leads that may change within the window.
    """

    window: int
    width: int
    nearest: NDArray[np.float32]
    rows: Array
    places: NDArray[np.int64]
    shares: NDArray[np.float32]
    live: NDArray[np.int64]


class Way(NamedTuple):
    """A course at a step, as the kernels take it.

    A row is a point: x, y, depth, the length so far, and when it begins to fade.
    """

    rows: Array
    since: Array
    stroke: Stroke
    step: float
    fading: float
    left: float


Tip = tuple[int, float, float, float]
"""The point from which a segment leads to a tip, and the tip's x, y and depth."""

NO_TIP: Tip = (-1, 0.0, 0.0, 0.0)

_kept: WeakKeyDictionary[Course, tuple[Kept, ...]] = WeakKeyDictionary()
_keeping = threading.Lock()


def draw_walked(pixels: NDArray[np.uint8], walked: Walked, depth: DepthBuffer, ink: Ink) -> None:
    """Draw a course up to a step on pixels of shape (height, width, 3)."""
    course, step, width = walked.course, walked.step, pixels.shape[1]
    n = course.reached(step)
    if n == 0:
        return
    kept = _kept_for(course, step, width, depth, ink)
    live = kept.live[: np.searchsorted(kept.live, n)]
    way = _way(course, kept.rows, step)
    count = take_up(ink, kept.places, kept.shares)
    tip = (n - 1, *walked.tip) if walked.tip is not None else NO_TIP
    count = share_course(ink, count, width, live, tip, way, depth)
    blend(pixels, ink, count, course.colour, course.casing, course.strength)


def _kept_for(course: Course, step: float, width: int, depth: DepthBuffer, ink: Ink) -> Kept:
    length = max(float(course.steps[-1]), 1.0) / WINDOWS
    window = min(int(step / length), WINDOWS - 1)
    with _keeping:
        found = _kept.get(course, ())
        for kept in found:
            if (kept.window, kept.width) == (window, width) and kept.nearest is depth.nearest:
                return kept
        begin = window * length
        end = begin + length if window < WINDOWS - 1 else np.finfo(float).max
        done, live = parted(course, begin, end)
        lies = np.full(len(course.points), -np.inf) if course.depth is None else course.depth
        rows = np.column_stack([course.points, lies, course.along, course.worn])
        count = share_course(ink, 0, width, done, NO_TIP, _way(course, rows, begin), depth)
        places = ink.touched[:count].copy()
        shares = ink.shares[:, places]
        ink.shares[:, places] = 0
        kept = Kept(window, width, depth.nearest, rows, places, shares, live)
        _kept[course] = (*found[-1:], kept)  # frames drawn at once lie in two windows at most
        return kept


def _way(course: Course, rows: Array, step: float) -> Way:
    stroke = course.width / 2, course.casing_width, course.stripe, course.hidden
    return Way(rows, course.since, stroke, step, course.fading, course.left)


def parted(course: Course, begin: float, end: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The points whose segments stay as they are from one step to another, and those of others.

    The latter are not walked at the beginning, or are shared anew, or fade.
    """
    n = course.reached(end)
    since = course.since[:n]
    changes = ((since > begin) & (since <= end)).any(axis=1)
    changes |= course.steps[:n] > begin
    fading = (course.faded(begin, n) < 1) & (course.faded(end, n) > 0)
    changes |= fading
    changes[1:] |= fading[:-1]
    leads = course.joined[:n].copy()
    leads[:1] = False
    return np.flatnonzero(leads & ~changes), np.flatnonzero(leads & changes)


@kernel
def share_course(
    ink: Ink,
    count: int,
    width: int,
    which: NDArray[np.int64],
    tip: Tip,
    way: Way,
    solid: DepthBuffer,
) -> int:
    """Give pixels their shares of the segments to these points; how many are touched then.

    After them comes the segment to a tip.
    """
    last = tip[0]
    for m in range(len(which) + (1 if last >= 0 else 0)):
        to_tip = m == len(which)
        begin = last if to_tip else which[m] - 1
        a = end_of(way, begin)
        b = tip_of(tip, a) if to_tip else end_of(way, begin + 1)
        shared = shared_at(way.since, begin if to_tip else begin + 1, way.step)
        count = share_segment(ink, count, width, a, b, shared, way.stroke, solid)
    return count


@helper
def tip_of(tip: Tip, a: End) -> End:
    """The tip as the end of a segment that begins at another."""
    _, x, y, z = tip
    return x, y, a[2] if a[2] == -np.inf else z, a[3], a[4] + math.hypot(x - a[0], y - a[1])


@helper
def end_of(way: Way, k: int) -> End:
    """The k-th point as the end of a segment."""
    rows = way.rows
    faded = share((way.step - rows[k, 4]) / way.fading)
    return rows[k, 0], rows[k, 1], rows[k, 2], 1.0 - (1.0 - way.left) * faded, rows[k, 3]


@helper
def shared_at(since: Array, k: int, step: float) -> int:
    """How many strokes lie under the k-th point at a step."""
    count = 0
    for other in range(since.shape[1]):
        if since[k, other] <= step:
            count += 1
    return count


@kernel
def take_up(ink: Ink, places: NDArray[np.int64], shares: NDArray[np.float32]) -> int:
    """Give pixels the shares that were kept; how many they are."""
    for k in range(len(places)):
        place = places[k]
        ink.touched[k] = place
        ink.shares[0, place] = shares[0, k]
        ink.shares[1, place] = shares[1, k]
    return len(places)
