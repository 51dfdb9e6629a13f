"""Mini-batches: which examples each step sees, the same for every optimizer."""

import numpy as np
from numpy.typing import NDArray

from networks.seeds import refuse_count, refuse_seed


def batches(examples: int, *, batch: int, steps: int, seed: int) -> NDArray[np.int64]:
    """The examples that each step sees, shape (steps, batch).

    Each pass goes through all examples in an order of its own, drawn by the seed; those that fill
    no batch at its end are left out of it, so that no step is noisier than others, as with
    `render.MiniBatches`. A batch of all examples is every step the same set.

    Raises ValueError where these are no whole numbers of at least 1, the seed of at least 0, or
    the batch is larger than the examples are many.
    """
    refuse_count("batches", examples=examples, batch=batch, steps=steps)
    refuse_seed("batches", seed)
    if batch > examples:
        raise ValueError(f"batches: batch is {batch}; there are only {examples} examples")
    random = np.random.default_rng(seed)
    each = examples // batch
    passes = -(-steps // each)
    orders = [random.permutation(examples)[: each * batch] for _ in range(passes)]
    return np.concatenate(orders).reshape(-1, batch)[:steps].astype(np.int64)
