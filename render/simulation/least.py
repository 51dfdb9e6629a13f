"""The least value of a surface where it is shown, found where none is declared; where it lies."""

import numpy as np

from surfaces import Domain, Points, Surface

CELLS, ROUNDS, CLOSER = 200, 9, 8
"""Cells along each side of the grid; how often one a few cells wide is laid about the least."""

EDGE = 1e-6
"""Share of a side within which a point lies at the edge."""


def least_value(surface: Surface, domain: Domain) -> float:
    """The least finite value on a grid over the domain, closed in on; inf where there is none.

    A dip between the points of the first grid is missed.
    """
    return _least(surface, domain)[1]


def falls_beyond(surface: Surface, domain: Domain) -> bool:
    """Whether the least value in a domain lies at its edge, so that f seems to fall beyond it."""
    point, least = _least(surface, domain)
    low, high = np.transpose(domain)
    edge = EDGE * (high - low)
    return bool(least < np.inf and ((point <= low + edge) | (point >= high - edge)).any())


def _least(surface: Surface, domain: Domain) -> tuple[Points, float]:
    ends = np.array(domain, dtype=np.float64)
    low, high = ends.T
    best, least = ends.mean(axis=1), np.inf
    cells = CELLS
    for _ in range(ROUNDS):
        x, y = np.linspace(low, high, cells + 1).T
        points = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
        with np.errstate(all="ignore"):
            values = np.nan_to_num(surface.value(points), nan=np.inf, neginf=np.inf)
        if values.min() < least:
            best, least = points[values.argmin()], float(values.min())
        cell = (high - low) / cells
        low, high = np.clip([best - cell, best + cell], *ends.T)
        cells = 2 * CLOSER
    return best, least
