"""Isolines: lines where a level is whole, as wide wherever they run, faded where they crowd."""

from typing import NamedTuple

import numpy as np

from render.raster.between import share
from render.raster.kernel import helper

CROWDED = 3.0
"""Pixels of the layout between two isolines at which they have faded away."""

CLEAR = 7.0
"""Pixels of the layout between two isolines from which on they have their full strength."""


class Isolines(NamedTuple):
    """Those of a sheet: how many divide it and one, half their width, how dark, how fine."""

    levels: float
    half_width: float
    strength: float
    density: int


@helper
def pixels_apart(slope: float) -> float:
    """Pixels from one level to the next, given levels a pixel; 0 where it is as good as level."""
    return 1.0 / slope if slope > 1e-9 else 0.0


@helper
def line_share(level: float, apart: float, half_width: float, highest: float) -> float:
    """How much of a pixel an isoline covers, 0 to 1; `apart` is pixels from one to the next.

    Lines stand between 0 and the highest level.
    """
    whole = np.floor(level + 0.5)
    covered = share(half_width + 0.5 - abs(level - whole) * apart)
    return covered if (whole > 0) & (whole < highest) else 0.0  # no branch, so loops become vectors


@helper
def clearness(apart: float, density: int) -> float:
    """How much is left of isolines so many pixels apart, 0 to 1."""
    return share((apart / density - CROWDED) / (CLEAR - CROWDED))
