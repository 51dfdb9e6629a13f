"""A crowd: the strands of a stage, whose heads are found together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.shapes import Array, Bundle, Course, Grown, Marker, Shadow, Walked
from render.views.paths.strand import Strand
from surfaces import Points, within


class Courses(NamedTuple):
    """Those of a crowd: the faint ones together, and each of the bold ones."""

    faint: Bundle
    bold: tuple[Course, ...]


class Heads(NamedTuple):
    """Where walkers stand, or were seen last, points (walkers, 2), and who stands there still.

    `crossing` are those inside that only cross the picture, between two steps outside.
    """

    points: Points
    inside: NDArray[np.bool_]
    crossing: NDArray[np.bool_]

    def tips(self, place: Callable[[Points], Array]) -> Array:
        """Their pixels, given by `place`, and no depth, (walkers, 3)."""
        return np.column_stack([place(self.points), np.zeros(len(self.points))])


@dataclass(frozen=True, eq=False)
class Crowd:
    """Strands of one plane, hindmost first: faint ones, without heads, and then bold ones."""

    strands: tuple[Strand, ...]

    def heads(self, step: float) -> Heads:
        """All heads at a step, each as `Path.head` finds it."""
        if not self.strands:
            nobody = np.empty(0, dtype=np.bool_)
            return Heads(np.empty((0, 2)), nobody, nobody)
        each = np.arange(len(self.strands))
        k = np.minimum(int(step), self._lengths - 2)
        share = (step - k)[:, None]
        before, after = self._points[each, k], self._points[each, k + 1]
        with np.errstate(invalid="ignore", over="ignore"):
            stands = before * (1 - share) + after * share
        domain = self.strands[0].path.domain
        held = within(domain, stands)
        crossing = held & ~within(domain, before) & ~within(domain, after)
        for walker in np.flatnonzero(~held):
            stands[walker] = self.strands[walker].path.head(step).point
        return Heads(stands, held & (step <= self._stopped), crossing)

    def courses(self, place: Callable[[Points], Array]) -> Courses:
        """All paths, each point's pixel given by `place`, with no depth."""
        return self.of([strand.course(place(strand.path.points), None) for strand in self.strands])

    def of(self, courses: Sequence[Course]) -> Courses:
        """One for each strand, the faint ones together."""
        return Courses(Bundle(tuple(courses[: self._faint])), tuple(courses[self._faint :]))

    def walked(
        self, courses: Courses, step: float, heads: Heads, tips: Array
    ) -> list[Walked | Grown]:
        """Each one's path at a step, given the heads' x, y and depth (walkers, 3)."""
        faint, bold = slice(self._faint), slice(self._faint, None)
        ends = np.where(heads.inside[faint, None], tips[faint], np.nan)
        rows = zip(courses.bold, heads.inside[bold].tolist(), tips[bold].tolist(), strict=True)
        walked = [
            Walked(course, step, (x, y, z) if in_ else None) for course, in_, (x, y, z) in rows
        ]
        return [Grown(courses.faint, step, ends), *walked] if self._faint else [*walked]

    def beads(self, courses: Courses, step: float) -> list[Marker]:
        """The markers along the bold ones' paths, as far as they are walked at a step."""
        rows = zip(self.strands[self._faint :], courses.bold, strict=True)
        return [bead for strand, course in rows for bead in strand.beaded(course, step)]

    def shadows(self, tips: Array, *, deep: bool) -> list[Shadow]:
        """The shadows that the walkers throw."""
        return [
            strand.shadow((x, y, z), deep=deep)
            for strand, (x, y, z) in zip(self.strands, tips.tolist(), strict=True)
            if strand.faint is None
        ]

    def markers(self, heads: Heads, tips: Array, *, deep: bool) -> list[Marker]:
        """The walkers."""
        here = heads.inside & ~heads.crossing
        rows = zip(self.strands, here.tolist(), tips.tolist(), strict=True)
        return [
            strand.marker((x, y, z), inside=inside, deep=deep)
            for strand, inside, (x, y, z) in rows
            if strand.faint is None
        ]

    @cached_property
    def _faint(self) -> int:
        """How many of the strands are faint."""
        return sum(strand.faint is not None for strand in self.strands)

    @cached_property
    def _lengths(self) -> NDArray[np.int64]:
        return np.array([len(strand.path.trajectory.points) for strand in self.strands])

    @cached_property
    def _points(self) -> Points:
        """All trajectories, (walkers, steps + 1, 2); 0 beyond the end of a shorter one."""
        points = np.zeros((len(self.strands), self._lengths.max(), 2))
        for strand, row in zip(self.strands, points, strict=True):
            row[: len(strand.path.trajectory.points)] = strand.path.trajectory.points
        return points

    @cached_property
    def _stopped(self) -> Array:
        """The step (walkers,) after which each is not finite, or infinity."""
        stopped = [strand.path.trajectory.stopped_at for strand in self.strands]
        return np.array([np.inf if step is None else step for step in stopped])
