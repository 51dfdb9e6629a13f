"""search(ground, domain): the critical points of a rectangle, found and classified."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from surfaces.critical.creases import creases
from surfaces.critical.kinds import kind_by_circles, kinds_by_curvature
from surfaces.critical.kinks import kinks
from surfaces.critical.newton import roots
from surfaces.critical.point import CriticalPoint, Kind
from surfaces.critical.sets import BLURRED, SAME, components, distinct, is_isolated
from surfaces.domain import Domain, within

Array = NDArray[np.float64]
Group: TypeAlias = tuple[Array, Kind, Array]
"""A point, its kind, and all points of the set that it stands for."""

STARTS = 34
"""Along each side, from which Newton's method sets out."""

VISIBLE = 1e-12
"""Of the range of heights: ground that rises or falls less, 2 % of the diagonal about, is level."""

MOST = 400
"""Critical points that are told: the lowest, and of those as low the nearest to the middle."""


@dataclass(frozen=True, eq=False)
class Slopes:
    """The values, gradients and curvatures of a function at points (n, 2)."""

    value: Callable[[Array], Array]
    slope: Callable[[Array], Array]
    curvature: Callable[[Array], Array]


class Place(NamedTuple):
    """A critical point, and the ends of the set of such points that it stands for."""

    point: CriticalPoint
    low: tuple[float, float]
    high: tuple[float, float]


def search(ground: Slopes, domain: Domain) -> tuple[CriticalPoint, ...]:
    """The critical points within a domain, lowest first; of a set that is not isolated, one."""
    return tuple(place.point for place in places(ground, domain))


def places(ground: Slopes, domain: Domain) -> tuple[Place, ...]:
    """Likewise, with what they extend over."""
    low, high = np.transpose(domain)
    diagonal = float(np.linalg.norm(high - low))
    cell = (high - low) / STARTS
    with np.errstate(all="ignore"):
        starts = _starts(low, cell)
        slopes = np.hypot(*ground.slope(starts).T)  # no square of one may overflow
        heights = ground.value(starts)
        usable = np.isfinite(slopes) & np.isfinite(heights)
        if not usable.any():
            return ()
        span = float(np.ptp(heights[usable]))
        typical = float(np.median(slopes[usable])) or float(slopes[usable].max())
        found = starts[usable]
        for _ in range(2):  # what was still on its way is there after the second time
            found = roots(ground, found, diagonal=diagonal, typical=typical)
            found = found[np.isfinite(found).all(axis=1)]
            found = np.where(np.abs(found) < 1e-9 * diagonal, 0.0, found)
            found = found[within(_widened(low, high, 1e-9 * diagonal), found)]
            found = distinct(found, near=SAME * diagonal)
        found = found[_rises(ground.value, found, span, diagonal)]
        groups = _classified(ground, found, low=low, high=high, typical=typical)
        known = np.array([point for point, _, _ in groups]).reshape(-1, 2)
        sharp = kinks(ground, low, high, known, typical=typical)
        groups += [(point, kind, point[None]) for point, kind in sharp]
        known = np.concatenate([np.zeros((0, 2)), *(of for _, _, of in groups)])
        groups += creases(ground, low, high, known)
        values = ground.value(np.array([one[0] for one in groups]).reshape(-1, 2)).tolist()

    def short(point: Array) -> tuple[float, float]:
        return _short(float(point[0]), diagonal), _short(float(point[1]), diagonal)

    listed = [
        Place(CriticalPoint(*short(point), value, kind), short(of.min(axis=0)), short(of.max(0)))
        for (point, kind, of), value in zip(groups, values, strict=True)
        if np.isfinite(value)
    ]
    middle = (low + high) / 2
    unit = min(1.0, span) or 1.0

    def level(one: Place) -> float:
        return round(one.point.value / unit, 9)

    listed.sort(key=lambda one: (level(one), np.hypot(*(one.point[:2] - middle)).round(9)))
    return tuple(sorted(listed[:MOST], key=lambda one: (level(one), *one.point[:2])))


