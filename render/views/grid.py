"""A grid of a surface's values, every one finite."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from render.shapes import Array
from surfaces import Domain, Points, Surface


@dataclass(frozen=True, eq=False)
class Grid:
    """`points` (rows, columns, 2), y along the rows and x along the columns, and their values."""

    points: Points
    values: Array

    @classmethod
    def of(cls, surface: Surface, domain: Domain, *, columns: int, rows: int) -> Grid:
        """Evaluate a surface over a domain, edges included.

        Raises ValueError, with the coordinates, where it raises or is not finite.
        """
        (x0, x1), (y0, y1) = domain
        x, y = np.meshgrid(np.linspace(x0, x1, columns), np.linspace(y0, y1, rows))
        points = np.stack([x, y], axis=-1)
        try:
            with np.errstate(all="ignore"):
                values = surface.value(points)
        except Exception as error:  # whatever the caller's own function raises
            where = "({:g}, {:g})".format(*_culprit(surface, points))
            raise ValueError(f"surface {surface.name!r} fails at {where}: {error}") from error
        if not np.isfinite(values).all():
            first = np.argwhere(~np.isfinite(values))[0]
            x, y = points[tuple(first)]
            raise ValueError(
                f"surface {surface.name!r} is {values[tuple(first)]} at ({x:g}, {y:g}); "
                "show a domain on which it is finite"
            )
        if values.max() / 4 - values.min() / 4 > np.finfo(float).max / 8:
            raise ValueError(
                f"surface {surface.name!r} spans {values.min():g} to {values.max():g}, more than "
                "can be measured; show a smaller domain"
            )
        return cls(points, values)


def _culprit(surface: Surface, points: Points) -> tuple[float, float]:
    for point in points.reshape(-1, 2):
        try:
            surface.value(point)
        except Exception:  # whatever it raises, this is the place
            return float(point[0]), float(point[1])
    return float(points[0, 0, 0]), float(points[0, 0, 1])
