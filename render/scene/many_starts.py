"""Starts by the thousand: spread over a domain on a grid, or at random."""

import numpy as np

from optimizers.number import is_whole
from render.messages.wording import grouped
from render.scene.limits import WALKERS
from surfaces import Domain, Points, Surface, as_domain


def grid(ground: Surface | Domain, *, columns: int, rows: int) -> Points:
    """The middles of so many equal cells of a surface's domain, or of one given, (n, 2).

    Row by row from the least y, each from the least x; none lies on the domain's edge.

    Raises ValueError, a line a fault, for numbers that are not whole or below 1, for more than
    10 000 starts, and for what is no domain.
    """
    found = [
        *_count_faults("grid: columns", columns),
        *_count_faults("grid: rows", rows),
    ]
    if not found and columns * rows > WALKERS:
        told = f"grid: {columns} columns × {rows} rows are {grouped(columns * rows)} starts"
        found.append(f"{told}; at most {grouped(WALKERS)} can be drawn")
    (x0, x1), (y0, y1) = _ground(ground, found)
    x = x0 + (np.arange(columns) + 0.5) / columns * (x1 - x0)
    y = y0 + (np.arange(rows) + 0.5) / rows * (y1 - y0)
    return np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)


def scattered(ground: Surface | Domain, count: int, *, seed: int = 0) -> Points:
    """So many points of a surface's domain, or of one given, each as likely as any, (count, 2).

    The same seed gives the same points, and more of them begin with fewer.

    Raises ValueError, a line a fault, for a count that is not whole or outside 1 to 10 000, a seed
    that is not whole or below 0, and for what is no domain.
    """
    found = _count_faults("scattered: count", count)
    if not found and count > WALKERS:
        told = f"scattered: count is {grouped(count)}"
        found.append(f"{told}; at most {grouped(WALKERS)} starts can be drawn")
    if not is_whole(seed) or seed < 0:
        found.append(f"scattered: seed is {seed!r}; it must be a whole number, at least 0")
    low, high = np.transpose(_ground(ground, found))
    drawn: Points = low + np.random.default_rng(seed).random((count, 2)) * (high - low)
    return drawn


def _ground(ground: Surface | Domain, found: list[str]) -> Domain:
    """The domain; ValueError with what was found before, and what is wrong with this."""
    domain = ground.domain if isinstance(ground, Surface) else ground
    try:
        domain = as_domain(domain)
    except ValueError as error:
        found = [*found, str(error)]
    if found:
        raise ValueError("\n".join(found))
    return domain


def _count_faults(what: str, count: object) -> list[str]:
    if is_whole(count) and count >= 1:
        return []
    return [f"{what} is {count!r}; it must be a whole number, at least 1"]
