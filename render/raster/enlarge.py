"""Enlarging: the pixels between numbers a few pixels apart, along smooth curves."""

import numpy as np
from numpy.typing import NDArray

from render.raster.kernel import kernel
from render.shapes import Array


def enlarged(values: Array, times: int, shape: tuple[int, int]) -> Array:
    """Numbers `times` pixels apart, from one row and column before the first pixel, to all pixels.

    `values` needs two rows and columns past the last pixel; the result has that `shape`. Between
    numbers runs the cubic through them with the slopes of their neighbours (Catmull and Rom, "A
    class of local interpolating splines", 1974), so it is exact for quadratics.
    """
    t = np.arange(times)[:, None] / times
    weights = np.hstack(
        [
            -t / 2 + t**2 - t**3 / 2,
            1 - 5 / 2 * t**2 + 3 / 2 * t**3,
            t / 2 + 2 * t**2 - 3 / 2 * t**3,
            -(t**2) / 2 + t**3 / 2,
        ]
    )
    across = np.empty((len(values), shape[1]))
    result = np.empty(shape)
    fill_rows(values, weights, across)
    fill_columns(across, weights, result)
    return result


def needed(pixels: int, times: int) -> int:
    """How many numbers `times` pixels apart enlarge to so many pixels."""
    return (pixels - 1) // times + 4


@kernel
def fill_rows(values: Array, weights: Array, result: NDArray[np.float64]) -> None:
    """Each row of the result from the same row of the values."""
    times = len(weights)
    for row in range(result.shape[0]):
        for column in range(result.shape[1]):
            k, phase = column // times, column % times
            total = 0.0
            for tap in range(4):
                total += weights[phase, tap] * values[row, k + tap]
            result[row, column] = total


@kernel
def fill_columns(values: Array, weights: Array, result: NDArray[np.float64]) -> None:
    """Each column of the result from the same column of the values."""
    times = len(weights)
    for row in range(result.shape[0]):
        k, phase = row // times, row % times
        w0, w1, w2, w3 = weights[phase, 0], weights[phase, 1], weights[phase, 2], weights[phase, 3]
        for column in range(result.shape[1]):
            result[row, column] = (
                w0 * values[k, column]
                + w1 * values[k + 1, column]
                + w2 * values[k + 2, column]
                + w3 * values[k + 3, column]
            )
