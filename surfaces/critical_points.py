"""Where the gradient of a surface vanishes, and what kind of place it is."""

from surfaces.critical.point import CriticalPoint
from surfaces.domain import Domain
from surfaces.surface import Surface


def critical_points(surface: Surface, domain: Domain | None = None) -> tuple[CriticalPoint, ...]:
    """The critical points of a surface within a domain, its own unless given, lowest first.

    Newton's method looks for them from 34 × 34 starts, with the surface's own second derivatives
    or differences of the first. Kinks that are a minimum or a maximum, and creases that run level,
    are looked for besides, by descent; kinks that are a saddle are not. Of each: x, y, the value,
    and its kind, by the curvature there or, where that vanishes along a line, by the ground on
    circles about it: "minimum", "maximum", "saddle" or "flat". Points that are no isolated ones,
    such as a ring, are told by one of them, "valley", "ridge" or "level". Of very many, 400 are
    told, the lowest, and of those as low the nearest to the middle; closer together than a
    thirtieth of the domain, some may be missed.
    """
    return surface.search(domain)
