"""A smooth function through the values and slopes on a grid: bicubic Hermite patches."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Values: TypeAlias = NDArray[np.float64]

HERMITE = np.array([[1, 0, 0, 0], [0, 0, 1, 0], [-3, 3, -2, -1], [2, -2, 1, 1]], dtype=np.float64)
"""From p(0), p(1), p′(0), p′(1) to the cubic's coefficients of 1, t, t², t³."""


@dataclass(frozen=True, eq=False)
class Bicubic:
    """Cubic patches over a grid with one slope on both sides of each seam.

    `low` is the corner (x₀, y₀) and `cell` the size of a patch. `coefficients`, read-only, has
    shape (4, 4, rows, columns): in the patch of a row and a column the value is Σ a_ij uⁱ vʲ, with
    u and v from 0 to 1 along x and y. Beyond the grid it goes on along its edge's slope, straight.
    """

    low: tuple[float, float]
    cell: tuple[float, float]
    coefficients: Values

    def __post_init__(self) -> None:
        self.coefficients.setflags(write=False)

    @classmethod
    def through(
        cls, values: Values, slopes: Values, *, low: tuple[float, float], cell: tuple[float, float]
    ) -> "Bicubic":
        """That with these values (rows, columns) and slopes (rows, columns, 2) at the nodes.

        The mixed derivatives there are differences of the slopes along the other axis, of second
        order, so that the error goes with the fourth power of the cell.
        """
        along = [slopes[..., k] * cell[k] for k in range(2)]
        mixed = sum(np.gradient(along[k], axis=k, edge_order=2) for k in range(2)) / 2
        known = np.concatenate(
            [
                np.concatenate([corners(values), corners(along[1])], axis=1),
                np.concatenate([corners(along[0]), corners(np.asarray(mixed))], axis=1),
            ]
        )
        return cls(low, cell, np.einsum("ai,bj,ijrc->abrc", HERMITE, HERMITE, known))

    def value(self, x: Values, y: Values) -> Values:
        """The value at points whose x and y have any one shape."""
        (u, v), (p, p_u, p_v, p_uv) = self._patches(x, y)
        return np.asarray(p + u * p_u + v * p_v + u * v * p_uv)

    def slope(self, x: Values, y: Values) -> tuple[Values, Values]:
        """Its derivatives along x and y there, exactly those of `value`."""
        (u, v), (_, p_u, p_v, p_uv) = self._patches(x, y)
        return (p_u + v * p_uv) / self.cell[0], (p_v + u * p_uv) / self.cell[1]

    def _patches(self, x: Values, y: Values) -> tuple[list[Values], list[Values]]:
        """How far beyond the grid each point lies, in cells, and p, p_u, p_v, p_uv at its edge."""
        rows, columns = self.coefficients.shape[2:]
        places, parameters, beyond = [], [], []
        for axis, (along, count) in enumerate(((x, columns), (y, rows))):
            at = (np.asarray(along, dtype=np.float64) - self.low[axis]) / self.cell[axis]
            place = np.clip(np.nan_to_num(np.floor(at)), 0, count - 1)
            inside = np.clip(at - place, 0, 1)
            places.append(place.astype(np.intp))
            parameters.append(inside)
            beyond.append(at - place - inside)
        column, row = places
        u, v = parameters
        p, p_u, p_v, p_uv = (np.zeros_like(u) for _ in range(4))
        for power in (3, 2, 1, 0):  # Horner's rule, and its derivative, along v within that along u
            q, q_v = np.zeros_like(v), np.zeros_like(v)
            for a in self.coefficients[power, ::-1]:
                q, q_v = q * v + a[row, column], q_v * v + q
            p, p_u = p * u + q, p_u * u + p
            p_v, p_uv = p_v * u + q_v, p_uv * u + p_v
        return beyond, [p, p_u, p_v, p_uv]


def corners(nodes: Values) -> Values:
    """Of each patch the four nodes, by u and v, shape (2, 2, rows, columns)."""
    return np.array(
        [[nodes[:-1, :-1], nodes[1:, :-1]], [nodes[:-1, 1:], nodes[1:, 1:]]], dtype=np.float64
    )
