"""Seeds: a generator for each run and part of a walk, so that no draw depends on another."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from optimizers.number import is_whole

MOST_RUNS = 1000
"""Of one optimizer from one start."""

BLOCK = 64
"""Steps whose numbers are drawn together: to begin with a seed takes longer than to draw a few."""


def generator(seed: int, *, run: int, part: int) -> np.random.Generator:
    """The numbers of one part of one run: a block of its steps, or an epoch."""
    return np.random.default_rng([seed, run, part])


def drawn(
    draw: Callable[[np.random.Generator, tuple[int, ...]], NDArray[Any]],
    *,
    seed: int,
    runs: int,
    starts: int,
) -> Callable[[int], NDArray[Any]]:
    """What is drawn at a step, counted from 0, (runs × starts, 2), those of one run together.

    `draw` takes a generator and a shape. A start's numbers are the same whoever starts after it.
    """

    @lru_cache(maxsize=1)
    def block(number: int) -> NDArray[Any]:
        return np.concatenate(
            [draw(generator(seed, run=run, part=number), (starts, BLOCK, 2)) for run in range(runs)]
        )

    def at(step: int) -> NDArray[Any]:
        number, place = divmod(step, BLOCK)
        found: NDArray[Any] = block(number)[:, place]
        return found

    return at


def seed_faults(kind: str, *, seed: object, runs: object) -> list[str]:
    """What is wrong with a seed and a number of runs."""
    found = []
    if not is_whole(seed) or not 0 <= seed < 2**63:
        found.append(f"{kind}: seed is {seed!r}; it must be a whole number, at least 0")
    if run_fault := runs_fault(kind, runs):
        found.append(run_fault)
    return found


def runs_fault(kind: str, runs: object) -> str:
    """What is wrong with a number of runs, where anything is."""
    if not is_whole(runs) or not 1 <= runs <= MOST_RUNS:
        return f"{kind}: runs is {runs!r}; it must be a whole number, 1 to {MOST_RUNS}"
    return ""
