"""A walker's runs under noise as a page has them: thin strokes that lie under its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from render.page.packet import Smooth
from render.scene.theme import Theme
from render.trajectory import Trajectory
from render.views.paths.fan import run_of, strength_of, thinned
from render.views.paths.path import Path
from surfaces import Domain

FINE = 4095
"""Steps along each side of the domain in which places are told: a quarter of a pixel or less."""

PARTS = 256
"""Parts of a step in which a page tells when a stroke's points are reached."""


def shown_of(trajectories: Sequence[Trajectory], *, most: int) -> NDArray[np.int64]:
    """The numbers, rising, of the runs that a page shows of each walker, evenly chosen.

    They are as many as leave the positions of all walkers' runs together at `most`.
    """
    fans = [one.fan.points for one in trajectories if one.fan is not None]
    runs = max(map(len, fans), default=0)
    room = most // max(1, sum(points.shape[1] for points in fans))
    return np.arange(runs) if runs <= room else np.arange(room) * runs // max(1, room)


def fan_of(
    trajectory: Trajectory, domain: Domain, look: Theme, *, runs: NDArray[np.int64]
) -> dict[str, Any] | None:
    """Its runs of these numbers, one after the other; None where it has none.

    Told are the places (n, 2) of their corners in the plane, and `begins` (runs,), where each run
    has its first: a page lays them on the ground that it draws.
    """
    fan = trajectory.fan
    if fan is None or not len(runs):
        return None
    paths = [
        thinned(corners(Path.of(run_of(trajectory, fan, run), domain))) for run in runs.tolist()
    ]
    low, high = np.transpose(domain)
    shares = (np.concatenate([path.points for path in paths]) - low) / (high - low)
    steps = np.concatenate([path.steps for path in paths])
    lengths = [len(path.points) for path in paths]
    return {
        "strength": strength_of(look, runs=len(runs)),
        "begins": np.cumsum([0, *lengths[:-1]]).astype(np.uint32),
        "places": Smooth(np.rint(FINE * shares).astype(np.uint16)),
        "steps": Smooth(np.rint(PARTS * steps).astype(np.uint32)),
        "joined": np.concatenate([path.joined for path in paths]).astype(np.uint8),
    }


def corners(path: Path) -> Path:
    """The path without the points between two steps at which it does not turn."""
    keeps = (path.steps % 1 == 0) | ~path.joined
    keeps[:-1] |= ~path.joined[1:]
    keeps[-1:] = True
    return replace(
        path, points=path.points[keeps], steps=path.steps[keeps], joined=path.joined[keeps]
    )
