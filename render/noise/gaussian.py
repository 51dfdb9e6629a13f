"""Gaussian noise: as much in every direction, wherever the walker stands."""

import math
from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass

from optimizers import Gradient, Points
from optimizers.number import is_real
from render.noise.seeds import drawn, seed_faults
from surfaces import Surface


@dataclass(frozen=True)
class Gaussian:
    """∇f(θ) + σξ, with ξ of the standard normal distribution in each coordinate.

    Each of the `runs` is drawn anew; a picture shows them all.

    Raises ValueError, a line a fault, for a deviation that is not positive and finite, a seed that
    is no whole number of at least 0, and fewer than 1 or more than 1000 runs.
    """

    deviation: float
    _: KW_ONLY
    seed: int = 0
    runs: int = 1

    def __post_init__(self) -> None:
        found = seed_faults("Gaussian", seed=self.seed, runs=self.runs)
        if not is_real(self.deviation) or not 0 < self.deviation < math.inf:
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
        normal = drawn(
            lambda generator, shape: generator.standard_normal(shape),
            seed=self.seed,
            runs=self.runs,
            starts=starts,
        )

        def at(step: int) -> Gradient:
            noise = self.deviation * normal(step)

            def noisy(points: Points) -> Points:
                return surface.gradient(points) + noise

            return noisy

        return at
