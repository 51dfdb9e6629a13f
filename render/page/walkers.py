"""A walker's part of a page: who it is, where it stood at each step, and its stroke."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from optimizers.number import is_real
from render.lettering.plain import plain
from render.page.fans import PARTS, fan_of
from render.page.packet import Smooth
from render.scene.scene import Scene
from render.scene.taking import hyperparameters, value_of
from render.shapes import Array
from render.trajectory import Trajectory
from render.views.landscape.block import Block
from render.views.paths.path import Path
from render.views.paths.strand import marked_in
from surfaces import Domain, Points

NONE: NDArray[np.int64] = np.arange(0)
"""No runs."""


def walker_of(
    scene: Scene,
    block: Block,
    trajectory: Trajectory,
    *,
    start: int,
    among: int,
    runs: NDArray[np.int64] = NONE,
) -> dict[str, Any]:
    """All of a walker, one `among` so many, from the scene's start of that number."""
    place = trajectory.optimizer
    form = scene.markers[place]
    return {
        "label": plain(trajectory.label),
        "colour": scene.colours[place],
        "form": {"corners": form.corners.round(4).tolist(), "bar": form.bar},
        "beaded": marked_in(scene)[place],
        "optimizer": place,
        "start": start,
        "variant": trajectory.variant,
        "hyperparameters": told(scene.variants[trajectory.variant].scene.optimizers[place]),
        **walk_of(scene, block, trajectory, among=among, runs=runs),
    }


def walk_of(
    scene: Scene,
    block: Block,
    trajectory: Trajectory,
    *,
    among: int = 1,
    runs: NDArray[np.int64] = NONE,
) -> dict[str, Any]:
    """What of a walker is another when it walks another way; `runs` are those of its fan."""
    path = Path.of(trajectory, scene.shown, among=among)
    fan = fan_of(trajectory, scene.shown, scene.look, runs=runs)
    return {
        "outcome": trajectory.outcome.word,
        "sentence": trajectory.outcome.value,
        "stopped": trajectory.stopped_at,
        "shares": short(shares_of(trajectory.points, scene.shown)),
        "values": short(trajectory.values),
        "path": {
            "places": Smooth(in_sixteen_bits(block.place(path.points))),
            "steps": Smooth(np.rint(PARTS * path.steps).astype(np.uint32)),
            "joined": path.joined.astype(np.uint8),
        },
        **({"fan": fan} if fan else {}),
    }


def shares_of(points: Points, domain: Domain) -> Points:
    """Points (..., 2) in shares of the domain's sides: 0 to 1 within."""
    low, high = np.transpose(domain)
    shares: Points = (points - low) / (high - low)
    return shares


def short(numbers: NDArray[np.float64]) -> NDArray[Any]:
    """In single precision, seven digits, unless that cannot hold them."""
    with np.errstate(over="ignore"):
        single = numbers.astype(np.float32)
    return single if np.isfinite(single).all() else numbers


def in_sixteen_bits(places: Array) -> NDArray[np.uint16]:
    """Coordinates of the block, from -1 to 1, in 65535 steps."""
    return np.rint(65535 * (np.clip(places, -1, 1) + 1) / 2).astype(np.uint16)


def told(optimizer: object) -> str:
    """An optimizer's hyperparameters and their values, those of what it goes around too."""
    pairs = [(name, value_of(optimizer, name)) for name in hyperparameters(optimizer)]
    found = [(name.replace("_", " "), value) for name, value in pairs if is_real(value)]
    return ", ".join(f"{name} {float(value):.6g}" for name, value in found)
