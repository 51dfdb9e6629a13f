"""start_on(surface): a start from which the ground leads a long way down to the lowest minimum."""

import numpy as np

from surfaces import Points, Surface, within

SIDE = 11
"""Points along each side among which one is chosen."""

EDGE = 0.12
"""Of the domain's sides, that is left free of them."""

STRIDE, STRIDES = 1 / 150, 450
"""The stride in which the ground is followed, as a share of the diagonal; and how many."""

NEAR = 0.04
"""Of the diagonal: who comes so near to a minimum is there."""

HIGH = 0.9
"""Of heights: what is higher than this share of the domain is no start."""


def start_on(surface: Surface) -> tuple[float, float]:
    """The start, of few digits.

    Straight down in small strides from 11 × 11 points: of those that come to the lowest minimum
    the one with the longest way; where there is none, the one that stays in the domain longest.
    """
    points = candidates(surface)
    low, high = np.transpose(surface.domain)
    diagonal = float(np.linalg.norm(high - low))
    stride = STRIDE * diagonal
    minima = np.array([one[:2] for one in sorted(surface.minima, key=lambda m: m.value)][:1])
    here = points.copy()
    way = np.zeros(len(points))
    going = np.ones(len(points), dtype=np.bool_)
    arrived = np.zeros(len(points), dtype=np.bool_)
    with np.errstate(all="ignore"):
        for _ in range(STRIDES):
            slope = surface.gradient(here)
            length = np.linalg.norm(slope, axis=1, keepdims=True)
            step = -stride * slope / np.where(length > 0, length, 1)
            going &= np.isfinite(step).all(axis=1) & (length[:, 0] > 0)
            going &= within(surface.domain, here)
            here[going] += step[going]
            way[going] += stride
            for minimum in minima:
                there = np.linalg.norm(here - minimum, axis=1) < NEAR * diagonal
                arrived |= there & going
                going &= ~there
    wanted = arrived if arrived.any() else np.ones(len(points), dtype=np.bool_)
    best = int(np.where(wanted, way, -1.0).argmax())
    return float(points[best, 0]), float(points[best, 1])


def candidates(surface: Surface) -> Points:
    """Points to start from, off the axes of symmetry, with few digits, neither level nor highest.

    All of them where the ground has no others.
    """
    low, high = np.transpose(surface.domain)
    step = 10.0 ** np.floor(np.log10((high - low).min() / 20))
    shares = EDGE + (1 - 2 * EDGE) * np.arange(SIDE) / (SIDE - 1)
    axes = [np.round((a + (b - a) * shares) / step) * step for a, b in zip(low, high, strict=True)]
    digits = max(0, -int(np.floor(np.log10(step))))
    axes = [axis + n * step for n, axis in enumerate(axes, 1)]  # off lines of symmetry
    points = np.round(np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2), digits) + 0.0
    with np.errstate(all="ignore"):
        values = surface.value(points)
        slopes = np.linalg.norm(surface.gradient(points), axis=1)
    finite = np.isfinite(values) & np.isfinite(slopes)
    values, slopes = values[finite], slopes[finite]
    all_of_them: Points = points[finite]
    if not len(all_of_them):
        middle: Points = (low + high)[None] / 2
        return middle
    good = (values <= np.quantile(values, HIGH)) & (slopes > 0.02 * np.median(slopes))
    found: Points = all_of_them[good] if good.any() else all_of_them
    return found
