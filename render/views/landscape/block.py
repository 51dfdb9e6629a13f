"""The block: a surface's terrain on four walls, in coordinates about its middle."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from render.scene.height import Height
from render.shapes import Array
from render.views.grid import Grid
from surfaces import Domain, Points, Scale, Surface

HIGHEST, FLATTEST = 1.0, 0.35
"""Height of the terrain from lowest to highest, where half of the block's longer side is 1."""

STEEPEST = 2.0
"""Rise a run that nine tenths of the terrain keep below, if need be by a lower block."""

PLINTH = 0.13
"""Height of the walls under the lowest point."""

SHEER = 1e6
"""The slope beyond which a wall is a wall; where f has no gradient, the ground is level."""

CREASED, ABRUPT = 0.5, 3.0
"""Where two neighbours' normals differ by more, and so many times as much as any beside them, each
is a mean of those about it …"""

ASIDE = np.array([-0.7, -0.35, 0.0, 0.35, 0.7])
"""… at so many cells each way, or else a crease askew to the grid would be a staircase."""

NARROWEST = 0.4
"""The shorter side as a share of the longer one; domains narrower than that are widened."""


@dataclass(frozen=True, eq=False)
class Block:
    """Terrain over the domain: x and y to scale, `rise` high, centred on the origin.

    `terrain` (rows, columns, 3) is its grid, `heights` its scaled heights from 0 to 1;
    `terrain_normals` are of length 1, or less along a crease, where they are means.
    """

    surface: Surface
    domain: Domain
    height: Height
    sides: tuple[float, float]
    rise: float
    heights: Array
    terrain: Array
    terrain_normals: Array

    @classmethod
    def of(
        cls,
        surface: Surface,
        domain: Domain,
        *,
        scale: Scale,
        cells: int,
        rise: float | None = None,
    ) -> Block:
        """The block of a surface over a domain, on a grid of `cells` by `cells`.

        Without a `rise` it is as high as its slopes allow.

        Raises ValueError where the surface is not finite on the domain.
        """
        grid = Grid.of(surface, domain, columns=cells + 1, rows=cells + 1)
        height = Height.over(grid.values, surface, domain, scale=scale)
        spans = np.array([x1 - x0 for x0, x1 in domain])
        sides = np.maximum(spans / spans.max(), NARROWEST)
        lengths = (float(sides[0]), float(sides[1]))
        bare = cls(surface, domain, height, lengths, rise or HIGHEST, *[np.empty(0)] * 3)
        if rise is None:
            slopes = np.linalg.norm(bare.slope(grid.points), axis=-1)
            steep = max(STEEPEST, float(np.quantile(slopes, 0.9)))
            bare = replace(bare, rise=max(FLATTEST, HIGHEST * STEEPEST / steep))
        return replace(
            bare,
            heights=height(grid.values),
            terrain=bare.place(grid.points, grid.values),
            terrain_normals=bare.softened(grid.points, bare.normals(grid.points)),
        )

    def place(self, points: Points, values: Array | None = None) -> Array:
        """Points of the domain (..., 2) on the terrain, shape (..., 3)."""
        if values is None:
            values = self.surface.value(points)
        return self.at_height(points, self.rise * self.height(values))

    def at_height(self, points: Points, z: Array | float) -> Array:
        """Points of the domain (..., 2) at heights above the lowest point, shape (..., 3)."""
        placed = np.empty((*points.shape[:-1], 3))
        for axis, (low, high) in enumerate(self.domain):
            placed[..., axis] = self.sides[axis] * (
                2 * (points[..., axis] - low) / (high - low) - 1
            )
        placed[..., 2] = z - self.rise / 2
        return placed

    def slope(self, points: Points) -> Array:
        """∂z/∂x and ∂z/∂y of the terrain at points of the domain, in the block's own lengths."""
        with np.errstate(all="ignore"):
            gradient = self.surface.gradient(points)
            slope = self.rise * self.height.slope(self.surface.value(points), gradient)
        slope = np.clip(np.nan_to_num(slope), -SHEER, SHEER)
        for axis, (low, high) in enumerate(self.domain):
            slope[..., axis] *= (high - low) / (2 * self.sides[axis])
        return slope

    def normals(self, points: Points) -> Array:
        """Unit normals of the terrain, upward, at points of the domain, shape (..., 3)."""
        slope = self.slope(points)
        normals = np.concatenate([-slope, np.ones((*slope.shape[:-1], 1))], axis=-1)
        unit: Array = normals / np.linalg.norm(normals, axis=-1, keepdims=True)
        return unit

    def softened(self, points: Points, normals: Array) -> Array:
        """The normals at a grid's points (rows, columns, 2), means where they change abruptly."""
        creased = np.zeros(points.shape[:2], dtype=np.bool_)
        for axis in (0, 1):
            turns = np.linalg.norm(np.diff(normals, axis=axis), axis=-1)
            beside = np.insert(turns, (0, turns.shape[axis]), values=0.0, axis=axis)
            before, after = (np.delete(beside, end, axis) for end in ((-1, -2), (0, 1)))
            jumps = (turns > CREASED) & (turns > ABRUPT * np.maximum(before, after))
            ends = np.insert(jumps, (0, jumps.shape[axis]), values=False, axis=axis)
            creased |= np.delete(ends, 0, axis) | np.delete(ends, -1, axis)
        if not creased.any():
            return normals
        low, high = np.transpose(self.domain)
        cell = (high - low) / (np.array(points.shape[1::-1]) - 1)
        aside = np.stack(np.meshgrid(ASIDE, ASIDE), axis=-1).reshape(-1, 2) * cell
        about = np.clip(points[creased][:, None] + aside, low, high)
        softened = normals.copy()
        softened[creased] = self.normals(about).mean(axis=1)
        return softened

    @property
    def floor(self) -> float:
        """The floor's z."""
        return -self.rise / 2 - PLINTH

    def bounds(self) -> Array:
        """Points (n, 3) that a picture of the block must hold."""
        rim = self.terrain[:: max(1, len(self.terrain) // 40)]
        corners = [(x, y, self.floor) for x in (-1, 1) for y in (-1, 1)]
        floor = np.array(corners) * (*self.sides, 1)
        return np.concatenate([rim.reshape(-1, 3), self.terrain[-1], floor])
