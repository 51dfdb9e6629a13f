"""A run: one optimizer's training, with the weights after every step."""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class Run:
    """What one optimizer made of a network's weights; its arrays are read-only.

    `weights` has shape (steps + 1, P), the initial ones first. The others, of shape (steps + 1,),
    tell of these `losses`, over all examples to train on and not over a batch, `test_losses` and
    `accuracies`, over all that are kept for the test. `kind` is the optimizer's class by name.
    `stopped_at` is the step of the last finite weights where it left the finite numbers, after
    which these stand; else None.
    """

    label: str
    kind: str
    weights: NDArray[np.float64]
    losses: NDArray[np.float64]
    test_losses: NDArray[np.float64]
    accuracies: NDArray[np.float64]
    stopped_at: int | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            if isinstance(array := getattr(self, field.name), np.ndarray):
                array.setflags(write=False)

    @property
    def steps(self) -> int:
        """The steps taken."""
        return len(self.weights) - 1
