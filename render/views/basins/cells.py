"""Cells: where each cell of a map comes to, walked finely only where neighbours disagree."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.scene.scene import Scene
from render.shapes import Array
from render.simulation.basins import reached
from surfaces import Points

COARSE = 4
"""Cells, a power of two, from one to the next of those that all walk."""


class Cells(NamedTuple):
    """The minimum's number and the step, (rows, columns) each, as `Reached` has them."""

    minima: NDArray[np.int16]
    steps: Array


def cells_of(scene: Scene, index: int, *, across: float, down: float, edges: Array) -> Cells:
    """Where an optimizer comes to from the middle of each cell of the domain, the top row first.

    The domain is so many cells across and down; what is left of one at its end is a cell as well.
    Every fourth cell of every fourth row walks. Between four that come to one minimum, in numbers
    of steps that no edge parts, and whose neighbours do so too, others are taken to do as they do;
    all the rest walk as well. Between every second one the minimum alone is looked at.
    """
    stride, spans = COARSE, (across, down)
    columns, rows = math.ceil(across), math.ceil(down)
    shape = -(-(rows - 1) // COARSE) + 1, -(-(columns - 1) // COARSE) + 1
    nothing = Cells(np.zeros(shape, dtype=np.int16), np.zeros(shape))
    every = np.ones(shape, dtype=np.bool_)
    found = _walked(scene, index, nothing, every, spans=spans, stride=stride)
    while stride > 1:
        stride //= 2
        unlike = _unlike(found, edges if stride > 1 else edges[:0])
        found = Cells(found.minima.repeat(2, 0).repeat(2, 1)[:-1, :-1], _between(found.steps))
        walk: NDArray[np.bool_] = np.zeros(found.minima.shape, dtype=np.bool_)
        for i in range(3):
            for j in range(3):
                walk[i : walk.shape[0] - 2 + i : 2, j : walk.shape[1] - 2 + j : 2] |= unlike
        walk[::2, ::2] = False
        found = _walked(scene, index, found, walk, spans=spans, stride=stride)
    return Cells(found.minima[:rows, :columns], found.steps[:rows, :columns])


def middles(
    scene: Scene, column: NDArray[np.int64], row: NDArray[np.int64], *, spans: tuple[float, float]
) -> Points:
    """The points (n, 2) in the middles of cells (n,), so many of which the domain spans."""
    (x0, x1), (y0, y1) = scene.shown
    x = x0 + (column + 0.5) / spans[0] * (x1 - x0)
    y = y1 - (row + 0.5) / spans[1] * (y1 - y0)
    return np.stack([x, y], axis=-1)


def _walked(
    scene: Scene,
    index: int,
    about: Cells,
    walk: NDArray[np.bool_],
    *,
    spans: tuple[float, float],
    stride: int,
) -> Cells:
    """What is known about the cells, and of some by their own walk."""
    down, across = np.nonzero(walk)
    # Those that arrive at about the same time walk together, so that none waits for long.
    order = np.argsort(about.steps[down, across], kind="stable")
    down, across = down[order], across[order]
    points = middles(scene, across * stride, down * stride, spans=spans)
    own = reached(scene, index, points)
    minima, steps = about.minima.astype(np.int16), about.steps.astype(np.float64)
    minima[down, across], steps[down, across] = own.minima, own.steps
    return Cells(minima, steps)


def _unlike(found: Cells, edges: Array) -> NDArray[np.bool_]:
    """Which squares between four cells, or of their neighbours, have corners that are not alike."""
    minima = _corners(found.minima)
    parts = _corners(np.searchsorted(edges, found.steps, side="right"))
    unlike = (minima.min(axis=0) != minima.max(axis=0)) | (parts.min(axis=0) != parts.max(axis=0))
    padded = np.pad(unlike, 1)
    wider: NDArray[np.bool_] = np.any(
        [
            padded[i : i + unlike.shape[0], j : j + unlike.shape[1]]
            for i in range(3)
            for j in range(3)
        ],
        axis=0,
    )
    return wider


def _corners(numbers: NDArray[Any]) -> NDArray[Any]:
    return np.stack([numbers[:-1, :-1], numbers[:-1, 1:], numbers[1:, :-1], numbers[1:, 1:]])


def _between(numbers: Array) -> Array:
    """The numbers, and the means between them, in twice as many rows and columns less one."""
    for axis in (0, 1):
        flat = np.moveaxis(numbers, axis, 0)
        finer = np.empty((2 * len(flat) - 1, *flat.shape[1:]))
        finer[::2], finer[1::2] = flat, (flat[:-1] + flat[1:]) / 2
        numbers = np.moveaxis(finer, 0, axis)
    return numbers
