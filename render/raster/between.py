"""Least and greatest, for kernels: numba compiles its own anew for each kind of numbers."""

from render.raster.kernel import helper


@helper
def lowest(a: float, b: float, c: float) -> float:
    """The least of three."""
    least = a if a < b else b
    return least if least < c else c


@helper
def highest(a: float, b: float, c: float) -> float:
    """The greatest of three."""
    greatest = a if a > b else b
    return greatest if greatest > c else c


@helper
def share(x: float) -> float:
    """A number between 0 and 1: the nearest to this one."""
    return min(1.0, max(0.0, x))
