"""Storn and Price's differential evolution as scipy has it, with its population."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from adapters.followed import followed
from adapters.standing import standing
from optimizers import Ground


def differential_evolution(
    ground: Ground,
    start: NDArray[np.float64],
    steps: int,
    *,
    seed: int,
    options: Mapping[str, Any],
) -> tuple[list[NDArray[np.float64]], NDArray[np.float64]]:
    """The best member at each generation, the start at first, and all, (steps + 1, members, 2).

    The start is one of the first population, which is spread over the domain.
    """
    from scipy import optimize

    (x0, x1), (y0, y1) = ground.domain
    if not (x0 <= start[0] <= x1 and y0 <= start[1] <= y1):
        raise ValueError(
            f"differential evolution: start ({start[0]:g}, {start[1]:g}) lies outside the domain "
            f"x ∈ [{x0:g}, {x1:g}], y ∈ [{y0:g}, {y1:g}], to which it keeps"
        )
    way, populations = [start], []

    def evolved(generations: int, callback: Any) -> Any:  # noqa: ANN401  # scipy's own
        return optimize.differential_evolution(
            lambda point: float(ground.value(point)),
            ground.domain,
            maxiter=generations,
            callback=callback,
            x0=start,
            polish=False,
            rng=np.random.default_rng(seed),
            **options,
        )

    def noted(intermediate_result: Any) -> None:  # noqa: ANN401  # scipy's own
        way.append(intermediate_result.x.copy())
        populations.append(intermediate_result.population.copy())

    populations.append(np.array(evolved(0, None).population))
    evolved(steps, noted)
    return standing(way, steps), followed(np.array(standing(populations, steps)))
