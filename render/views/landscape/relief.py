"""The relief: a block's terrain and walls in as few patches as a picture of its size needs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.raster.patches import patches_of
from render.shapes import Array, Mesh
from render.views.landscape.block import Block
from render.views.landscape.camera import DISTANCE, Camera

LIGHT = np.array([-0.53, 0.64, 0.56])
"""Where the light comes from, right, up and towards the eye: the upper left front."""

AMBIENT, BRIGHTEST = 0.72, 1.06
"""The terrain's light away from the light and facing it."""

WALL_DARKEST, WALL_BRIGHTEST = 0.8, 0.98


@dataclass(frozen=True, eq=False)
class Patchwork:
    """Vertices in the block's coordinates (n, 3), their heights (n,), and quads of them (m, 4)."""

    points: Array
    heights: Array
    quads: NDArray[np.int32]

    @classmethod
    def of(cls, points: Array, heights: Array, quads: NDArray[np.int32]) -> Patchwork:
        """Of a grid's vertices those that the quads need."""
        used = np.unique(quads)
        numbers = np.searchsorted(used, quads).astype(np.int32)
        return cls(points.reshape(-1, 3)[used], heights.reshape(-1)[used], numbers)

    def mesh(self, camera: Camera, light: Array, ramp: tuple[str, ...], *, levels: int = 0) -> Mesh:
        """The sheet as the camera sees it, in a light (n,)."""
        pixels, depth = camera.project(self.points)
        return Mesh(pixels, depth, self.heights, light, self.quads, ramp, levels, two_sided=False)


@dataclass(frozen=True, eq=False)
class Relief:
    """The terrain, its unit normals (n, 3), and the walls, each with the direction outward."""

    terrain: Patchwork
    normals: Array
    walls: tuple[tuple[Patchwork, Array], ...]

    @classmethod
    def of(cls, block: Block, *, zoom: float, levels: int = 0) -> Relief:
        """For a picture of `zoom` pixels a unit, with isolines at so many levels and one less."""
        lights = (BRIGHTEST - AMBIENT) * block.terrain_normals
        quads = patches_of(zoom * block.terrain, block.heights, lights, levels)
        return cls(
            Patchwork.of(block.terrain, block.heights, quads),
            block.terrain_normals.reshape(-1, 3)[np.unique(quads)],
            tuple(walls(block, zoom)),
        )

    def meshes(
        self, camera: Camera, ramp: tuple[str, ...], wall: str, *, levels: int = 0
    ) -> tuple[Mesh, ...]:
        """All that faces the camera, the terrain first."""
        lit = np.clip(self.normals @ (LIGHT @ camera.axes), 0, None)
        light = AMBIENT + (BRIGHTEST - AMBIENT) * lit
        meshes = [self.terrain.mesh(camera, light, ramp, levels=levels)]
        for sheet, outward in self.walls:
            if (DISTANCE * camera.axes[2] - sheet.points[0]) @ outward > 0:
                facing = max(0.0, float(outward @ (LIGHT @ camera.axes)))
                even = WALL_DARKEST + (WALL_BRIGHTEST - WALL_DARKEST) * facing
                meshes.append(sheet.mesh(camera, np.full(len(sheet.points), even), (wall, wall)))
        return tuple(meshes)


def walls(block: Block, zoom: float) -> list[tuple[Patchwork, Array]]:
    """The four walls, each from the floor up to a rim of the terrain."""
    top = block.terrain
    rims = [
        (top[0], (0.0, -1.0, 0.0)),
        (top[-1, ::-1], (0.0, 1.0, 0.0)),
        (top[::-1, 0], (-1.0, 0.0, 0.0)),
        (top[:, -1], (1.0, 0.0, 0.0)),
    ]
    found = []
    for rim, outward in rims:
        floor = rim.copy()
        floor[:, 2] = block.floor
        grid = np.stack([floor, rim])
        heights = np.zeros(grid.shape[:2])
        quads = patches_of(zoom * grid, heights, np.zeros_like(grid), 0)
        found.append((Patchwork.of(grid, heights, quads), np.array(outward)))
    return found
