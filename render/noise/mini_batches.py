"""Mini-batches: the gradient over a few of the examples of which the surface is the mean."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from optimizers import Gradient, Points
from optimizers.number import is_whole
from render.noise.noise import Held
from render.noise.seeds import generator, seed_faults
from surfaces import Averaged, Surface


@dataclass(frozen=True)
class MiniBatches:
    """The mean of ∇lossᵢ(θ) over a batch of `size` examples, another at each step.

    Of an `Averaged` surface. As in training, the examples are shuffled for each epoch and taken in
    turn, so each comes once an epoch; where the size does not divide their number, those that fill
    no batch at its end are left out of it, so that no step is noisier than others.
    `with_replacement` each step draws from all of them, whatever came before.
    All optimizers, from all starts, get the same batches. Each of the `runs` shuffles anew; a
    picture shows them all.

    Raises ValueError, a line a fault, for a size that is no whole number of at least 1, a seed that
    is none of at least 0, and fewer than 1 or more than 1000 runs.
    """

    size: int
    _: KW_ONLY
    seed: int = 0
    runs: int = 1
    with_replacement: bool = False

    def __post_init__(self) -> None:
        found = seed_faults("MiniBatches", seed=self.seed, runs=self.runs)
        if not is_whole(self.size) or self.size < 1:
            told = f"MiniBatches: size is {self.size!r}; it must be a whole number, at least 1"
            found.insert(0, told)
        if not isinstance(self.with_replacement, bool):
            given = f"MiniBatches: with_replacement is {self.with_replacement!r}"
            found.append(f"{given}; it must be True or False")
        if found:
            raise ValueError("\n".join(found))

    def faults(self, surface: Surface) -> list[str]:
        """A surface that is no mean over data, or over fewer examples than a batch has."""
        if not isinstance(surface, Averaged):
            return [
                f"MiniBatches: surface {surface.name!r} is no mean over data and has no batches; "
                "make it with surfaces.Averaged, or take render.Gaussian"
            ]
        if self.size > surface.examples:
            told = f"MiniBatches: size is {self.size}, and the data of {surface.name!r} has"
            return [f"{told} {surface.examples} examples; it must be at most that"]
        return []

    def batches(self, examples: int) -> Callable[[int], NDArray[np.int64]]:
        """The examples of each run's batch, (runs, size), at a step, counted from 0."""
        size, steps = int(self.size), examples // int(self.size)

        @lru_cache(maxsize=1)
        def epoch(number: int) -> NDArray[np.int64]:
            found = np.empty((self.runs, self._in_epoch(examples)), dtype=np.int64)
            for run, row in enumerate(found):
                row[:] = self._shuffled(examples, run, number)
            return found

        def at(step: int) -> NDArray[np.int64]:
            number, place = divmod(step, steps)
            return epoch(number)[:, place * size : (place + 1) * size]

        return at

    def gradients(self, surface: Surface, *, starts: int) -> Callable[[int], Gradient]:
        """The gradient over the batch of each step."""
        if not isinstance(surface, Averaged):
            raise ValueError(self.faults(surface)[0])  # noqa: TRY004  # as all faults of a scene
        averaged: Averaged = surface
        batches = self.batches(averaged.examples)

        def at(step: int) -> Gradient:
            chosen = batches(step)

            def over_batch(points: Points) -> Points:
                return averaged.gradient_over(points, np.repeat(chosen, starts, axis=0))

            return over_batch

        return at

    def held(self, surface: Surface, *, starts: int) -> Held:
        """The examples' numbers: a batch for each run, two epochs, and a batch for each walker."""
        examples = surface.examples if isinstance(surface, Averaged) else 0
        epochs = 2 * self.runs * self._in_epoch(examples)
        return Held(8.0 * self.runs * self.size, 8.0 * (epochs + self.runs * starts * self.size))

    def _in_epoch(self, examples: int) -> int:
        """How many are drawn for an epoch."""
        return -(-examples // self.size) * self.size if self.with_replacement else examples

    def _shuffled(self, examples: int, run: int, epoch: int) -> NDArray[np.int64]:
        """The examples in the order in which a run takes them in an epoch."""
        numbers = generator(self.seed, run=run, part=epoch)
        if not self.with_replacement:
            return numbers.permutation(examples)
        return numbers.integers(examples, size=self._in_epoch(examples))
