"""Needs: what a view takes of a frame and of memory, as far as others must know."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from render.scene.scene import Scene
    from render.scene.view import View
    from surfaces import Domain

NARROWEST, WIDEST = 0.7, 1.8
"""Of a view in a grid, width by height, where it is not to scale."""

NOT_A_STRIP = 0.45, 4.5
"""Width by height, at least and at most, of domains that are drawn to one scale in x and y."""

WORDS = 3.9
"""Ems of type beside and below a view, for the numbers of its axes."""

CELLS = 400_000, 200_000
"""Of a map whose cells walk: where it stands, and of each where it changes."""


class Needs(NamedTuple):
    """What a view takes, by default what a chart does.

    shape: width by height in a grid, beside others of its kind
    beside, below: ems of type for its numbers
    titled: whether a line above it holds its title, with room for a caption
    moves: whether what stands behind its walkers does
    ground: whether it works out a height for every pixel
    depths: whether it keeps the depths of a block
    alone: whether it shows one walker of all
    particles: whether walkers are dots in it, of no object each
    timeless: whether its film goes through something else than steps
    kept: pictures of cells that it keeps, each of `CELLS` at most
    """

    shape: float
    beside: float = WORDS
    below: float = WORDS
    titled: bool = False
    moves: bool = False
    ground: bool = False
    depths: bool = False
    alone: bool = False
    particles: bool = False
    timeless: bool = False
    kept: int = 0


def needs_of(view: View, scene: Scene) -> Needs:
    """What a view needs of a scene's frame: as it tells, or as a chart does."""
    told = getattr(view, "needs", None)
    needs: Needs = Needs(clipped(scene.shown)) if told is None else told(scene)
    return needs


def shape_of(domain: Domain) -> float:
    """The domain's width by its height."""
    (x0, x1), (y0, y1) = domain
    return (x1 - x0) / (y1 - y0)


def is_to_scale(domain: Domain) -> bool:
    """Whether x and y are drawn to one scale, whatever the box."""
    least, most = NOT_A_STRIP
    return least <= shape_of(domain) <= most


def clipped(domain: Domain) -> float:
    """The same, within what a view in a grid may be that is not to scale."""
    return min(WIDEST, max(NARROWEST, shape_of(domain)))
