"""Creases that run level: lines along which the ground has a kink, and is lowest or highest."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from surfaces.critical.kinks import WAYS, Valued, away, descents, is_sharp_at, rounder
from surfaces.critical.point import Kind
from surfaces.critical.sets import components, distinct

Array = NDArray[np.float64]

STARTS = 12
"""Along each side, from which the ground is followed down, and up."""

RADII = (1e-3, 1e-2)
"""Of the circles on which the ground is looked at, as shares of the domain's diagonal."""

ROUND = 360
"""Points of such a circle."""

APART = 0.02
"""Points of a crease that are nearer to each other, as a share of the diagonal, are one."""

ROUNDS, MOST = 12, 200
"""Of looking aside from what was found, and points at most."""

LEVEL = 1e-5
"""Of what the ground rises on such a circle: what is less is none."""

NARROW = 0.05
"""Of a circle: what may be as level as the crease."""


def creases(
    ground: Valued, low: Array, high: Array, known: Array
) -> list[tuple[Array, Kind, Array]]:
    """Of each level crease a point, its kind, and all that were found on it.

    Where the ground is followed down to, it counts if it has a kink, rises nowhere below on circles
    about, and is as low on them in the one or two ways in which the crease runs on.

    known: critical points (n, 2), which are none of these
    """
    cell = (high - low) / STARTS
    diagonal = float(np.linalg.norm(high - low))
    axes = [a + (b - a) * np.linspace(0.021, 0.983, STARTS) for a, b in zip(low, high, strict=True)]
    starts = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)
    found: list[tuple[Array, Kind, Array]] = []
    for sign, kind in ((1.0, "valley"), (-1.0, "ridge")):

        def upright(points: Array, sign: float = sign) -> Array:
            return sign * ground.value(points)

        ends = np.zeros((0, 2))
        aside = starts
        for _ in range(ROUNDS):
            aside = descents(upright, aside[np.isfinite(upright(aside))], cell, (low, high))
            aside = aside[((aside > low) & (aside < high)).all(axis=1)]
            aside = away(aside, known, RADII[1] * diagonal)
            aside = distinct(away(aside, ends, APART * diagonal), near=APART * diagonal)
            aside = aside[is_sharp_at(ground, aside, diagonal, np.inf)]
            aside = aside[[_is_crease(upright, end, diagonal) for end in aside]]
            ends = np.concatenate([ends, aside])
            if not len(aside) or len(ends) > MOST:
                break
            aside = (aside[:, None] + 0.45 * cell * WAYS).reshape(-1, 2)
        for group in components(ends, reach=4 * APART * diagonal):
            middle = np.linalg.norm(group - (low + high) / 2, axis=1).argmin()
            point = rounder(upright, group[middle], diagonal)
            found.append((point, kind, group))  # type: ignore[arg-type]
    return found


def _is_crease(value: Callable[[Array], Array], point: Array, diagonal: float) -> bool:
    """Whether the ground about a point is lower nowhere, and level in a way or two."""
    here = float(value(point[None])[0])

    def above(angles: Array, radius: float) -> Array:
        way = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
        return value(point + radius * diagonal * way) - here

    for radius in RADII:
        angles = 2 * np.pi * (np.arange(ROUND) + 0.5) / ROUND
        rises = above(angles, radius)
        most = float(np.abs(rises).max())
        if not np.isfinite(most) or most <= 0:
            return False
        lowest, width = float(angles[rises.argmin()]), 2 * np.pi / ROUND
        for _ in range(6):  # ever closer about the lowest
            closer = lowest + width * np.linspace(-1, 1, 21)
            lowest, width = float(closer[above(closer, radius).argmin()]), width / 8
        least = float(above(np.array([lowest]), radius)[0])
        if abs(least) > LEVEL * most or (rises <= LEVEL * most).mean() > NARROW:
            return False
    return True
