"""A swatch: a piece of a walker's path with its marker, before its name."""

import numpy as np

from render.form import Form
from render.scene.theme import Theme
from render.shapes import Line, Marker, Shape

LENGTH = 28.0
"""Pixels at 1280 × 720 that a swatch takes."""

WIDTH, INSET, RING = 5.0, 2.0, 1.2
"""Pixels at 1280 × 720: the piece's width, what its ends lack of the length, the marker's ring."""


SIZE = 0.88
"""The marker's size beside a head's."""


def swatch(
    left: float,
    middle: float,
    colour: str,
    form: Form,
    *,
    look: Theme,
    scale: float,
    strength: float = 1.0,
) -> list[Shape]:
    """The piece from `left` on, about the height `middle`, and the marker in its middle."""
    ends = [(left + INSET * scale, middle), (left + (LENGTH - INSET) * scale, middle)]
    return [
        Line(np.array(ends), colour, WIDTH * scale, strength=strength),
        Marker(
            left + LENGTH * scale / 2,
            middle,
            SIZE * look.head * scale,
            colour,
            form=form,
            ring=look.ground,
            ring_width=RING * scale,
            strength=strength,
        ),
    ]
