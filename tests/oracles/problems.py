"""Where oracles walk: f and ∇f in double precision, and a start.

`f` takes what any library computes with.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

STEPS = 60


@dataclass(frozen=True)
class Problem:
    """A function of x and y, its derivatives, two and three, and where its walks begin."""

    f: Callable[[Any, Any], Any]
    df: Callable[[Any, Any], tuple[Any, Any]]
    ddf: Callable[[Any, Any], tuple[Any, Any, Any]]
    start: tuple[float, float]

    def __call__(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """∇f at points (..., 2), the same shape."""
        return np.stack(self.df(points[..., 0], points[..., 1]), axis=-1)

    def curvature(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """The matrix of second derivatives at a point (2,), shape (2, 2)."""
        xx, xy, yy = self.ddf(*points)
        return np.array([[xx, xy], [xy, yy]])


PROBLEMS = {
    "rosenbrock": Problem(
        f=lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2,
        df=lambda x, y: (-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)),
        ddf=lambda x, y: (2 - 400 * (y - 3 * x**2), -400 * x, 200.0),
        start=(-1.2, 1.0),
    ),
    "stretched": Problem(
        f=lambda x, y: 2 * (x - 3) ** 2 + 50 * (y + 1) ** 2 - 4,
        df=lambda x, y: (4 * (x - 3), 100 * (y + 1)),
        ddf=lambda *_: (4.0, 0.0, 100.0),
        start=(2.0, 3.0),
    ),
}
