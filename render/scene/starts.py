"""Starts: a list of (x, y) as an array, and how their faults are told."""

from collections.abc import Sequence

import numpy as np

from render.messages.wording import grouped
from surfaces import Points

FEW = 10
"""Starts whose faults are told one by one."""


def as_starts(starts: object) -> Points:
    """Of shape (starts, 2). Raises ValueError for what is no list of pairs of numbers."""
    try:
        array = np.asarray(starts)
    except ValueError:  # a ragged list
        array = np.empty(0, dtype=object)
    if array.dtype.kind not in "fiu":
        raise ValueError(f"starts is {starts!r}, not a list of (x, y)")
    if array.ndim != 2 or array.shape[1] != 2 or len(array) == 0:
        raise ValueError(
            f"starts has shape {array.shape}; it must be a list of (x, y), at least one"
        )
    return array.astype(np.float64)


def first_few(faults: list[str]) -> list[str]:
    """The first few of many faults, and how many there are beside them."""
    rest = len(faults) - FEW
    return [*faults[:FEW], f"and {grouped(rest)} more starts"] if rest > 1 else faults


def count(starts: object) -> int:
    """How many there are; none where it is no list."""
    return len(starts) if isinstance(starts, Sequence | np.ndarray) else 0
