"""Marks of critical points: a triangle on a maximum, a lozenge on a saddle, a square where flat."""

from collections.abc import Sequence

import numpy as np

from render.scene.theme import Theme
from render.shapes import Array, Line
from surfaces import CriticalPoint, Domain, within

OUTLINES = {
    "minimum": np.array([(-1, 0), (1, 0), (0, -1), (0, 1)], dtype=float),
    "maximum": np.array([(0, -0.95), (0.85, 0.6), (-0.85, 0.6), (0, -0.95)]),
    "saddle": np.array([(0, -0.95), (0.72, 0), (0, 0.95), (-0.72, 0), (0, -0.95)]),
    "flat": np.array([(-0.62, -0.62), (0.62, -0.62), (0.62, 0.62), (-0.62, 0.62), (-0.62, -0.62)]),
}
"""Each kind's strokes, in arms of a cross; a set of points, such as a valley's floor, has none."""

MOST = 48
"""Marks of a picture; where there are more they say nothing, and none but minima are marked."""

APART = 0.012
"""Of the domain's sides: marks that lie nearer to each other cannot be told apart."""


def marked(
    critical: Sequence[CriticalPoint], domain: Domain, look: Theme, *, scale: float
) -> list[CriticalPoint]:
    """The critical points that are marked in a picture; none in one without words.

    Of points that lie too near to each other the first is marked. Of too many minima none is.
    """
    if not look.worded(scale):
        return []
    inside = [one for one in critical if one.kind in OUTLINES and within(domain, one[:2])]
    shown = _apart(inside, domain)
    if len(shown) > MOST:
        shown = _apart([one for one in inside if one.kind == "minimum"], domain)
    return shown if len(shown) <= MOST else []


def _apart(critical: Sequence[CriticalPoint], domain: Domain) -> list[CriticalPoint]:
    """The points, without those near to one that comes before."""
    sides = np.ptp(domain, axis=1)
    shares = np.array([one[:2] for one in critical]).reshape(-1, 2) / sides
    kept: list[int] = []
    for index, share in enumerate(shares):
        if np.abs(shares[kept] - share).max(axis=1).min(initial=np.inf) >= APART:
            kept.append(index)
    return [critical[index] for index in kept]


def mark(kind: str, pixel: Array, look: Theme, *, scale: float, depth: float | None = None) -> Line:
    """The mark of a kind at a pixel (2,), upright; `scale` is the picture's."""
    strokes = look.stroke_scale(scale)
    outline = OUTLINES[kind]
    joined = np.ones(len(outline), dtype=np.bool_)
    if kind == "minimum":
        joined[::2] = False
    else:
        joined[0] = False
    return Line(
        pixel + look.cross * strokes * outline,
        look.ink,
        1.6 * strokes,
        depth=None if depth is None else np.full(len(outline), depth),
        joined=joined,
        hidden=look.hidden,
    )
