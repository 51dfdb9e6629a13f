"""A domain: the rectangle of the plane worth seeing, and whether points lie in it."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Interval: TypeAlias = tuple[float, float]
"""Its lower and its upper end."""

Domain: TypeAlias = tuple[Interval, Interval]
"""The rectangle x₀ ≤ x ≤ x₁, y₀ ≤ y ≤ y₁, as ((x₀, x₁), (y₀, y₁))."""

FARTHEST, FINEST = 1e100, 1e-9
"""The largest end of a domain, and the least width against it that floats can still divide."""


def as_domain(domain: Any) -> Domain:  # noqa: ANN401  # it says whether it is one
    """The domain as pairs of floats; ValueError where it is no rectangle with an inside."""
    try:
        (x0, x1), (y0, y1) = domain
        ends = [float(end) for end in (x0, x1, y0, y1)]
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"domain is {domain!r}, not ((x0, x1), (y0, y1))") from None
    if not np.isfinite(ends).all() or not (ends[0] < ends[1] and ends[2] < ends[3]):
        raise ValueError(f"domain is {domain!r}; each end must be finite, the lower one first")
    for low, high in (ends[:2], ends[2:]):
        largest = max(abs(low), abs(high))
        if largest > FARTHEST or high - low < max(1 / FARTHEST, FINEST * largest):
            raise ValueError(
                f"domain is {domain!r}; ends may be {FARTHEST:g} at most, and no nearer to each "
                f"other than {FINEST:g} of their size"
            )
    return (ends[0], ends[1]), (ends[2], ends[3])


def within(domain: Domain, points: ArrayLike) -> NDArray[np.bool_]:
    """Whether each point of shape (..., 2) lies in the domain, edges included, shape (...)."""
    low, high = np.transpose(domain)
    points = np.asarray(points)
    return np.asarray(((low <= points) & (points <= high)).all(axis=-1), dtype=np.bool_)
