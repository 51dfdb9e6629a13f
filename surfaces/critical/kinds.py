"""What kind a critical point is, by the curvature there, or by the ground about it."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from surfaces.critical.point import Kind

Array = NDArray[np.float64]

DEGENERATE = 1e-3
"""The share of the larger curvature below which the other one is looked at more closely."""

RADII = (1e-3, 3e-3, 1e-2)
"""Of the circles on which the ground is looked at, as shares of the domain's diagonal."""

ROUND = 96
"""Points of such a circle."""


def kinds_by_curvature(curvature: Array) -> list[Kind | None]:
    """The kind of each point by its matrix (n, 2, 2); None where curvature alone does not say."""
    found: list[Kind | None] = []
    for low, high in np.linalg.eigvalsh(curvature).tolist():
        smaller, larger = sorted((abs(low), abs(high)))
        if smaller <= DEGENERATE * larger:
            found.append(None)
        elif low > 0:
            found.append("minimum")
        else:
            found.append("maximum" if high < 0 else "saddle")
    return found


def kind_by_circles(
    value: Callable[[Array], Array], point: Array, *, diagonal: float, sharp: bool = False
) -> Kind:
    """The kind of an isolated point, by the ground on circles about it.

    All higher: a minimum; all lower: a maximum; twice higher and twice lower: a saddle; else flat.
    `sharp` where the circles are to begin smaller, as at a kink.
    """
    angles = 2 * np.pi * (np.arange(ROUND) + 0.5) / ROUND
    circle = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    radii = (1e-5, 1e-4, *RADII) if sharp else RADII
    here = float(value(point[None])[0])
    above = [value(point + radius * diagonal * circle) - here for radius in radii]
    kinds = {_around(one) for one in above}
    return kinds.pop() if len(kinds) == 1 else _around(above[-1] if not sharp else above[0])


def _around(above: Array) -> Kind:
    """By the heights on one circle over its middle."""
    if not np.isfinite(above).all():
        return "flat"
    if (above > 0).all():
        return "minimum"
    if (above < 0).all():
        return "maximum"
    signs = np.sign(above)
    signs = signs[signs != 0]
    turns = int((signs != np.roll(signs, 1)).sum())
    return "saddle" if turns == 4 else "flat"
