"""Gaussian noise: as much in every direction, wherever the walker stands."""

import math
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from numbers import Real

import numpy as np

from optimizers import Gradient, Points
from render.noise.seeds import generator, seed_faults
from surfaces import Surface


@dataclass(frozen=True)
class Gaussian:
    """∇f(θ) + σξ, with ξ of the standard normal distribution in each coordinate.

    Each of the `runs` is drawn anew; a picture shows them all, and their median.

    Raises ValueError, a line a fault, for a deviation that is not positive and finite, a seed that
    is no whole number of at least 0, and fewer than 1 or more than 1000 runs.
    """

    deviation: float
    _: KW_ONLY
    seed: int = 0
    runs: int = 1

    def __post_init__(self) -> None:
        found = seed_faults("Gaussian", seed=self.seed, runs=self.runs)
        real = isinstance(self.deviation, Real) and not isinstance(self.deviation, bool)
        if not real or not 0 < self.deviation < math.inf:
            told = (
                f"Gaussian: deviation is {self.deviation!r}; it must be greater than 0 and finite"
            )
            found.insert(0, told)
        if found:
            raise ValueError("\n".join(found))

    def faults(self, surface: Surface) -> list[str]:  # noqa: ARG002  # any surface will do
        """None: it suits any surface."""
        return []

    def gradients(self, surface: Surface, *, starts: int) -> Callable[[int], Gradient]:
        """The noisy gradient at each step."""

        def at(step: int) -> Gradient:
            drawn = [
                generator(self.seed, run=run, step=step).standard_normal((starts, 2))
                for run in range(self.runs)
            ]
            noise = self.deviation * np.concatenate(drawn)

            def noisy(points: Points) -> Points:
                return surface.gradient(points) + noise

            return noisy

        return at
