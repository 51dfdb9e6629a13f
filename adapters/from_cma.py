"""CMA-ES: Hansen's evolution strategy that learns the shape of the ground."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from adapters.extra import extra
from adapters.settings import label_faults, positive_faults, seed_faults, told
from adapters.standing import standing
from optimizers import Ground, Points, Spread, Walk

BY = "from_cma"

CORNERS = 48
"""Of the polygon that is drawn for an ellipse."""


def from_cma(
    sigma: float,
    *,
    label: str | None = None,
    seed: int = 1,
    **options: Any,  # noqa: ANN401  # cma's own
) -> CMA:
    """CMA-ES from the package `cma`: `from_cma(0.5)`.

    It samples about its mean, which is where the walker stands, first with the deviation `sigma` in
    all directions, in units of the plane. The ellipse about it is one standard deviation of the
    distribution that it samples next, in which 39 % of the samples fall. A step is a generation;
    once it has ended it stands. `options` are cma's own, such as `popsize`.

    Raises ValueError for a `sigma` that is not positive, a `seed` that is no whole number of at
    least 1 (cma takes 0 for the clock), options that cma does not have; ModuleNotFoundError where
    cma is not installed.
    """
    return CMA(sigma, label=label or "", seed=seed, options=options)


@dataclass(frozen=True)
class CMA:
    """CMA-ES in a line-up; made by `from_cma`."""

    sigma: float
    _: KW_ONLY
    label: str = ""
    seed: int = 1
    options: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        extra("cma", by=BY)
        found = positive_faults(BY, "sigma", self.sigma)
        found += seed_faults(BY, self.seed, least=1)
        if self.label:
            found += label_faults(BY, self.label)
        found += [
            f"{BY}: {option} is set here, and cannot be given"
            for option in ("maxiter", "verbose", "verb_disp", "verb_log")
            if option in self.options
        ]
        if found:
            raise ValueError("\n".join(found))
        object.__setattr__(self, "label", self.label or "CMA-ES")

    def walk(self, ground: Ground, starts: Points, *, steps: int) -> Walk:
        """The way from each start, as it goes alone."""
        outside = np.random.get_state()  # noqa: NPY002  # cma seeds and draws from numpy's own
        try:
            ways = [self._way(ground, start, steps) for start in starts]
        finally:
            np.random.set_state(outside)  # noqa: NPY002  # likewise
        points = np.stack([np.array(way) for way, _ in ways], axis=1)
        ellipses = np.stack([np.array(tried) for _, tried in ways], axis=1)
        return Walk(points, spread=Spread(ellipses, outline=True))

    def _way(
        self, ground: Ground, start: NDArray[np.float64], steps: int
    ) -> tuple[list[NDArray[np.float64]], list[NDArray[np.float64]]]:
        """The means, steps + 1, and the ellipses around them."""
        import cma

        quiet = {"verbose": -9, "verb_log": 0, "verb_disp": 0}
        try:
            strategy = cma.CMAEvolutionStrategy(
                start, float(self.sigma), {**self.options, **quiet, "seed": int(self.seed)}
            )
        except ValueError as error:
            fault = told(error).partition(" Valid options are")[0]  # it names eighty
            raise ValueError(f"{BY}: {fault}") from error
        way, ellipses = [start.copy()], [ellipse(strategy)]
        while len(way) <= steps and not strategy.stop():
            samples = strategy.ask()
            values = ground.value(np.array(samples))
            if not np.isfinite(values).any():
                way += [np.full(2, np.nan)]
                ellipses += [ellipses[-1]]
                break
            strategy.tell(samples, np.where(np.isfinite(values), values, np.inf).tolist())
            way.append(np.array(strategy.mean))
            ellipses.append(ellipse(strategy))
        return standing(way, steps), standing(ellipses, steps)


def ellipse(strategy: Any) -> NDArray[np.float64]:  # noqa: ANN401  # cma's own
    """One standard deviation about the mean, as a polygon (corners, 2)."""
    angles = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    circle = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    scales = strategy.sigma * np.broadcast_to(np.asarray(strategy.sigma_vec.scaling), 2)
    root = scales[:, None] * _root(np.asarray(strategy.C))
    corners: NDArray[np.float64] = strategy.mean + circle @ root.T
    return corners


def _root(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """The symmetric square root of a covariance."""
    values, vectors = np.linalg.eigh(matrix)
    root: NDArray[np.float64] = vectors * np.sqrt(np.maximum(values, 0)) @ vectors.T
    return root
