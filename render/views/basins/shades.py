"""Shades: the colours of basins, and which of them a cell has."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.scene.mixing import mix, rgb
from render.scene.theme import Theme
from render.shapes import Array
from render.simulation.basins import DIVERGED, Reached
from render.views.basins.cells import Cells

COUNT = 8
"""Of each colour, from those that arrive soonest to those that do last."""

USUAL = 0.02, 0.98
"""Shares of the points that arrive before the second shade begins and after the last one does."""


@dataclass(frozen=True)
class Shades:
    """The first and the last of the steps between which shades change, and the theme."""

    look: Theme
    first: float
    last: float

    @classmethod
    def of(cls, look: Theme, seen: Reached) -> Shades:
        """What tells these apart."""
        arrived = seen.steps[seen.minima >= 0]
        if not len(arrived):
            return cls(look, 0.0, 1.0)
        first, last = np.quantile(arrived, USUAL).tolist()
        return cls(look, first, max(last, first + 1))

    @property
    def colours(self) -> tuple[str, ...]:
        """Those of no minimum and of divergence, then each minimum's, soonest first."""
        return (
            self.look.unreached,
            self.look.diverging,
            *(
                self._shade(colour, k / (COUNT - 1))
                for colour in self.look.basins
                for k in range(COUNT)
            ),
        )

    def used(self, minima: int) -> tuple[str, ...]:
        """The colours that so many minima take."""
        return self.colours[: 2 + COUNT * min(minima, len(self.look.basins))]

    @property
    def edges(self) -> Array:
        """The numbers of steps (7,) between which shades change: even in their logarithm."""
        return np.expm1(np.linspace(np.log1p(self.first), np.log1p(self.last), COUNT + 1)[1:-1])

    def tiles(self, cells: Cells) -> NDArray[np.uint8]:
        """Which colour each cell has, (rows, columns)."""
        shade = np.searchsorted(self.edges, cells.steps, side="right")
        kinds = cells.minima % len(self.look.basins)
        tiles = np.where(cells.minima >= 0, 2 + COUNT * kinds + shade, 0)
        tiles[cells.minima == DIVERGED] = 1
        return tiles.astype(np.uint8)

    def _shade(self, colour: str, late: float) -> str:
        """The colour, lighter where it is soon and darker where it is late, 0 to 1."""
        look = self.look
        dark, light = sorted((look.ink, look.ground), key=lambda one: sum(rgb(one)))
        if late < 0.5:
            return mix(colour, light, look.quick * (1 - 2 * late))
        return mix(colour, dark, look.slow * (2 * late - 1))
