"""A way that ends before its steps do: where it ends it stands."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def standing(way: Sequence[NDArray[np.float64]], steps: int) -> list[NDArray[np.float64]]:
    """The first steps + 1 of the way, the last one again as often as some are missing."""
    return [*way, *[way[-1]] * (steps + 1 - len(way))][: steps + 1]
