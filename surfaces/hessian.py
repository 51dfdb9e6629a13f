"""The curvature of a surface: its second derivatives, from the exact first ones."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from surfaces.surface import Surface

STEP = 3e-5
"""Of the stencil, as a share of the domain's width, or of the coordinate where that is larger."""


def hessian(surface: Surface, points: ArrayLike) -> NDArray[np.float64]:
    """The matrix of second derivatives at each point of shape (..., 2), shape (..., 2, 2).

    [[∂²f/∂x², ∂²f/∂x∂y], [∂²f/∂x∂y, ∂²f/∂y²]], by five-point central differences of the gradient,
    g′ ≈ (g(−2h) − 8g(−h) + 8g(h) − g(2h)) / 12h with h by STEP, made symmetric. The error is
    h⁴g⁽⁵⁾/30 and rounding: on the smooth surfaces of this package at most 10⁻¹⁰ of the matrix's
    largest entry in and about their domains, of `levy_13` 4 × 10⁻¹⁰, of `michalewicz` 4 × 10⁻⁸.
    Within 2h of a jump of the gradient, such as the cusp of `ackley` or a crease of `bukin_6`, the
    numbers mean nothing.

    Raises ValueError where `df` returns another shape.
    """
    points = np.asarray(points, dtype=np.float64)
    low, high = np.transpose(surface.domain)
    h = STEP * np.maximum(high - low, np.abs(points))
    columns = []
    for axis in range(2):
        away = h * np.eye(2)[axis]
        near, far = (
            surface.gradient(points + n * away) - surface.gradient(points - n * away)
            for n in (1, 2)
        )
        columns.append((8 * near - far) / (12 * h[..., axis, None]))
    matrix = np.stack(columns, axis=-1)
    symmetric: NDArray[np.float64] = (matrix + np.swapaxes(matrix, -1, -2)) / 2
    return symmetric
