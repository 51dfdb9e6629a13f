"""The camera: from the block's coordinates to pixels and depth."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from render.scene.view import Box
from render.shapes import Array

DISTANCE = 6.5
"""From the block's middle, in halves of its longer side: a mild perspective."""


@dataclass(frozen=True)
class Camera:
    """Looks at the origin from `azimuth` and `elevation` degrees; x, y, z right-handed, z up.

    A point at the origin's distance is `zoom` pixels a unit from (x, y), the origin's pixel.
    """

    azimuth: float
    elevation: float
    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    @cached_property
    def axes(self) -> Array:
        """The directions right, up and towards the eye, as rows."""
        a, e = math.radians(self.azimuth), math.radians(self.elevation)
        right = (-math.sin(a), math.cos(a), 0.0)
        up = (-math.sin(e) * math.cos(a), -math.sin(e) * math.sin(a), math.cos(e))
        towards = (math.cos(e) * math.cos(a), math.cos(e) * math.sin(a), math.sin(e))
        return np.array([right, up, towards])

    def project(self, points: Array) -> tuple[Array, Array]:
        """Pixels (..., 2) and depth (...) of points (..., 3).

        The depth is linear on the screen: a plane's depth is a plane.
        """
        seen = points @ self.axes.T
        shrink = DISTANCE / (DISTANCE - seen[..., 2])
        pixels = np.empty((*points.shape[:-1], 2))
        pixels[..., 0] = self.x + self.zoom * seen[..., 0] * shrink
        pixels[..., 1] = self.y - self.zoom * seen[..., 1] * shrink
        return pixels, -shrink

    def fitted(self, points: Array, box: Box, *, azimuths: Array) -> Camera:
        """The camera that shows points (n, 3) in the box as large as it can from every azimuth."""
        unit = replace(self, zoom=1.0, x=0.0, y=0.0)
        seen = [replace(unit, azimuth=float(azimuth)).project(points)[0] for azimuth in azimuths]
        low = np.min([pixels.min(axis=0) for pixels in seen], axis=0)
        high = np.max([pixels.max(axis=0) for pixels in seen], axis=0)
        zoom = min(np.array([box.width, box.height]) / (high - low))
        middle = (low + high) / 2
        return replace(
            self,
            zoom=float(zoom),
            x=float(box.left + box.width / 2 - zoom * middle[0]),
            y=float(box.top + box.height / 2 - zoom * middle[1]),
        )
