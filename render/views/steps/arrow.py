"""Arrows: a stroke whose head is filled by strokes, cut off where it leaves a rectangle."""

import numpy as np

from render.scene.view import Box
from render.shapes import Array, Line
from render.views.paths.path import clip

LENGTH, HALF = 3.1, 1.3
"""The head's length and half its width, in widths of the stroke."""

LARGEST_HEAD = 0.7
"""The head's length as a share of the arrow's, at most."""

SHORTEST = 0.75
"""Pixels below which an arrow is nothing."""


def arrow(
    ends: Array,
    box: Box,
    colour: str,
    width: float,
    *,
    casing: str,
    casing_width: float,
    strength: float = 1.0,
) -> list[Line]:
    """An arrow from a tail to a tip, pixels (2, 2), what of it lies in the box.

    Where its tip lies outside it has no head; a short arrow is small all over.
    """
    tail, tip = ends
    length = float(np.linalg.norm(tip - tail))
    if length < SHORTEST or strength <= 0:
        return []
    # A small arrow is as a large one seen from afar.
    width *= min(1.0, length / (width * LENGTH) * LARGEST_HEAD)
    inset = width / 2 + casing_width
    low = np.array([box.left, box.top]) + inset
    high = np.array([box.right, box.bottom]) - inset
    (enter,), (leave,) = clip(tail[None], tip[None], low, high)
    if not enter < leave:
        return []
    way = (tip - tail) / length
    points = [tail + enter * (tip - tail), tail + leave * (tip - tail)]
    if leave >= 1:
        end = tip - way * width / 2  # the round join reaches the tip
        neck = end - way * (LENGTH - 0.5) * width
        side = np.array([-way[1], way[0]]) * HALF * width
        points[1:] = [neck, neck + side, end, neck - side, neck, end]
    return [
        Line(
            np.array(points),
            colour,
            width,
            casing=casing,
            casing_width=casing_width,
            strength=strength,
        )
    ]


def ring(
    middle: Array,
    radius: float,
    box: Box,
    colour: str,
    width: float,
    *,
    casing: str,
    strength: float,
) -> list[Line]:
    """A thin ring about a pixel (2,); none where it would leave the box or nothing shows."""
    reach = radius + width
    inside = box.holds(middle - reach) and box.holds(middle + reach)
    if not inside or strength <= 0:
        return []
    turn = np.linspace(0, 2 * np.pi, 33)
    circle = middle + radius * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    return [Line(circle, colour, width, casing=casing, casing_width=width / 2, strength=strength)]
