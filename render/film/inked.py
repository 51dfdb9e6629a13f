"""Inked: what curves have drawn by each frame, and how much of it a rectangle covers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.scene.timeline import Timeline
from render.scene.view import Stage
from render.shapes import Array

SQUARE = 8.0
"""Pixels at 1280 × 720 of a square's sides."""


@dataclass(frozen=True, eq=False)
class Inked:
    """The squares (n, 2), across and down, with something drawn in them, from which frame on (n,).

    Each stands once for each walker `whose` (n,) it is, -1 of nobody's, by frame; `side` is that of
    a square in pixels.
    """

    squares: NDArray[np.int64]
    frames: NDArray[np.int64]
    whose: NDArray[np.int64]
    side: float

    @classmethod
    def of(
        cls,
        points: Array,
        frames: NDArray[np.int64],
        whose: NDArray[np.int64],
        *,
        scale: float,
    ) -> Inked:
        """That of points (n, 2) in pixels, drawn from such frames (n,) on by such walkers (n,)."""
        side = SQUARE * scale
        order = np.argsort(frames, kind="stable")
        squares = np.floor(points[order] / side).astype(np.int64)
        told = np.column_stack([squares, whose[order]])
        told, first = np.unique(told, axis=0, return_index=True)
        return cls(told[:, :2], frames[order][first], told[:, 2], side)

    def by_others(self, walker: int) -> Inked:
        """What other walkers have drawn, but for what is nobody's."""
        others = (self.whose != walker) & (self.whose >= 0)
        return Inked(self.squares[others], self.frames[others], self.whose[others], self.side)

    def covered(self, rectangles: Array) -> Array:
        """How many squares lie in rectangles (frames, …, 4) of left, top, right, bottom then."""
        counts = np.zeros(rectangles.shape[:-1])
        if not len(self.squares):
            return counts
        least = self.squares.min(axis=0)
        across, down = self.squares.max(axis=0) - least + 1
        ends = np.round(rectangles / self.side).astype(np.int64) - np.tile(least, 2)
        ends = np.clip(ends, 0, np.array([across, down, across, down]))
        drawn = np.zeros((across, down), dtype=np.int64)
        sums = np.zeros((across + 1, down + 1), dtype=np.int64)
        for frame, (left, top, right, bottom) in enumerate(np.moveaxis(ends, -1, 1)):
            fresh = self.squares[self.frames == frame] - least
            if len(fresh):
                drawn[fresh[:, 0], fresh[:, 1]] = 1
                sums[1:, 1:] = drawn.cumsum(axis=0).cumsum(axis=1)
            counts[frame] = (
                sums[right, bottom] - sums[left, bottom] - sums[right, top] + sums[left, top]
            )
        return counts


def inked_on(stage: Stage, timeline: Timeline, *, scale: float) -> Inked | None:
    """What a stage tells that names must leave free, if it does."""
    told = getattr(stage, "inked", None)
    if told is None:
        return None
    points, steps, whose = told
    drawn_at = [timeline.step(frame) for frame in range(len(timeline))]
    return Inked.of(points, np.searchsorted(drawn_at, steps), whose, scale=scale)
