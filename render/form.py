"""The forms of markers: an outline, and whether a bar parts it."""

import math
from typing import Literal, NamedTuple, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

Outline: TypeAlias = Literal[
    "disc",
    "square",
    "diamond",
    "up",
    "down",
    "left",
    "right",
    "pentagon",
    "hexagon",
    "plus",
    "cross",
    "star",
    "spark",
    "tilted spark",
]
"""What a marker is bounded by; the four directions are those in which triangles point."""

Bar: TypeAlias = Literal["", "across", "upright"]
"""What parts a marker in two halves: nothing, a bar from left to right, one from top to bottom."""


class Form(NamedTuple):
    """What tells a marker from others, besides its colour."""

    outline: Outline = "disc"
    bar: Bar = ""

    @property
    def corners(self) -> NDArray[np.float64]:
        """The outline's corners (n, 2), y down, beside a disc of radius 1; a disc has none."""
        return CORNERS[self.outline]


def form_fault(form: object) -> str:
    """What is wrong with a form; empty for nothing."""
    if not isinstance(form, Form):
        return "it must be a Form(outline, bar)"
    if form.outline not in get_args(Outline):
        return f"its outline must be one of {', '.join(get_args(Outline))}"
    return "" if form.bar in get_args(Bar) else "its bar must be '', 'across' or 'upright'"


def _regular(count: int, turned: float) -> NDArray[np.float64]:
    """Corners of a regular polygon, the first `turned` degrees from straight up."""
    angles = np.radians(turned - 90 + 360 / count * np.arange(count))
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def _star(count: int, turned: float, *, inner: float) -> NDArray[np.float64]:
    """Corners of a star of so many points, `inner` the share of the radius between them."""
    corners = _regular(2 * count, turned)
    corners[1::2] *= inner
    return corners


def _plus(turned: float) -> NDArray[np.float64]:
    """Corners of two bars that cross."""
    half, whole = 0.4, 1.0
    quarter = np.array([(half, -whole), (half, -half), (whole, -half)])
    turns = [np.radians(90 * k + turned) for k in range(4)]
    return np.concatenate(
        [quarter @ [(np.cos(a), np.sin(a)), (-np.sin(a), np.cos(a))] for a in turns]
    )


def _sized(corners: NDArray[np.float64], *, fullest: float) -> NDArray[np.float64]:
    """As large to the eye as a disc: of its area, but no farther out than `fullest`."""
    x, y = corners.T
    area = 0.5 * abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1)))
    scale = min(math.sqrt(math.pi / area), fullest / float(np.hypot(x, y).max()))
    sized: NDArray[np.float64] = np.ascontiguousarray(scale * corners)
    sized.flags.writeable = False
    return sized


CORNERS: dict[Outline, NDArray[np.float64]] = {
    "disc": np.empty((0, 2)),
    "square": _sized(_regular(4, 45), fullest=1.5),
    "diamond": _sized(_regular(4, 0), fullest=1.5),
    "up": _sized(_regular(3, 0), fullest=1.5),
    "down": _sized(_regular(3, 180), fullest=1.5),
    "left": _sized(_regular(3, -90), fullest=1.5),
    "right": _sized(_regular(3, 90), fullest=1.5),
    "pentagon": _sized(_regular(5, 0), fullest=1.5),
    "hexagon": _sized(_regular(6, 30), fullest=1.5),
    "plus": _sized(_plus(0), fullest=1.45),
    "cross": _sized(_plus(45), fullest=1.5),
    "star": _sized(_star(5, 0, inner=0.5), fullest=1.5),
    "spark": _sized(_star(4, 0, inner=0.42), fullest=1.6),
    "tilted spark": _sized(_star(4, 45, inner=0.42), fullest=1.6),
}
"""Corners of every outline."""

DISC = Form()
"""The plainest of all."""
