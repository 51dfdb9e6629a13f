"""Levels: a stroke whose strength changes, as strokes of one strength over one another.

Side by side, stretches of two strengths would show a seam. So the weakest is drawn along all of the
stroke, and over it, where there is more, what is missing from there to the next.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.raster.depth import DepthBuffer
from render.raster.stroke import FASTEST_PACE, stripe_share
from render.shapes import Array, Line
from render.still.seen import seen

STEPS = 20
"""Strengths that are told apart."""


class Level(NamedTuple):
    """Polylines (n, 2) in pixels, the opacity that they add, and that which is then reached.

    `whole` where they end only where the stroke does.
    """

    opacity: float
    reached: float
    polylines: list[Array]
    whole: bool


class Pieces(NamedTuple):
    """Short pieces of a stroke, n of them: ends (n, 2), and strengths (n,) in `STEPS` of it.

    `follows` (n,) says whether a piece begins where the one before it ends, and `turns` (n,)
    whether it ends at a point of the stroke's own.
    """

    begins: Array
    ends: Array
    strengths: NDArray[np.int64]
    follows: NDArray[np.bool_]
    turns: NDArray[np.bool_]


def levels(line: Line, depth: DepthBuffer, *, fine: float) -> list[Level]:
    """The stroke's levels, weakest first; what changes along it is found to `fine` pixels."""
    if len(line.points) < 2:
        return []
    pieces = cut(line, depth, fine=fine)
    found, below = [], 0.0
    for strength in np.unique(pieces.strengths[pieces.strengths > 0]).tolist():
        reached = strength / STEPS * line.strength
        shown = pieces.strengths >= strength
        opacity = 1 - (1 - reached) / (1 - below)
        found.append(Level(opacity, reached, polylines(pieces, shown), bool(shown.all())))
        below = reached
    return found


def cut(line: Line, depth: DepthBuffer, *, fine: float) -> Pieces:
    """Cut a stroke, finely where its strength may change."""
    points = line.points
    n = len(points)
    joined = np.ones(n, dtype=np.bool_) if line.joined is None else line.joined
    k = np.flatnonzero(joined[1:]) + 1
    lengths = np.linalg.norm(points[k] - points[k - 1], axis=1)
    deep = line.depth is not None and depth.nearest.size > 0
    cuts = np.full(len(k), deep) if line.shared is None else deep | (line.shared[k] > 0)
    counts = np.where(cuts, np.ceil(lengths / fine), 1).astype(int).clip(1)
    owner = np.repeat(k, counts)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    number = np.repeat(counts, counts)
    middle = (place + 0.5) / number
    share = np.ones(len(owner)) if line.fade is None else between(line.fade, owner, middle)
    if line.shared is not None and line.along is not None:
        share = share * striped(line, line.shared, line.along, owner, middle)
    if line.depth is not None and deep:
        at = between(points, owner, middle)
        in_sight = seen(at, between(line.depth, owner, middle), depth)
        share = share * (line.hidden + (1 - line.hidden) * in_sight)
    turns = place + 1 == number
    return Pieces(
        begins=between(points, owner, place / number),
        ends=np.where(turns[:, None], points[owner], between(points, owner, (place + 1) / number)),
        strengths=np.round(STEPS * share).astype(np.int64),
        follows=np.concatenate([[False], np.diff(owner) <= 1]),
        turns=turns,
    )


def between(values: Array, owner: NDArray[np.int64], share: Array) -> Array:
    """Values at shares (n,) of the way to the points `owner` (n,) from those before them."""
    share = share.reshape(-1, *(1,) * (values.ndim - 1))
    mixed: Array = values[owner - 1] + share * (values[owner] - values[owner - 1])
    return mixed


def striped(
    line: Line, shared: NDArray[np.int64], along: Array, owner: NDArray[np.int64], middle: Array
) -> Array:
    """Which pieces (n,) a stroke over others keeps, 0 or 1: its stripes."""
    way = along[owner] - along[owner - 1]
    length = np.linalg.norm(line.points[owner] - line.points[owner - 1], axis=1)
    # As the film does where the two lengths are counted along different paths.
    way = np.where(abs(way) > FASTEST_PACE * length, length, way)
    at = along[owner] - (1 - middle) * way
    pairs = zip(at.tolist(), shared[owner].tolist(), strict=True)
    return np.array(
        [float(not others or stripe_share(x, others, line.stripe) >= 0.5) for x, others in pairs]
    )


def polylines(pieces: Pieces, shown: NDArray[np.bool_]) -> list[Array]:
    """The pieces that are shown, joined where they follow each other; (n, 2) each."""
    begin = shown & ~(pieces.follows & np.concatenate([[False], shown[:-1]]))
    firsts = np.flatnonzero(begin)
    breaks = np.concatenate([~shown[1:] | begin[1:], [True]])
    lasts = np.flatnonzero(shown & breaks)
    found = []
    for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
        ends = pieces.ends[first : last + 1]
        kept = pieces.turns[first : last + 1].copy()
        kept[-1] = True
        found.append(np.concatenate([pieces.begins[first : first + 1], ends[kept]]))
    return found
