"""A tiny problem: three clouds in four dimensions, and networks small enough to check by hand."""

import numpy as np

from networks import MLP, Data, split

NETWORK = MLP((4, 5, 3))


def clouds(*, examples: int = 60, seed: int = 0) -> Data:
    """Points about three centres, labelled by these."""
    random = np.random.default_rng(seed)
    labels = random.integers(3, size=examples)
    centres = np.array([[2, 0, 0, 1], [0, 2, 0, -1], [0, 0, 2, 0]])
    return split(centres[labels] + random.normal(size=(examples, 4)), labels, seed=seed)
