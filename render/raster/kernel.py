"""The compiler of kernels."""

from collections.abc import Callable
from contextlib import suppress
from typing import ParamSpec, TypeVar

import numba

from render.raster.kept import KeptKernel

P = ParamSpec("P")
R = TypeVar("R")


def kernel(function: Callable[P, R]) -> Callable[P, R]:
    """Compile on the first call, keep the result beside the source, run without the lock.

    Where neither the source's folder nor the user's cache can be written, nothing is kept.
    """
    compiled = numba.njit(nogil=True, error_model="numpy")(function)
    with suppress(RuntimeError, OSError):
        vars(compiled)["_cache"] = KeptKernel(function)  # what cache=True does with numba's own
    return compiled
