"""Looks: what a solid shows at a point, in one number, from which its colour follows.

From the highest binary digits down: which sheet it is, of at most 127; its height, in 1023 steps;
and its light, in steps of 2⁻¹¹. The two upper ones are a row of all sheets' tables of colours, of
which each sheet has `APART`: so the highest of one is far from the lowest of the next.
"""

from collections.abc import Iterable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from render.raster.between import share
from render.raster.colour import ENTRIES, LIT, ramp_table
from render.raster.isoline import Isolines, line_share
from render.raster.kernel import helper
from render.raster.triangle import Triangle

Looks: TypeAlias = NDArray[np.int32]

NOTHING = 2**31 - 1
"""The look of what no sheet covers, far above all others."""

LIGHT = LIT + 1
"""Binary digits of a light, which is below 2."""

APART = 2 * ENTRIES

BRIGHTEST = 2 - 2.0**-LIT


def tables_of(ramps: Iterable[tuple[str, ...]]) -> NDArray[np.int64]:
    """The colours of all sheets, one after another."""
    return np.concatenate([np.pad(ramp_table(ramp), (0, APART - ENTRIES)) for ramp in ramps])


@helper
def look_of(
    number: int, height: float, light: float, triangle: Triangle, isolines: Isolines
) -> np.int32:
    """The look of a sheet's triangle at a point, isolines and all.

    Free of branches, which is what loops over points need to become vectors.
    """
    height = share(height)
    if triangle.lined > 0.0:
        levels, half_width = isolines.levels, isolines.half_width
        covered = line_share(height * levels, triangle.apart, half_width, levels)
        light *= 1.0 - triangle.lined * covered
    light = min(BRIGHTEST, max(0.0, light))
    entry = np.int32(number * APART) + np.int32(height * (ENTRIES - 1) + 0.5)
    return (entry << np.int32(LIGHT)) | np.int32(light * 2**LIT + 0.5)
