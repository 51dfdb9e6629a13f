"""How long a gradient is on ground that is flat, beside the slopes of the domain."""

import numpy as np

from surfaces import Domain, Points, Surface, Values

FLAT = 1e-7
"""Flat: a gradient no longer than this share of the length that a quarter of the domain has less.

A quarter, as a wall has slopes without end, and of a desert with one hole the most is level.
"""

CELLS = 6
"""Along each side of the domain, in whose middles the slopes are measured."""


def flat_below(surface: Surface, domain: Domain) -> float:
    """The longest gradient that counts as none in a domain; 0 where no slope is finite.

    A surface of k times the height has k times as much, be k a trillionth or 1e300.
    """
    middles = (np.arange(CELLS) + 0.5) / CELLS
    x, y = (low + (high - low) * middles for low, high in domain)
    with np.errstate(all="ignore"):
        lengths = np.sort(steepness(surface.gradient(np.stack(np.meshgrid(x, y), axis=-1))).ravel())
    finite = int(np.isfinite(lengths).sum())  # they stand before all others
    return FLAT * float(lengths[finite // 4]) if finite else 0.0


def steepness(gradients: Points) -> Values:
    """The lengths of gradients (..., 2), also of those whose squares are no floats any more."""
    lengths: Values = np.hypot(gradients[..., 0], gradients[..., 1])
    return lengths
