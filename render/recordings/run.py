"""Run: one recorded way, row by row, and the same at every whole step."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from render.recordings.table import Numbers


@dataclass(frozen=True, eq=False)
class Run:
    """One recorded way.

    `steps`, shape (rows,), count from the first row's, which is 0. `points` has shape (rows, 2),
    `values`, f as it was recorded, (rows,); `unvalued` says where it was not. `readings` are
    further columns, NaN where there is nothing. `spread`, (rows, members, 2), is what was tried
    around it, `outlined` whether as corners of one outline.
    """

    steps: NDArray[np.int64]
    points: NDArray[np.float64]
    values: Numbers | None = None
    unvalued: NDArray[np.bool_] | None = None
    readings: Mapping[str, Numbers] = field(default_factory=dict)
    spread: Numbers | None = None
    outlined: bool = False

    @property
    def last(self) -> int:
        """The step of the last row."""
        return int(self.steps[-1])

    def filled(self, column: NDArray[np.float64], *, steps: int) -> NDArray[np.float64]:
        """A column at the steps 0 to `steps`: on straight lines between rows, at the end as there.

        A row's own numbers stay as they are, to the bit.
        """
        wanted = np.minimum(np.arange(steps + 1), self.last)
        low = np.searchsorted(self.steps, wanted, side="right") - 1
        high = np.minimum(low + 1, len(self.steps) - 1)
        width = np.maximum(self.steps[high] - self.steps[low], 1)
        share = (wanted - self.steps[low]) / width
        share = share.reshape(-1, *[1] * (column.ndim - 1))
        between = column[low] + share * (column[high] - column[low])
        return np.where(share == 0, column[low], between)
