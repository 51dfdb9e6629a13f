"""The compiler of kernels."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, ParamSpec, TypeVar

import numba

from render.raster.kept import KeptKernel

P = ParamSpec("P")
R = TypeVar("R")

OPTIONS: dict[str, Any] = {"nogil": True, "error_model": "numpy", "no_cfunc_wrapper": True}
"""Run without the lock, divide as numpy does, and be no callback of C's."""


def kernel(function: Callable[P, R]) -> Callable[P, R]:
    """Compile on the first call, keep the result beside the source, run without the lock.

    Where neither the source's folder nor the user's cache can be written, nothing is kept.
    """
    compiled: Callable[P, R] = numba.njit(**OPTIONS)(function)
    with suppress(RuntimeError, OSError):
        vars(compiled)["_cache"] = KeptKernel(function)  # what cache=True does with numba's own
    return compiled


def helper(function: Callable[P, R]) -> Callable[P, R]:
    """Compile as a part of the kernels that call it: Python cannot, and nothing is kept.

    It stands in each of them: called, it would be handed a mesh's arrays number by number.
    """
    options = OPTIONS | {"no_cpython_wrapper": True, "forceinline": True}
    compiled: Callable[P, R] = numba.njit(**options)(function)
    return compiled
