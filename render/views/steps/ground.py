"""The ground in a window: bands and isolines that stay where they are while it moves."""

import numpy as np

from render.raster.enlarge import enlarged, needed
from render.scene.height import Height
from render.scene.mixing import mix
from render.scene.theme import Theme
from render.scene.view import Box
from render.shapes import Bands
from surfaces import Domain, Surface

LINES = 14
"""Isolines in a window at most; as many again fade in between them as it narrows."""

EVERY = 4
"""Pixels between those at which the surface is evaluated."""

FINEST = 1e-12
"""The least span of heights, of the whole domain's, that is divided."""


def ground(
    surface: Surface,
    height: Height,
    domain: Domain,
    window: Domain,
    *,
    plot: Box,
    look: Theme,
    scale: float,
) -> list[Bands]:
    """The part of the domain that is seen through the window; nothing where that is none.

    Isolines stand at multiples of a power of two of the whole domain's height, so they move with
    the ground. The colours go from the window's lowest height to its highest.
    """
    (x0, x1), (y0, y1) = window
    unit = np.array([plot.width / (x1 - x0), -plot.height / (y1 - y0)])
    corners = np.array([plot.left, plot.bottom]) + (np.transpose(domain) - [x0, y0]) * unit
    seen = plot.meet(*corners)
    left, right, top, bottom = map(round, (seen.left, seen.right, seen.top, seen.bottom))
    if right - left < 2 or bottom - top < 2:
        return []
    shape = bottom - top, right - left
    down, across = (EVERY * (np.arange(needed(side, EVERY)) - 1) + 0.5 for side in shape)
    x = np.clip(x0 + (left + across - plot.left) / plot.width * (x1 - x0), *domain[0])
    y = np.clip(y1 - (top + down - plot.top) / plot.height * (y1 - y0), *domain[1])
    points = np.empty((2, len(y), len(x)))  # each coordinate in one piece is evaluated faster
    points[0], points[1] = x, y[:, None]
    with np.errstate(all="ignore"):
        values = np.nan_to_num(surface.value(np.moveaxis(points, 0, -1)), nan=height.lowest)
    span = height.highest - height.lowest
    heights = height(np.clip(values, height.lowest - span, height.highest + span))
    lowest, highest = float(heights.min()), float(heights.max())
    octave = np.log2(LINES / max(highest - lowest, FINEST))
    share = float(octave - np.floor(octave))
    fineness = 2.0 ** (np.floor(octave) + 1)
    base = 2 * np.floor(lowest * fineness / 2)
    count = int(highest * fineness - base) + 1
    band = base + np.arange(count)
    pair = 2 * np.floor(band / 2) + 1
    middles = (pair + share * (band + 0.5 - pair)) / fineness
    at = np.clip((middles - lowest) / max(highest - lowest, FINEST), 0, 1)
    return [
        Bands(
            enlarged(heights * fineness - base, EVERY, shape),
            left,
            top,
            tuple(ramp_colour(look.ramp, share_of_ramp) for share_of_ramp in at.tolist()),
            isoline=look.isoline_width(scale),
            strength=look.isoline_strength,
            between=share,
            density=look.density,
        )
    ]


def ramp_colour(ramp: tuple[str, ...], share: float) -> str:
    """The colour at a share of the ramp, 0 to 1."""
    at = share * (len(ramp) - 1)
    k = min(int(at), len(ramp) - 2)
    return mix(ramp[k], ramp[k + 1], at - k)
