"""What a step returned, looked at: positions and a state, or a fault that says what else."""

from collections.abc import Coroutine
from typing import Any

import numpy as np

from optimizers.optimizer import Points

REAL = "fiu"
"""Kinds of numbers that positions may be."""


def stepped(result: object, shape: tuple[int, ...], *, by: str) -> tuple[Points, Any]:
    """The positions, an array of that shape, and the state that a step returned.

    Raises ValueError, with the class that it was returned `by`, where it is no such pair.
    """
    if type(result) is tuple and len(result) == 2:  # as nearly always; a walk asks at every step
        position, state = result
        if type(position) is np.ndarray and position.shape == shape and position.dtype.kind in REAL:
            return position, state
    returned = f"{by}.step returned"
    if isinstance(result, Coroutine):
        result.close()  # never awaited, it would warn
        told = f"{returned} a coroutine; write def, not async def"
        raise ValueError(told)  # noqa: TRY004  # as all that a step may not return
    if not isinstance(result, tuple | list) or len(result) != 2:
        raise ValueError(f"{returned} {_described(result)}; it must return (positions, state)")
    position, state = result
    try:
        array = np.asarray(position)
    except ValueError:  # a ragged list
        array = np.empty(0, dtype=object)
    if array.shape != shape:
        raise ValueError(
            f"{returned} positions of shape {array.shape} for positions of shape {shape}; "
            "it must return (positions, state)"
        )
    if array.dtype.kind not in REAL:
        raise ValueError(f"{returned} positions of {array.dtype}, not real numbers")
    return array, state


def _described(result: object) -> str:
    if result is None:
        return "None"
    if isinstance(result, np.ndarray):
        return f"an array of shape {result.shape}"
    if isinstance(result, tuple | list):
        return f"a {type(result).__name__} of length {len(result)}"
    return f"a value of type {type(result).__name__}"
