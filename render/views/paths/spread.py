"""What walkers try around themselves: an outline, such as a simplex, or dots, a population."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from render.shapes import Array, Line, Marker
from render.views.paths.path import Path
from render.views.paths.strand import Strand
from surfaces import Points, within


def spreads(
    strands: Sequence[Strand], step: float, lay: Callable[[Points], Array], *, deep: bool
) -> list[Line | Marker]:
    """The outlines and dots of all walkers that have some, at a step.

    `lay` gives the pixels and depth (n, 3) of points (n, 2) of the plane; what lies outside the
    domain is cut off. A walker that has left the finite numbers tries nothing more.
    """
    shapes: list[Line | Marker] = []
    for strand in strands:
        members = members_at(strand, step)
        if members is None:
            continue
        spread = strand.path.trajectory.spread
        if spread is not None and spread.outline:
            shapes += _outline(strand, members, lay, deep=deep)
        else:
            shapes += _dots(strand, members, lay, deep=deep)
    return shapes


def members_at(strand: Strand, step: float) -> Points | None:
    """Where the members of a walker's spread are at a step, (members, 2); between two, on the way.

    None where it has none, or they are not all finite.
    """
    trajectory = strand.path.trajectory
    stopped = trajectory.stopped_at
    if trajectory.spread is None or (stopped is not None and step > stopped):
        return None
    points = trajectory.spread.points
    k = min(int(step), len(points) - 2)
    share = step - k
    members: Points = points[k] * (1 - share)
    if share > 0:  # weighed by nothing, what is not finite would still count
        members = points[k + 1] if share >= 1 else members + points[k + 1] * share
    return members if np.isfinite(members).all() else None


def _outline(
    strand: Strand, members: Points, lay: Callable[[Points], Array], *, deep: bool
) -> list[Line | Marker]:
    """A closed line through the members, laid on the ground as a path is."""
    look, path = strand.look, strand.path
    closed = np.concatenate([members, members[:1]])
    laid = Path.of(replace(path.trajectory, points=closed, spread=None), path.domain)
    if not len(laid.points):
        return []
    tips = lay(laid.points)
    return [
        Line(
            points=np.ascontiguousarray(tips[:, :2]),
            colour=strand.colour,
            width=look.outline * strand.scale,
            depth=np.ascontiguousarray(tips[:, 2]) if deep else None,
            joined=laid.joined,
            casing=look.casing,
            casing_width=look.path_casing / 2 * strand.scale,
            hidden=look.hidden,
        )
    ]


def _dots(
    strand: Strand, members: Points, lay: Callable[[Points], Array], *, deep: bool
) -> list[Line | Marker]:
    """A small dot for each member that lies in the domain."""
    look = strand.look
    inside = members[within(strand.path.domain, members)]
    return [
        Marker(
            x=x,
            y=y,
            radius=look.member * strand.scale,
            colour=strand.colour,
            depth=z if deep else None,
            ring=look.casing,
            ring_width=look.path_casing / 2 * strand.scale,
            hidden=look.hidden,
        )
        for x, y, z in lay(inside).tolist()
    ]
