"""Whose memory has left the numbers, though where he stands is still finite."""

import numpy as np
from numpy.typing import NDArray

from surfaces import Points


def overflowed(state: object, positions: Points) -> NDArray[np.bool_]:
    """Whether each of the positions (walkers, 2) has a number in the state that is not finite.

    Looked at are the arrays of the positions' shape that the state is, or that stand directly in
    it: a tuple, a list, a dictionary or the attributes of an object; and likewise in what it has as
    `inner`, the state of a rule that another goes around. A sum of squares at infinity divides
    every step to nothing, and its walker would stand still as if he had arrived.
    """
    lost = np.zeros(positions.shape[:-1], dtype=np.bool_)
    for part in parts(state):
        if (
            isinstance(part, np.ndarray)
            and part.shape == positions.shape
            and part.dtype.kind == "f"
        ):
            lost |= ~np.isfinite(part).all(axis=-1)
    return lost


def parts(state: object) -> list[object]:
    """What a state is, or holds directly."""
    inner = getattr(state, "inner", None)
    more = [] if inner is None else parts(inner)
    if isinstance(state, tuple | list):
        return [*state, *more]
    if isinstance(state, dict):
        return list(state.values())
    return [state, *getattr(state, "__dict__", {}).values(), *more]
