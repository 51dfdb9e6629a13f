"""A fan: the runs of walkers under noise, as faint strands that lie under the bold ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from render.scene.theme import Theme
from render.trajectory import Fan, Trajectory
from render.views.paths.path import Path
from render.views.paths.sharing import Sharing
from render.views.paths.strand import Strand

THINNEST = 0.0008
"""Of a faint path, a share of the domain's diagonal: below a pixel."""

FEW = 10
"""Runs of a walker beyond which each is fainter, so that many don't hide the ground."""


def fan_of(strands: Sequence[Strand]) -> tuple[Strand, ...]:
    """The runs of all strands that have any: all first ones first, so that no fan hides another."""
    fans = [(strand, fan) for strand in strands if (fan := strand.path.trajectory.fan) is not None]
    among = sum(len(fan.points) for _, fan in fans)
    return tuple(
        _faint(strand, fan, run, among=among)
        for run in range(max((len(fan.points) for _, fan in fans), default=0))
        for strand, fan in fans
        if run < len(fan.points)
    )


def strength_of(look: Theme, *, runs: int) -> float:
    """How strong each of so many runs is, 0 to 1."""
    return look.run_strength * float(np.sqrt(min(1.0, FEW / runs)))


def run_of(trajectory: Trajectory, fan: Fan, run: int) -> Trajectory:
    """One of the runs as a trajectory of its own."""
    points, values, stop = fan.points[run], fan.values[run], fan.stops[run]
    return replace(trajectory, points=points, values=values, stopped_at=stop, fan=None)


def thinned(path: Path) -> Path:
    """The path without points that differ from those before them by less than can be seen."""
    if len(path.points) < 3:
        return path
    cell = THINNEST * float(np.linalg.norm(np.diff(path.domain)))
    cells = np.floor(path.points / cell)
    keeps = np.ones(len(cells), dtype=np.bool_)
    keeps[1:-1] = (cells[1:-1] != cells[:-2]).any(axis=1)  # those within a cell but for the first
    keeps |= ~path.joined
    keeps[:-1] |= ~path.joined[1:]
    return replace(
        path, points=path.points[keeps], steps=path.steps[keeps], joined=path.joined[keeps]
    )


def _faint(strand: Strand, fan: Fan, run: int, *, among: int) -> Strand:
    walk = run_of(strand.path.trajectory, fan, run)
    path = Path.of(walk, strand.path.domain, among=among)
    path = thinned(path)
    n = len(path.points)
    return replace(
        strand,
        path=path,
        sharing=Sharing(np.empty((n, 0)), np.zeros(n)),
        worn=np.full(n, np.inf),
        faint=strength_of(strand.look, runs=len(fan.points)),
    )
