"""The terrains of a check: gradients of every size, apart in every way that tells rules apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from optimizers import Points

Domain = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Terrain:
    """What is walked on: `name` as in "on the bowl"; `f`, `df` and `ddf` take x and y.

    `ddf` gives ∂²f/∂x², ∂²f/∂x∂y and ∂²f/∂y², numbers where they are the same everywhere.

    `falling` says whether the learning rate falls along the way.
    """

    name: str
    f: Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]]
    df: Callable[
        [NDArray[np.float64], NDArray[np.float64]], tuple[NDArray[np.float64], NDArray[np.float64]]
    ]
    ddf: Callable[
        [NDArray[np.float64], NDArray[np.float64]], tuple[ArrayLike, ArrayLike, ArrayLike]
    ]
    starts: tuple[tuple[float, float], ...]
    falling: bool = False
    domain: Domain = ((-10.0, 10.0), (-10.0, 10.0))

    def value(self, points: ArrayLike) -> NDArray[np.float64]:
        """F at points (..., 2), shape (...)."""
        x, y = np.moveaxis(np.asarray(points, dtype=np.float64), -1, 0)
        return self.f(x, y)

    def gradient(self, points: ArrayLike) -> Points:
        """∇f at points (..., 2), the same shape."""
        x, y = np.moveaxis(np.asarray(points, dtype=np.float64), -1, 0)
        return np.stack(self.df(x, y), axis=-1)

    def curvature(self, points: ArrayLike) -> Points:
        """The matrices of second derivatives at points (..., 2), shape (..., 2, 2)."""
        x, y = np.moveaxis(np.asarray(points, dtype=np.float64), -1, 0)
        xx, xy, yy = np.broadcast_arrays(*self.ddf(x, y), x)[:3]
        return np.stack([np.stack([xx, xy], axis=-1), np.stack([xy, yy], axis=-1)], axis=-2)


NEAR = ((1.0, 1.0), (-2.0, 0.5), (0.3, -1.7))
"""Starts of most."""

SMALL, WIDE = 1e-7, 40.0
"""Gradients near ε, and in hundreds."""

BOWL = Terrain(
    "the bowl x² + 5y²",
    lambda x, y: x**2 + 5 * y**2,
    lambda x, y: (2 * x, 10 * y),
    lambda *_: (2.0, 0.0, 10.0),
    NEAR,
)

TINY = Terrain(
    "a bowl with tiny gradients",
    lambda x, y: SMALL * (x**2 + 5 * y**2),
    lambda x, y: (SMALL * 2 * x, SMALL * 10 * y),
    lambda *_: (SMALL * 2, 0.0, SMALL * 10),
    NEAR,
)

TERRAINS = (
    BOWL,
    Terrain(
        "Rosenbrock's valley",
        lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2,
        lambda x, y: (-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)),
        lambda x, y: (2 - 400 * (y - 3 * x**2), -400 * x, 200.0),
        ((-0.5, 0.5), (0.6, 0.2)),
    ),
    Terrain(
        "the saddle x² − y²",
        lambda x, y: x**2 - y**2,
        lambda x, y: (2 * x, -2 * y),
        lambda *_: (2.0, 0.0, -2.0),
        NEAR,
    ),
    Terrain(
        "a bowl about (5, −7)",
        lambda x, y: 0.1 * (x - 5) ** 2 + 4 * (y + 7) ** 2,
        lambda x, y: (0.2 * (x - 5), 8 * (y + 7)),
        lambda *_: (0.2, 0.0, 8.0),
        ((4.0, -6.0), (6.5, -7.2)),
    ),
    TINY,
    Terrain(
        "a funnel with large gradients",
        lambda x, y: WIDE * (np.logaddexp(x, -x) + 2 * np.logaddexp(y, -y)),
        lambda x, y: (WIDE * np.tanh(x), WIDE * 2 * np.tanh(y)),
        lambda x, y: (WIDE / np.cosh(x) ** 2, 0.0, WIDE * 2 / np.cosh(y) ** 2),
        ((1.0, 1.5), (-2.0, 0.5)),
    ),
    Terrain(
        "a slope on which x has no gradient at first",
        lambda x, y: np.where(y < 0.99, x**2, 0.0) + 4 * y**2,
        lambda x, y: (np.where(y < 0.99, 2 * x, 0.0), 8 * y),
        lambda _, y: (np.where(y < 0.99, 2.0, 0.0), 0.0, 8.0),
        ((1.5, 1.0), (-0.7, 1.0)),
    ),
    Terrain(
        "the bowl, with a falling learning rate",
        BOWL.f,
        BOWL.df,
        BOWL.ddf,
        NEAR,
        falling=True,
    ),
)
