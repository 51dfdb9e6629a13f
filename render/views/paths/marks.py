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


def marked(
    critical: Sequence[CriticalPoint], domain: Domain, look: Theme, *, scale: float
) -> list[CriticalPoint]:
    """The critical points that are marked in a picture; none in one without words."""
    shown = [one for one in critical if one.kind in OUTLINES and within(domain, one[:2])]
    if not look.worded(scale):
        return []
    return shown if len(shown) <= MOST else [one for one in shown if one.kind == "minimum"][:MOST]


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
