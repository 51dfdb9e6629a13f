"""The key of basins: what the colours are that no minimum has, beside the view's title."""

from __future__ import annotations

from collections.abc import Set

import numpy as np

from render.raster.text import text_width
from render.scene.theme import Theme
from render.shapes import Label, Line, Shape
from render.simulation.basins import DIVERGED, UNREACHED

APART, BETWEEN, LONG = 1.3, 0.45, 0.6
"""Ems before each entry, from its swatch to its word, and across the swatch."""

NOTE = "the paler the sooner there"
"""What the shades say."""


def key(
    look: Theme, kinds: Set[int], *, left: float, baseline: float, room: float, size: float
) -> list[Shape]:
    """An entry for each of the kinds, of no minimum or of divergence, from `left` on.

    As many as have room, `room` pixels, in type of that size.
    """
    told = [
        (colour, word)
        for kind, colour, word in (
            (UNREACHED, look.unreached, "no minimum"),
            (DIVERGED, look.diverging, "diverges"),
        )
        if kind in kinds
    ]
    shapes: list[Shape] = []
    x = left
    for colour, word in told:
        x += APART * size
        middle, y = x + LONG * size / 2, baseline - 0.36 * size
        ends = np.array([(middle - 0.5, y), (middle + 0.5, y)])
        swatch = Line(ends, colour, LONG * size, casing=look.quiet, casing_width=0.07 * size)
        x += (LONG + BETWEEN) * size
        label = Label(word, x, baseline, size, look.quiet)
        x += text_width(word, size)
        if x - left > room:
            break
        shapes += [swatch, label]
    return shapes
