"""Points that are critical in whole lines or fields, told from isolated ones, and put together."""

import numpy as np
from numpy.typing import NDArray

from surfaces.critical.newton import Ground, roots

Array = NDArray[np.float64]

ASIDE = 0.01
"""How far beside a point another is looked for, as a share of the domain's diagonal."""

SAME = 3e-6
"""Points nearer to each other than this are one …"""

BLURRED = 2e-3
"""… or than this, where curvature vanishes and Newton's method is vague."""


def distinct(points: Array, *, near: float) -> Array:
    """The points, first come first kept, without those near to one that is kept."""
    kept: list[Array] = []
    rest = points
    while len(rest):
        first = rest[0]
        kept.append(first)
        rest = rest[np.linalg.norm(rest - first, axis=1) > near]
    return np.array(kept).reshape(-1, 2)


def is_isolated(
    ground: Ground, points: Array, curvature: Array, *, diagonal: float, typical: float
) -> NDArray[np.bool_]:
    """Whether each critical point of vanishing curvature stands alone, shape (n,).

    From a little aside, the way that curvature vanishes, Newton's method comes back to one that
    does; to one of many it need not.
    """
    if not len(points):
        return np.zeros(0, dtype=np.bool_)
    values, vectors = np.linalg.eigh(curvature)
    weakest = np.abs(values).argmin(axis=1)
    along = vectors[np.arange(len(points)), :, weakest]
    across = np.stack([-along[:, 1], along[:, 0]], axis=1)
    alone = np.ones(len(points), dtype=np.bool_)
    for way in (along, -along, along + across, along - across):
        probe = points + ASIDE * diagonal * way / np.linalg.norm(way, axis=1, keepdims=True)
        found = roots(ground, probe, diagonal=diagonal, typical=typical)
        away = np.linalg.norm(found - points, axis=1)
        alone &= ~((away > ASIDE / 3 * diagonal) & (away < 3 * ASIDE * diagonal))
    return alone


def components(points: Array, *, reach: float) -> list[Array]:
    """The points in groups, each held together by neighbours within reach."""
    groups: list[Array] = []
    left = np.ones(len(points), dtype=np.bool_)
    while left.any():
        group = [int(np.flatnonzero(left)[0])]
        left[group[0]] = False
        for at in group:
            close = np.flatnonzero(left & (np.linalg.norm(points - points[at], axis=1) <= reach))
            left[close] = False
            group += close.tolist()
        groups.append(points[group])
    return groups
