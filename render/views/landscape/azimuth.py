"""Where to look from: the azimuth, and the elevation, that hide the least of the paths."""

from collections.abc import Sequence
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from render.raster.depth import DepthBuffer
from render.raster.solid import depths_of
from render.scene.view import Box
from render.shapes import Array, Solid
from render.views.landscape.block import Block
from render.views.landscape.camera import Camera
from render.views.landscape.relief import Relief
from render.views.paths.path import Path

ROUND = tuple(range(-165, 181, 15))
CANDIDATES = tuple(a for a in ROUND if a % 90 != 0)
"""Degrees; looking straight at a wall shows no corner, but a turn may begin there."""

PARTS = (0.2, 0.4, 0.6, 0.8, 1.0)
"""Shares of a turn at which is looked: at its beginning nothing has been walked."""

SMALL = Box(0, 0, 640, 360)
ELEVATIONS = (34.0, 42.0, 50.0, 60.0)
"""Degrees, the lowest first: it shows most of the heights."""

ENOUGH = 0.05
"""The hidden share of the paths with which an elevation is high enough."""

TIE = 0.01
"""Shares of the paths' length by which two azimuths hide as little."""

NEAR_A_WALL, BLANK = 25.0, 0.04
"""Degrees from facing a wall, and the hidden share that its blankness counts for."""

HEAD = 0.25
"""What the walker's last place counts for, as a share of its path's length."""

AT_THE_END = 3.0
"""The weight of where a turn ends against each of the views on the way."""


class Walked(NamedTuple):
    """What of all paths is walked by a part of the steps, laid on the block one after the other.

    points: shape (n, 3)
    joined: whether the way leads to each but the first, in one path
    weights: what each of these ways counts for, (n − 1,)
    """

    points: Array
    joined: NDArray[np.bool_]
    weights: Array

    @classmethod
    def by(cls, part: float, laid: Sequence[Array], paths: Sequence[Path]) -> Self:
        """By that part; a way counts for its length, and the last to a walker's place for more."""
        points, joined, weights = [np.empty((0, 3))], [np.empty(0, bool)], [np.empty(0)]
        for whole, path in zip(laid, paths, strict=True):
            reached = path.reached(part * (len(path.trajectory.points) - 1))
            if reached < 2:
                continue
            points.append(whole[:reached])
            joined += [np.zeros(1, bool), path.joined[1:reached]]
            lengths = np.linalg.norm(np.diff(points[-1], axis=0), axis=1) * joined[-1]
            lengths[-1] += HEAD * lengths.sum()
            weights += [np.zeros(1), lengths]
        return cls(np.concatenate(points), *(np.concatenate(e)[1:] for e in (joined, weights)))


class Outlook(NamedTuple):
    """Degrees, and the share of the paths' length, 0 to 1, that is hidden from there."""

    azimuth: float
    elevation: float
    hidden: float


def outlook(
    block: Block,
    paths: Sequence[Path],
    *,
    azimuth: float | None,
    elevation: float | None,
    turn: float,
) -> Outlook:
    """What is left open of where to look from, chosen: no higher than it takes to see the paths."""
    found = []
    for high in ELEVATIONS if elevation is None else (elevation,):
        found.append(_least_hidden(block, paths, azimuth=azimuth, elevation=high, turn=turn))
        if found[-1].hidden <= ENOUGH:
            break
    return min(found, key=lambda one: (round(one.hidden / ENOUGH), one.elevation))


def _least_hidden(
    block: Block,
    paths: Sequence[Path],
    *,
    azimuth: float | None,
    elevation: float,
    turn: float,
) -> Outlook:
    """The azimuth that hides least of the paths over a turn, corners before blank walls.

    On the way it is what has been walked by then, and where each walker stands, that is to be seen.
    Among those that hide as little, the one that shows the paths longest on the screen.
    """
    coarse = Block.of(
        block.surface, block.domain, scale=block.height.scale, cells=64, rise=block.rise
    )
    relief = Relief.of(coarse, zoom=SMALL.height)
    laid = [block.place(path.points) for path in paths]
    parts = PARTS if turn else (1.0,)
    walked = [Walked.by(part, laid, paths) for part in parts]
    weights = [AT_THE_END if part == 1 else 1.0 for part in parts]
    open_to_choice = ROUND if turn else CANDIDATES
    scores = []
    for candidate in open_to_choice if azimuth is None else (azimuth,):
        seen = [
            _seen(coarse, relief, ways, Camera(candidate + part * turn, elevation))
            for part, ways in zip(parts, walked, strict=True)
        ]
        hidden, length = np.average(seen, axis=0, weights=weights)
        from_wall = abs((candidate + turn + 45) % 90 - 45)
        blank = BLANK if from_wall < NEAR_A_WALL else 0.0
        scores.append((round((hidden + blank) / TIE), -length, candidate, hidden))
    _, _, best, hidden = min(scores)
    return Outlook(float(best), elevation, float(hidden))


def _seen(block: Block, relief: Relief, walked: Walked, camera: Camera) -> tuple[float, float]:
    """The hidden share of what is walked, and its length on a small screen in pixels."""
    camera = camera.fitted(block.bounds(), SMALL, azimuths=np.array([camera.azimuth]))
    solid = Solid(relief.meshes(camera, ("#000000",), "#000000"), isoline=0, strength=0)
    depths = depths_of(int(SMALL.width), int(SMALL.height), solid)
    pixels, depth = camera.project(walked.points)
    behind = _behind(depths, pixels, depth - 0.015)[1:]
    total = walked.weights.sum()
    hidden = walked.weights[behind].sum() / total if total else 0.0
    shown = np.linalg.norm(np.diff(pixels, axis=0), axis=1) * walked.joined
    return hidden, shown[~behind].sum()


def _behind(buffer: DepthBuffer, pixels: Array, depth: Array) -> NDArray[np.bool_]:
    column = np.floor(pixels[:, 0]).astype(int) - buffer.left
    row = np.floor(pixels[:, 1]).astype(int) - buffer.top
    rows, columns = buffer.nearest.shape
    nearest = buffer.nearest[np.clip(row, 0, rows - 1), np.clip(column, 0, columns - 1)]
    behind: NDArray[np.bool_] = depth > nearest
    return behind
