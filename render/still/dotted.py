"""Dots on paper: discs and the pieces of their tails, as many as are alike in one stroke."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from render.raster.depth import DepthBuffer
from render.raster.dots import TAPERED
from render.shapes import Dots
from render.still.paper import Paper
from render.still.seen import seen

SHOWN = 0.5
"""How much of a dot's middle must be in sight."""


def draw_dots(dots: Dots, paper: Paper, depth: DepthBuffer) -> None:
    """Draw dots as a film does, each whole or not at all where a solid may hide it."""
    front = np.full(len(dots.points), -np.inf) if dots.depth is None else dots.depth
    shown = seen(dots.points, front, depth) > SHOWN
    if dots.casing_width > 0:
        paper.discs(dots.points[shown], dots.radius + dots.casing_width, dots.casing)
    for colour, alike in runs(dots.which):
        _draw_tails(dots, paper, np.flatnonzero(shown & alike), dots.colours[colour])
    for colour, alike in runs(dots.which):
        paper.discs(dots.points[shown & alike], dots.radius, dots.colours[colour])


def _draw_tails(dots: Dots, paper: Paper, which: NDArray[np.int64], colour: str) -> None:
    if dots.tails is None:
        return
    count = dots.tails.shape[1]
    ends = np.concatenate([dots.points[:, None], dots.tails], axis=1)[which]
    for piece in reversed(range(count)):
        left = 1 - (piece + 0.5) / count
        pairs = ends[:, piece : piece + 2]
        moved = np.linalg.norm(np.diff(pairs, axis=1)[:, 0], axis=1) > 0.1
        width = 2 * dots.radius * (TAPERED + (1 - TAPERED) * left)
        paper.stroke(list(pairs[moved]), colour, width, dots.tail_strength * left, butt=True)


def runs(which: NDArray[np.int64]) -> Iterator[tuple[int, NDArray[np.bool_]]]:
    """Numbers that follow each other alike: each run's number, and where it is, (n,)."""
    starts = np.flatnonzero(np.diff(which, prepend=-1))
    for begin, end in zip(starts, [*starts[1:], len(which)], strict=True):
        alike = np.zeros(len(which), dtype=np.bool_)
        alike[begin:end] = True
        yield int(which[begin]), alike
