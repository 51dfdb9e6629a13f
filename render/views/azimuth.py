"""The azimuth that hides the least of the paths."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from render.raster.mesh import DepthBuffer, draw_solid
from render.shapes import Array, Solid
from render.views.block import Block
from render.views.camera import Camera
from render.views.path import Path
from render.views.view import Box

CANDIDATES = tuple(a for a in range(-165, 181, 15) if a % 90 != 0)
"""Degrees; looking straight at a wall shows no corner."""

SMALL = Box(0, 0, 320, 180)
TIE = 0.01
"""Shares of the paths' length by which two azimuths hide as little."""


def least_hidden(block: Block, paths: Sequence[Path], *, elevation: float, turn: float) -> float:
    """The candidate in degrees that hides least of the paths over a turn.

    Among those that hide as little, the one that shows the paths longest on the screen.
    """
    coarse = Block.of(block.surface, block.domain, scale=block.height.scale, cells=64)
    laid = [block.place(path.points) for path in paths]
    scores = []
    for azimuth in CANDIDATES:
        seen = [
            _seen(coarse, laid, paths, Camera(azimuth + part * turn, elevation))
            for part in (np.linspace(0, 1, 5) if turn else (0.0,))
        ]
        hidden, length = np.mean(seen, axis=0)
        scores.append((round(hidden / TIE), -length, azimuth))
    return float(min(scores)[2])


def _seen(
    block: Block, laid: Sequence[Array], paths: Sequence[Path], camera: Camera
) -> tuple[float, float]:
    """The hidden share of the paths' length, and their length on a small screen in pixels."""
    corners = block.bounds()
    camera = camera.fitted(corners, SMALL, azimuths=np.array([camera.azimuth]))
    mesh = block.terrain_mesh(camera, ("#000000",))
    blank = np.zeros((int(SMALL.height), int(SMALL.width), 3), dtype=np.uint8)
    solid = Solid((mesh, *block.wall_meshes(camera, "#000000")), isoline=0, strength=0)
    buffer = draw_solid(blank, solid, samples=2)
    total = hidden = on_screen = 0.0
    for points, path in zip(laid, paths, strict=True):
        if len(points) < 2:
            continue
        pixels, depth = camera.project(points)
        lengths = np.linalg.norm(np.diff(points, axis=0), axis=1) * path.joined[1:]
        behind = _behind(buffer, pixels, depth - 0.015)[1:]
        total += lengths.sum()
        hidden += lengths[behind].sum()
        shown = np.linalg.norm(np.diff(pixels, axis=0), axis=1) * path.joined[1:]
        on_screen += shown[~behind].sum()
    return (hidden / total if total else 0.0), on_screen


def _behind(buffer: DepthBuffer, pixels: Array, depth: Array) -> NDArray[np.bool_]:
    column = np.floor((pixels[:, 0] - buffer.left) * buffer.samples).astype(int)
    row = np.floor((pixels[:, 1] - buffer.top) * buffer.samples).astype(int)
    rows, columns = buffer.nearest.shape
    nearest = buffer.nearest[np.clip(row, 0, rows - 1), np.clip(column, 0, columns - 1)]
    behind: NDArray[np.bool_] = depth > nearest
    return behind
