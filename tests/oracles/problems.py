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
    """A function of x and y, its two derivatives, and where its walks begin."""

    f: Callable[[Any, Any], Any]
    df: Callable[[Any, Any], tuple[Any, Any]]
    start: tuple[float, float]

    def gradient(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """∇f at points (..., 2), the same shape."""
        return np.stack(self.df(points[..., 0], points[..., 1]), axis=-1)


PROBLEMS = {
    "rosenbrock": Problem(
        f=lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2,
        df=lambda x, y: (-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)),
        start=(-1.2, 1.0),
    ),
    "stretched": Problem(
        f=lambda x, y: 2 * (x - 3) ** 2 + 50 * (y + 1) ** 2 - 4,
        df=lambda x, y: (4 * (x - 3), 100 * (y + 1)),
        start=(2.0, 3.0),
    ),
}
