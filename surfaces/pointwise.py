"""What keeps a function from being one of each point by itself: it mixes them, or changes them."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Function = Callable[[Any, Any], Any]

CLOSE = 1e-3
"""How far a value may be off among other points, as a share of the largest: far over rounding."""

AMID = slice(1, 2)
"""The probe that is neither the largest nor the smallest."""


def change(f: Function, points: Array) -> str | None:
    """How a function changes the arrays that it is given, in words; None where it does not."""
    x, y = points[..., 0].copy(), points[..., 1].copy()
    with np.errstate(all="ignore"):
        f(x, y)
    for name, now, before in zip("xy", (x, y), (points[..., 0], points[..., 1]), strict=True):
        if not np.array_equal(now, before):
            return (
                f"changes {name}, the array that it is given; write {name} = {name} - 1 where it "
                f"says {name} -= 1"
            )
    return None


def mixing(f: Function, points: Array) -> str | None:
    """How the value at a point is another among others than alone, in words; None where it is not.

    So it is where f takes a norm, a sum or a mean of all the points. What is another each time it
    is asked, such as noise, is believed.

    points: of shape (1, 3, 2), the second of them amid the others
    """
    many = _values(f, points)
    row = _values(f, points[0])[None]
    alone = _values(f, points[0, AMID])[None]
    for found, expected, told in (
        (alone, many[:, AMID], "alone"),
        (row, many, "in a row of others"),
    ):
        if _is_close(found, expected):
            continue
        if not _is_close(_values(f, points), many):
            return None
        at = 1 if found is row else 0
        (x, y), wrong, right = points[0, 1], found[0, at], expected[0, at]
        return (
            f"is {wrong:.6g} at ({x:g}, {y:g}) {told}, and {right:.6g} among others; each point "
            "must stand for itself: write np.hypot(x, y) for a norm, and take no sum, mean or "
            "largest of all of x"
        )
    return None


def _values(f: Function, points: Array) -> Array:
    """The values at the points (..., 2), shape (...); NaN where they are masked."""
    x, y = points[..., 0].copy(), points[..., 1].copy()
    with np.errstate(all="ignore"):
        values = np.ma.filled(np.ma.asarray(f(x, y), dtype=np.float64), np.nan)
    found: Array = np.broadcast_to(values, x.shape)
    return found


def _is_close(found: Array, expected: Array) -> bool:
    finite = np.abs(expected[np.isfinite(expected)])
    most = CLOSE * float(finite.max(initial=0.0))
    return bool(np.allclose(found, expected, rtol=CLOSE, atol=most, equal_nan=True))
