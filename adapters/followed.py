"""Members that a library sorts anew at each step, in an order in which each can be followed."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray


def followed(steps: NDArray[np.float64]) -> NDArray[np.float64]:
    """The same members (steps, members, 2), in the order of those that they came from.

    From one step to the next the distances that all go together are the least, so that those that
    stay where they are keep their place.
    """
    from scipy.optimize import linear_sum_assignment

    ordered = steps.copy()
    for before, after in pairwise(ordered):  # views, put in order one after another
        distances = np.linalg.norm(before[:, None] - after[None], axis=-1)
        if np.isfinite(distances).all():
            after[:] = after[linear_sum_assignment(distances)[1]]
    return ordered
