"""The curvature of a surface: its second derivatives."""

from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from surfaces.differences import curvature_of


class Sloped(Protocol):
    """What has second derivatives: a Surface, or another ground with a domain and a gradient."""

    @property
    def domain(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The rectangle that gives the differences their scale, ((x₀, x₁), (y₀, y₁))."""
        ...

    def gradient(self, points: ArrayLike, /) -> NDArray[np.float64]:
        """∇f at each point of shape (..., 2), the same shape."""
        ...


def hessian(surface: Sloped, points: ArrayLike) -> NDArray[np.float64]:
    """The matrix of second derivatives at each point of shape (..., 2), shape (..., 2, 2).

    [[∂²f/∂x², ∂²f/∂x∂y], [∂²f/∂x∂y, ∂²f/∂y²]]: the surface's own `ddf` where it has one, as those
    made by `surface_from`. Otherwise by five-point central differences of the gradient, made
    symmetric, over steps h of 3 × 10⁻⁵ of the domain's width. The error is then h⁴g⁽⁵⁾/30 and
    rounding: on the smooth surfaces of this package at most 10⁻¹⁰ of the matrix's largest entry in
    and about their domains, of `levy_13` 4 × 10⁻¹⁰, of `michalewicz` 4 × 10⁻⁸. Within 2h of a jump
    of the gradient, as at the cusp of `ackley` or a crease of `bukin_6`, the numbers mean nothing.

    Raises ValueError where `df` or `ddf` returns another shape.
    """
    own = getattr(surface, "curvature", None)
    if own is None:
        return curvature_of(surface.gradient, surface.domain, points)
    found: NDArray[np.float64] = own(points)
    return found
