"""Nelder and Mead's method as scipy has it, with its simplex at each iteration."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from adapters.followed import followed
from adapters.standing import standing
from optimizers import Ground


def nelder_mead(
    ground: Ground,
    start: NDArray[np.float64],
    steps: int,
    *,
    size: float | None,
    options: Mapping[str, Any],
) -> tuple[list[NDArray[np.float64]], NDArray[np.float64]]:
    """The best corner at each step, the start at first, and the simplex, (steps + 1, 3, 2).

    scipy tells the best corner alone. As the method remembers nothing but its simplex, each
    iteration is asked for by itself, from the one before.
    """
    from scipy.optimize import minimize

    first = _first(start) if size is None else start + np.array([(0, 0), (size, 0), (0, size)])
    simplexes = [np.asarray(first, dtype=np.float64)]
    for _ in range(steps):
        # It counts from 1: of two iterations one is made.
        given = {**options, "initial_simplex": simplexes[-1], "maxiter": 2}
        made = minimize(ground.value, start, method="Nelder-Mead", options=given)
        corners = np.array(made.final_simplex[0])
        if len(simplexes) > 1 and np.array_equal(corners, simplexes[-1]):
            break
        simplexes.append(corners)
    way = [start, *(corners[0] for corners in simplexes[1:])]
    return standing(way, steps), followed(np.array(standing(simplexes, steps)))


def _first(start: NDArray[np.float64]) -> NDArray[np.float64]:
    """The simplex with which scipy begins: each coordinate a twentieth longer, or a little."""
    corners = np.tile(start, (3, 1))
    for axis, coordinate in enumerate(start):
        corners[axis + 1, axis] = 1.05 * coordinate if coordinate != 0 else 0.00025
    return corners
