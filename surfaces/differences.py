"""Derivatives by differences, with how far each can be trusted; curvature from a gradient."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from surfaces.domain import Domain

Array = NDArray[np.float64]
Function = Callable[[Any, Any], Any]

STEP = 3e-5
"""Of curvature's stencil, as a share of the domain's width, or of a coordinate that is larger."""

SHARES = np.array([1.0, 0.5, 0.125, 1e-4])
"""Of the widest step, in which a slope is measured: the last is fine enough for fine waves."""

WIDEST = 1e-3
"""That step, as a share of the domain's width, or of a coordinate that is larger."""


def slopes_and_doubts(f: Function, points: Array, domain: Domain) -> tuple[Array, Array]:
    """∇f at points (n, 2) by differences, and how far off it may be, both of shape (n, 2).

    Measured over four steps: where they disagree, as about a kink, where f is noise or where it
    is too large for its slope to be seen, the doubt is as large as what they disagree by; it is
    infinite where f is not finite.
    """
    low, high = np.transpose(domain)
    widest = WIDEST * np.maximum(high - low, np.abs(points))  # (n, 2)
    offsets = np.concatenate([-SHARES, [0.0], SHARES[::-1]])
    away = widest[:, :, None, None] * offsets[:, None] * np.eye(2)[None, :, None, :]
    stencil = points[:, None, None, :] + away  # (n, axis, offset, 2)
    flat = stencil.reshape(-1, 2)
    values = np.empty(len(flat))
    with np.errstate(all="ignore"):
        values[...] = f(flat[:, 0].copy(), flat[:, 1].copy())
        values = values.reshape(stencil.shape[:-1])
        below, here, above = values[..., :4], values[..., 4:5], values[..., :4:-1]
        steps = widest[..., None] * SHARES
        slope = (above - below) / (2 * steps)
        bend = (above - 2 * here + below) / steps
        best = (4 * slope[..., 1] - slope[..., 0]) / 3
        kink = np.abs(2 * bend[..., 1] - bend[..., 0]) + np.abs(8 * bend[..., 2] - bend[..., 0])
        noise = 16 * np.finfo(float).eps * np.abs(values).max(axis=-1) / steps[..., 2]
        doubt = np.ptp(slope, axis=-1) + kink + noise
        # Where nothing changes, f may be a staircase, or lie too high for its slope to be seen.
        doubt[np.ptp(values, axis=-1) == 0] = np.inf
    return best, np.where(np.isfinite(best) & np.isfinite(doubt), doubt, np.inf)


def curvature_of(gradient: Callable[[Array], Array], domain: Domain, points: ArrayLike) -> Array:
    """The symmetric matrix of second derivatives at points (..., 2), by differences of gradients.

    Five-point central ones, g′ ≈ (g(−2h) − 8g(−h) + 8g(h) − g(2h)) / 12h with h by STEP.
    """
    points = np.asarray(points, dtype=np.float64)
    low, high = np.transpose(domain)
    h = STEP * np.maximum(high - low, np.abs(points))
    columns = []
    for axis in range(2):
        away = h * np.eye(2)[axis]
        near, far = (gradient(points + n * away) - gradient(points - n * away) for n in (1, 2))
        columns.append((8 * near - far) / (12 * h[..., axis, None]))
    matrix = np.stack(columns, axis=-1)
    symmetric: Array = (matrix + np.swapaxes(matrix, -1, -2)) / 2
    return symmetric