def _starts(low: Array, cell: Array) -> Array:
    """A point in each cell, off its middle: on an axis of symmetry, walkers never leave it."""
    steps = np.arange(STARTS)
    x = low[0] + cell[0] * (steps + 0.46)
    y = low[1] + cell[1] * (steps + 0.57)
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)


def _widened(low: Array, high: Array, by: float) -> Domain:
    (x0, y0), (x1, y1) = (low - by).tolist(), (high + by).tolist()
    return (x0, x1), (y0, y1)


def _rises(
    value: Callable[[Array], Array], points: Array, span: float, diagonal: float
) -> NDArray[np.bool_]:
    """Whether the ground about each point rises or falls so that it could be seen.

    span: from the lowest to the highest of the ground
    """
    if not len(points):
        return np.zeros(0, dtype=np.bool_)
    angles = 2 * np.pi * np.arange(12) / 12
    circle = 0.02 * diagonal * np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    about = value((points[:, None] + circle).reshape(-1, 2)).reshape(len(points), 12)
    return np.asarray(np.abs(about - value(points)[:, None]).max(axis=1) > VISIBLE * span)


def _classified(
    ground: Slopes, points: Array, *, low: Array, high: Array, typical: float
) -> list[Group]:
    diagonal = float(np.linalg.norm(high - low))
    reach = 4 * diagonal / STARTS
    curvature = ground.curvature(points)
    kinds = kinds_by_curvature(curvature) if len(points) else []
    sure: list[Group] = [
        (point, kind, point[None])
        for point, kind in zip(points, kinds, strict=True)
        if kind is not None
    ]
    vague = np.array([kind is None for kind in kinds], dtype=np.bool_)
    if not vague.any():
        return sure
    settled = np.array([point for point, _, _ in sure]).reshape(-1, 2)
    points, curvature = points[vague], curvature[vague]
    alone = is_isolated(ground, points, curvature, diagonal=diagonal, typical=typical)
    for near in distinct(points[alone], near=BLURRED * diagonal):
        if np.linalg.norm(settled - near, axis=1).min(initial=np.inf) > BLURRED * diagonal:
            point = _settled(ground, near, diagonal)
            kind = kind_by_circles(ground.value, point, diagonal=diagonal)
            sure.append((point, kind, point[None]))
    middle = (low + high) / 2
    for group in components(points[~alone], reach=reach):
        nearest = group[np.linalg.norm(group - middle, axis=1).round(9).argmin()]
        kind = _kind_of_set(ground.curvature(nearest[None])[0], typical / diagonal)
        for point in roots(ground, _rounder(nearest, diagonal), diagonal=diagonal, typical=typical):
            is_near = np.linalg.norm(point - nearest) < reach / 2
            if not (is_near and within(_widened(low, high, 0.0), point)):
                continue
            if _kind_of_set(ground.curvature(point[None])[0], typical / diagonal) == kind:
                nearest = point
                break
        sure.append((nearest, kind, group))
    return sure


def _rounder(point: Array, diagonal: float) -> Array:
    """Places about a point of ever more digits, (3, 2): (0, 0), say, for (0.01, -0.05)."""
    digits = -int(np.floor(np.log10(diagonal)))
    return np.array([np.round(point, digits + k) + 0.0 for k in range(3)])


def _settled(ground: Slopes, point: Array, diagonal: float) -> Array:
    """A point that Newton's method only came near to, or a rounder one where it is as level."""
    digits = 3 - int(np.floor(np.log10(diagonal)))
    tries = np.array([point, *(np.round(point, digits - k) + 0.0 for k in (0, 1, 2))])
    best: Array = tries[np.hypot(*ground.slope(tries).T).argmin()]
    return best


def _kind_of_set(curvature: Array, typical: float) -> Kind:
    """Of a line of points by its other curvature; level where that vanishes too."""
    values = np.linalg.eigvalsh(curvature)
    larger = float(values[np.abs(values).argmax()])
    if abs(larger) <= 1e-6 * typical:
        return "level"
    return "valley" if larger > 0 else "ridge"


def _short(coordinate: float, diagonal: float) -> float:
    """The coordinate without digits that are rounding alone: 1 for 0.9999999999999998."""
    digits = 12 - int(np.floor(np.log10(diagonal)))
    return round(float(coordinate), digits) + 0.0
