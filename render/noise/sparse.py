"""Sparse gradients: a coordinate that is seen only now and then, as a rare feature is."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass

import numpy as np

from optimizers import Gradient, Points
from optimizers.number import is_real
from render.noise.seeds import drawn, seed_faults
from surfaces import Surface


@dataclass(frozen=True)
class Sparse:
    """(∂f/∂x · bˣ/pˣ, ∂f/∂y · bʸ/pʸ), where bˣ is 1 with probability `x`, else 0, and bʸ with `y`.

    So a feature that only a share p of the examples have gives its weight a gradient at a share p
    of the steps. Divided by p it is unbiased: on the average it is ∇f, and f the mean over all
    examples, whose slope along a rare feature is p times that of an example with it. Not
    `unbiased`, it is (bˣ ∂f/∂x, bʸ ∂f/∂y): f is then what an example with all features says, and
    what walkers descend on the average has the slopes pˣ ∂f/∂x and pʸ ∂f/∂y, which is not the
    surface that is drawn.

    Each of the `runs` is drawn anew; a picture shows them all.

    Raises ValueError, a line a fault, for probabilities that are not greater than 0 and at most 1,
    for two that are 1, a seed that is no whole number of at least 0, and fewer than 1 or more than
    1000 runs.
    """

    _: KW_ONLY
    x: float = 1.0
    y: float = 1.0
    seed: int = 0
    runs: int = 1
    unbiased: bool = True

    def __post_init__(self) -> None:
        found = [
            f"Sparse: {name} is {given!r}; it must be a probability, greater than 0 and at most 1"
            for name, given in (("x", self.x), ("y", self.y))
            if not is_real(given) or not 0 < given <= 1
        ]
        if not found and self.x == self.y == 1:
            found.append("Sparse: x and y are both seen at every step; write Sparse(y=0.1)")
        if not isinstance(self.unbiased, bool):
            found.append(f"Sparse: unbiased is {self.unbiased!r}; it must be True or False")
        found += seed_faults("Sparse", seed=self.seed, runs=self.runs)
        if found:
            raise ValueError("\n".join(found))

    def faults(self, surface: Surface) -> list[str]:  # noqa: ARG002  # any surface will do
        """None: it suits any surface."""
        return []

    def gradients(self, surface: Surface, *, starts: int) -> Callable[[int], Gradient]:
        """The gradient at each step, 0 along what is not seen."""
        chance = np.array([self.x, self.y])
        uniform = drawn(
            lambda generator, shape: generator.random(shape),
            seed=self.seed,
            runs=self.runs,
            starts=starts,
        )

        def at(step: int) -> Gradient:
            seen = uniform(step) < chance
            weight = np.where(seen, 1 / chance if self.unbiased else 1.0, 0.0)

            def sparse(points: Points) -> Points:
                return np.where(seen, weight * surface.gradient(points), 0.0)

            return sparse

        return at
