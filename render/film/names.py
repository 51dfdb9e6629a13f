"""Names beside the heads: where there is room, moving with their heads, never over another.

For each walker one of eight sides is chosen for each stretch of the film, or none, as cheaply as
can be. A side costs where the name would cover a head, another name, the picture's edge or what the
paths have drawn so far; having no name costs a little; changing sides costs much. A name keeps its
distance from its head as long as it stays on a side, and fades when it comes and goes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from render.film.inked import Inked
from render.form import Form
from render.raster.text import text_width
from render.scene.theme import Theme
from render.scene.view import Box
from render.shapes import Array, Label, Line, Marker, Shape

SIDES = np.array(
    [(1, 0), (1, -1), (-1, 0), (-1, -1), (1, 1), (-1, 1), (0, -1), (0, 1)], dtype=float
)
"""Right and down of the head; the first is liked best."""

MOST, LONGEST = 12, 20_000
"""Walkers, and frames, beyond which none is named; nor where an optimizer has several starts."""

CROWD = 3
"""Heads on one spot of which none is named: a name would seem to be that of all."""

COVERED, NAMELESS, A_MARK, LIKED = 6.0, 1.0, 0.22, 0.02
"""Costs a frame: of covering a head, of no name, of a mark of a path, of a side liked less."""

FEW, PRIZED = 3, 4.0
"""So many walkers are worth a name over their paths: not having one costs that many times more."""

CHANGE, FADE = 1.2, 0.16
"""Seconds: a change of sides costs as much as that long without a name; how long a fade takes."""

APART = 8.0
"""Pixels at 1280 × 720 between two marks of a path."""


@dataclass(frozen=True, eq=False)
class Names:
    """Names for the whole film.

    `heads` (frames, walkers, 2) are pixels; `strengths` (frames, walkers, 8) how much of each name
    shows on each side, 0 to 1.
    """

    labels: tuple[str, ...]
    colours: tuple[str, ...]
    markers: tuple[Form, ...]
    heads: Array
    strengths: NDArray[np.float32]
    look: Theme
    scale: float

    @classmethod
    def of(
        cls,
        labels: Sequence[str],
        colours: Sequence[str],
        heads: Array,
        box: Box,
        look: Theme,
        *,
        markers: Sequence[Form],
        scale: float,
        fps: float,
        taken: Array,
        inked: Inked | None = None,
    ) -> Names:
        """Choose sides; `taken` (n, 4) are left, top, right and bottom of words that stand.

        Where what is `inked` is told, a name is worth no more than that, however few there are, and
        stands on no other's line.
        """
        frames, walkers = heads.shape[:2]
        strengths = np.zeros((frames, walkers, len(SIDES)), dtype=np.float32)
        names = cls(tuple(labels), tuple(colours), tuple(markers), heads, strengths, look, scale)
        if walkers > MOST or walkers != len(labels) or frames > LONGEST:
            return names
        marks = names._marks() if inked is None else None
        prized = walkers <= FEW and inked is None
        nameless = NAMELESS * (PRIZED if prized else 1.0)
        placed: list[tuple[Array, NDArray[np.bool_]]] = []
        for walker in range(walkers):
            rectangles = names.rectangles(walker)
            blocked = names._covered(walker, rectangles, box, taken)
            for others, shown in placed:
                meets = _meet(rectangles[:, :, None], others[:, None]) & shown[:, None]
                blocked |= meets.any(axis=2)
            if inked is not None:
                blocked |= inked.by_others(walker).covered(rectangles) > 0
            costs = COVERED * blocked + LIKED * np.arange(len(SIDES))
            if inked is not None:
                costs += A_MARK * inked.covered(rectangles)
            if marks is not None:
                costs += A_MARK * _count(rectangles, *marks)
            chosen = _cheapest(costs, CHANGE * fps, nameless=nameless)
            shows = (chosen[:, None] == np.arange(len(SIDES))) & ~blocked
            faded = _faded(shows, max(1, round(FADE * fps)))
            strengths[:, walker] = faded
            placed.append((rectangles, faded > 0))
        return names

    @cached_property
    def size(self) -> float:
        """The type's size in pixels."""
        return self.look.type_size(self.look.name_size, self.scale)

    def shapes(self, frame: int, *, fades: bool = True) -> list[Shape]:
        """The names at a frame: a pale pill, a swatch, the name in ink."""
        pills: list[Shape] = []
        words: list[Shape] = []
        strengths = self.strengths[frame]
        if not fades:
            strengths = np.round(strengths)
        for walker, side in np.argwhere(strengths > 0):
            strength = float(strengths[walker, side])
            left, top, right, bottom = self._set(walker, frame, side)
            height, middle = bottom - top, (top + bottom) / 2
            ends = np.array([(left + height / 2, middle), (right - height / 2, middle)])
            pills += [
                Line(ends, self.look.ground, height, strength=0.78 * strength),
                Marker(
                    left + 0.65 * height,
                    middle,
                    0.24 * height,
                    self.colours[walker],
                    form=self.markers[walker],
                    ring=self.look.ground,
                    strength=strength,
                ),
            ]
            words.append(
                Label(
                    self.labels[walker],
                    left + 1.15 * height,
                    middle + 0.36 * self.size,
                    self.size,
                    self.look.ink,
                    strength=strength,
                )
            )
        return [*pills, *words]

    def rectangles(self, walker: int) -> Array:
        """Left, top, right, bottom of a name on each side in each frame, (frames, 8, 4)."""
        return np.tile(self.heads[:, walker], 2)[:, None] + self._offsets[walker]

    @cached_property
    def _offsets(self) -> tuple[Array, ...]:
        """For each walker, its name's rectangle on each side (8, 4), from its head."""
        return tuple(self._offset(walker) for walker in range(len(self.labels)))

    def _offset(self, walker: int) -> Array:
        height = 1.4 * self.size
        width = 1.6 * height + text_width(self.labels[walker], self.size)
        strokes = self.look.stroke_scale(self.scale)
        gap = (self.look.head + self.look.ring) * strokes + 5 * self.scale
        straight = (SIDES == 0).any(axis=1)
        away = gap * np.where(straight, 1.0, 0.75)[:, None] * SIDES
        size = np.array([width, height])
        low = away + size * (SIDES - 1) / 2
        return np.concatenate([low, low + size], axis=1)

    def _rectangle(self, walker: int, frame: int, side: int) -> tuple[float, ...]:
        corners = np.tile(self.heads[frame, walker], 2) + self._offsets[walker][side]
        return tuple(corners.tolist())

    def _set(self, walker: int, frame: int, side: int) -> tuple[float, ...]:
        """The rectangle in whole pixels: words on a slow head do not shimmer."""
        left, top, right, bottom = self._rectangle(walker, frame, side)
        across, down = round(left) - left, round(top) - top
        return left + across, top + down, right + across, bottom + down

    def _covered(self, walker: int, rectangles: Array, box: Box, taken: Array) -> NDArray[np.bool_]:
        radius = (self.look.head + self.look.ring) * self.look.stroke_scale(
            self.scale
        ) + 2 * self.look.density
        others = np.delete(self.heads, walker, axis=1)
        discs = np.concatenate([others - radius, others + radius], axis=2)
        left, top, right, bottom = np.moveaxis(rectangles, -1, 0)
        out = (left < box.left) | (top < box.top) | (right > box.right) | (bottom > box.bottom)
        over = _meet(rectangles[:, :, None], discs[:, None]).any(axis=2)
        if len(taken):
            over |= _meet(rectangles[:, :, None], taken).any(axis=2)
        spot = np.linalg.norm(others - self.heads[:, walker, None], axis=2) < radius
        crowded = spot.sum(axis=1) >= CROWD - 1
        covered: NDArray[np.bool_] = out | over | crowded[:, None]
        return covered

    def _marks(self) -> tuple[Array, NDArray[np.int64]]:
        """Points (n, 2) along all paths, evenly apart, and the frame (n,) that makes each."""
        places, frames = [], []
        for walker in range(self.heads.shape[1]):
            way = self.heads[:, walker]
            lengths = np.linalg.norm(np.diff(way, axis=0), axis=1).cumsum()
            number = np.concatenate([[0], lengths]) // (APART * self.scale)
            made = np.unique(number, return_index=True)[1]
            places.append(way[made])
            frames.append(made)
        return np.concatenate(places), np.concatenate(frames)


