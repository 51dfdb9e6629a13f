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
        with np.errstate(all="ignore"):
            values, error = _evaluated(surface, points)
            if values is None:
                told = " ".join(f"{type(error).__name__}: {error}".split())
                raise ValueError(
                    f"surface {surface.name!r} fails {_where(surface, points)}: {told}"
                ) from error
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


def _where(surface: Surface, points: Points) -> str:
    """The first point at which it raises, or that it does so on arrays of this shape alone."""
    spots = points.reshape(-1, 2)
    while len(spots) > 1:
        halves = np.array_split(spots, 2)
        failing = next((half for half in halves if _evaluated(surface, half)[1]), None)
        if failing is None:
            return f"on arrays of shape {points.shape[:-1]}"
        spots = failing
    if not _evaluated(surface, spots[0])[1]:
        return f"on arrays of shape {points.shape[:-1]}"
    return f"at ({spots[0, 0]:g}, {spots[0, 1]:g})"


def _evaluated(surface: Surface, points: Points) -> tuple[Array | None, Exception | None]:
    """The values, or what the surface's own function raised instead, whatever it is."""
    try:
        return surface.value(points), None
    # Nothing runs here but f, the user's own code, which may raise anything: whatever it is, the
    # caller tells it with the point. Signals are no Exception, and pass.
    except Exception as error:
        return None, error
