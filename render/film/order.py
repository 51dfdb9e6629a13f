"""The order of a ranking's rows, frame by frame: as true as can be without being restless."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.shapes import Array

MOST = 20_000
"""Frames at which the order is looked at, at most."""


@dataclass(frozen=True, eq=False)
class Order:
    """Orders of n rows, each from a frame on: `frames` (k,) rises, `places` (k, n) from the top."""

    frames: tuple[int, ...]
    places: NDArray[np.int64]

    @classmethod
    def over(
        cls, values: Callable[[int], Array], count: int, *, gap: int, without_fail: int
    ) -> Order:
        """The order by `values(frame)`, (n,), over `count` frames, the lowest at the top.

        The values are as they are read: rows that read alike keep their places. It changes as soon
        as two rows stand wrong, but not within `gap` frames of the last change; at `without_fail`
        it is put right in any case.
        """
        order = np.argsort(values(0), kind="stable").tolist()
        frames, found = [0], [order]
        stride = -(-count // MOST)
        looks = sorted({*range(stride, count, stride), without_fail})
        for frame in looks:
            if frame == 0 or (frame - frames[-1] < gap and frame != without_fail):
                continue
            new = settled(found[-1], values(frame).tolist())
            if new != found[-1]:
                frames.append(frame)
                found.append(new)
        return cls(tuple(frames), np.argsort(np.array(found), axis=1))

    def at(self, frame: int) -> tuple[NDArray[np.int64], NDArray[np.int64], int]:
        """The places at a frame, those before the last change, and the frames since that."""
        k = bisect_right(self.frames, frame) - 1
        return self.places[k], self.places[max(0, k - 1)], frame - self.frames[k]


def settled(order: list[int], values: list[float]) -> list[int]:
    """The order with each row moved up past those whose values are larger."""
    rows: list[int] = []
    for row in order:
        place = len(rows)
        while place and values[rows[place - 1]] > values[row]:
            place -= 1
        rows.insert(place, row)
    return rows