def _count(rectangles: Array, marks: Array, made: NDArray[np.int64]) -> Array:
    """How many marks, made by then, lie within each rectangle (frames, sides, 4)."""
    counts = np.zeros(rectangles.shape[:2])
    for (x, y), frame in zip(marks, made, strict=True):
        left, top, right, bottom = np.moveaxis(rectangles[frame:], -1, 0)
        counts[frame:] += (left < x) & (x < right) & (top < y) & (y < bottom)
    return counts


def _meet(one: Array, other: Array) -> NDArray[np.bool_]:
    apart = np.maximum(one[..., :2] - other[..., 2:], other[..., :2] - one[..., 2:]).max(axis=-1)
    meets: NDArray[np.bool_] = apart < 0
    return meets


def _cheapest(costs: Array, change: float, *, nameless: float) -> NDArray[np.int64]:
    """The side in each frame, or one past the last for none, with the least sum of costs."""
    frames, sides = costs.shape
    costs = np.column_stack([costs, np.full(frames, nameless)])
    total = costs[0]
    came_from = np.empty((frames, sides + 1), dtype=np.int64)
    stays = np.arange(sides + 1)
    for frame in range(1, frames):
        best = int(total.argmin())
        moved = total[best] + change < total
        came_from[frame] = np.where(moved, best, stays)
        total = np.where(moved, total[best] + change, total) + costs[frame]
    chosen = np.empty(frames, dtype=np.int64)
    chosen[-1] = int(total.argmin())
    for frame in range(frames - 1, 0, -1):
        chosen[frame - 1] = came_from[frame, chosen[frame]]
    return chosen


def _faded(shows: NDArray[np.bool_], reach: int) -> NDArray[np.float32]:
    """How strongly each shows: 0 where it does not, rising to 1 over `reach` frames and back."""
    width = 2 * reach + 1
    # Beyond the film's ends a name stays as it is in the first and the last frame.
    padded = np.pad(shows.astype(float), ((2 * reach, 2 * reach), (0, 0)), mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, width, axis=0)
    whole = windows.min(axis=-1)
    faded = np.lib.stride_tricks.sliding_window_view(whole, width, axis=0).mean(axis=-1)
    return np.asarray(faded, dtype=np.float32)
