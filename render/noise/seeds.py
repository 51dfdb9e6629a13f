"""Seeds: one generator for each run and step, so that no draw depends on another."""

from numbers import Integral

import numpy as np

MOST_RUNS = 1000
"""Of one optimizer from one start."""


def generator(seed: int, *, run: int, step: int) -> np.random.Generator:
    """The numbers of one step of one run."""
    return np.random.default_rng([seed, run, step])


def seed_faults(kind: str, *, seed: object, runs: object) -> list[str]:
    """What is wrong with a seed and a number of runs."""
    found = []
    if not _is_whole(seed) or not 0 <= seed < 2**63:  # type: ignore[operator]  # a whole number is
        found.append(f"{kind}: seed is {seed!r}; it must be a whole number, at least 0")
    if not _is_whole(runs) or not 1 <= runs <= MOST_RUNS:  # type: ignore[operator]  # likewise
        found.append(f"{kind}: runs is {runs!r}; it must be a whole number, 1 to {MOST_RUNS}")
    return found


def _is_whole(value: object) -> bool:
    return isinstance(value, Integral) and not isinstance(value, bool)
