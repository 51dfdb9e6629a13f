"""widened(domain, starts): a chosen domain that holds the starts too."""

from collections.abc import Sequence

import numpy as np

from surfaces import Domain, as_domain, within
from surfaces.formula.choosing import rounded

ROOM = 0.1
"""Of the longer side, that is left beside a start outside."""


def widened(domain: Domain, starts: Sequence[tuple[float, float]]) -> Domain:
    """The domain, or a wider one with round ends where a start lies outside.

    Its shorter side is half of the longer one, at least.
    """
    outside = [start for start in starts if not within(domain, start)]
    if not outside:
        return domain
    low, high = np.transpose(domain)
    places = np.array(outside)
    room = ROOM * float((np.maximum(high, places.max(0)) - np.minimum(low, places.min(0))).max())
    low = np.where(places.min(axis=0) < low, places.min(axis=0) - room, low)
    high = np.where(places.max(axis=0) > high, places.max(axis=0) + room, high)
    middle, half = (low + high) / 2, (high - low) / 2
    half = np.maximum(half, half.max() / 2)
    low, high = np.minimum(low, middle - half), np.maximum(high, middle + half)
    (x0, y0), (x1, y1) = (ends.tolist() for ends in rounded(low, high, inwards=False))
    return as_domain(((x0, x1), (y0, y1)))
