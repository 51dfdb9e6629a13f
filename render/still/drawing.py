"""A film's shapes on paper: strokes, discs and words as such, what is shaded as pictures."""

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

import numpy as np

from render.form import DISC
from render.raster.depth import NO_DEPTH, DepthBuffer
from render.raster.marker import BAR, rim_of
from render.shapes import (
    Array,
    Bands,
    Dots,
    Label,
    Line,
    Marker,
    Mosaic,
    Shadow,
    Shape,
    Solid,
    plain,
)
from render.still.cut_out import cut_out
from render.still.dotted import draw_dots
from render.still.levels import levels
from render.still.paper import Paper
from render.still.seen import seen
from render.still.strips import strips

EDGE = 0.1
"""How much of a disc a hill may hide, or leave, before its edge is drawn across it."""

OVERLAP = 0.2
"""How far a casing beside a stroke reaches under it, as a share of its width: no seam."""


def draw(shapes: Iterable[Shape], paper: Paper, size: tuple[int, int], *, density: int) -> None:
    """Draw shapes, hindmost first, on paper of `size` pixels.

    `density` is pixels for each that the picture is laid out in.
    """
    depth = NO_DEPTH
    for shape in plain(shapes):
        match shape:
            case Line():
                _draw_line(shape, paper, depth, fine=0.5 * density)
            case Marker():
                _draw_marker(shape, paper, depth)
            case Shadow():
                _draw_small(shape, shape.radius, paper, depth)
            case Label():
                paper.words(shape)
            case Dots():
                draw_dots(shape, paper, depth)
            case Bands() | Mosaic():
                rows, columns = shape.levels.shape
                own = replace(shape, left=0, top=0)
                pixels = cut_out([own], (columns, rows)).pixels
                paper.picture(pixels, shape.left, shape.top)
            case Solid():
                pixels, depth = cut_out([shape], size, depth=depth)
                paper.picture(pixels, 0, 0)
            case _:
                assert_never(shape)


def _draw_line(line: Line, paper: Paper, depth: DepthBuffer, *, fine: float) -> None:
    found = levels(line, depth, fine=fine)
    casing = line.casing_width
    for level in found if casing > 0 else []:
        if level.reached == 1:
            outer = line.width + 2 * casing
            paper.stroke(level.polylines, line.casing, outer, level.opacity, butt=not level.whole)
        else:
            # Beside the colour alone, through which it would be seen.
            apart = line.width / 2 + (0.5 - OVERLAP / 2) * casing
            sides = [side for points in level.polylines for side in strips(points, apart)]
            paper.stroke(sides, line.casing, (1 + OVERLAP) * casing, level.opacity, butt=True)
    for level in found:
        paper.stroke(level.polylines, line.colour, line.width, level.opacity, butt=not level.whole)


def _draw_marker(marker: Marker, paper: Paper, depth: DepthBuffer) -> None:
    at = np.array([marker.x, marker.y])
    across = np.linspace(-1, 1, 9)
    grid = np.stack(np.meshgrid(across, across), axis=-1).reshape(-1, 2)
    points = at + marker.radius * grid[np.hypot(*grid.T) <= 1]
    lies = np.full(len(points), -np.inf if marker.depth is None else marker.depth)
    shown = float(seen(points, lies, depth).mean())
    if EDGE < shown < 1 - EDGE:
        _draw_small(marker, _reach(marker), paper, depth)
        return
    opacity = marker.strength * (1.0 if shown > 0.5 else marker.hidden)
    if marker.form != DISC:
        if opacity < 1:
            _draw_small(marker, _reach(marker), paper, depth)
        else:
            _draw_form(marker, paper)
        return
    centre = (marker.x, marker.y)
    hole = marker.radius - rim_of(marker) if marker.hollow else 0.0
    if marker.ring_width > 0:
        # Whole under the disc, where that hides it: no seam.
        inner = marker.radius if opacity < 1 else 0.0
        paper.disc(centre, marker.radius + marker.ring_width, inner, marker.ring, opacity)
    paper.disc(centre, marker.radius, hole if opacity < 1 else 0.0, marker.colour, opacity)
    if hole > 0:
        paper.disc(centre, hole, 0.0, marker.ring, opacity)


def _draw_form(marker: Marker, paper: Paper) -> None:
    """A form other than a plain disc, in full sight."""
    middle = np.array([marker.x, marker.y])
    if len(corners := marker.radius * marker.form.corners):
        paper.polygon(middle + corners, marker.ring, marker.ring_width)
        paper.polygon(middle + corners, marker.colour, 0.0)
    else:
        paper.disc((marker.x, marker.y), marker.radius + marker.ring_width, 0.0, marker.ring, 1.0)
        paper.disc((marker.x, marker.y), marker.radius, 0.0, marker.colour, 1.0)
    if marker.form.bar:
        along = np.array([1.0, 0.0] if marker.form.bar == "across" else [0.0, 1.0])
        far = _reach(marker)
        ends = middle + far * np.array([-along, along])
        paper.stroke([ends], marker.ring, 2 * BAR * marker.radius, 1.0, butt=True)
    if marker.hollow and len(corners):
        paper.polygon(middle + _within(corners, rim_of(marker)), marker.ring, 0.0)
    elif marker.hollow:
        paper.disc((marker.x, marker.y), marker.radius - rim_of(marker), 0.0, marker.ring, 1.0)


def _within(corners: Array, rim: float) -> Array:
    """A polygon's corners (n, 2) moved inwards, so that its sides lie so many pixels further in."""
    along = np.roll(corners, -1, axis=0) - corners
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    inwards = np.stack([-along[:, 1], along[:, 0]], axis=1)
    before = np.roll(inwards, 1, axis=0)
    both = inwards + before
    moved: Array = corners + rim * both / (1 + (inwards * before).sum(axis=1, keepdims=True))
    return moved


def _reach(marker: Marker) -> float:
    """Pixels from a marker's middle within which all of it lies."""
    far = np.hypot(*marker.form.corners.T).max(initial=1.0)
    return float(far) * marker.radius + marker.ring_width


def _draw_small(shape: Marker | Shadow, reach: float, paper: Paper, depth: DepthBuffer) -> None:
    """As a picture of its own, cut out of what a film would show."""
    left, top = math.floor(shape.x - reach) - 1, math.floor(shape.y - reach) - 1
    side = math.ceil(2 * reach) + 4
    moved = depth._replace(left=depth.left - left, top=depth.top - top)
    own = replace(shape, x=shape.x - left, y=shape.y - top)
    pixels = cut_out([own], (side, side), depth=moved).pixels
    paper.picture(pixels, left, top)
