"""Small multiples: where each view of each variant of a scene stands in the frame."""

from collections.abc import Sequence
from typing import NamedTuple

from render.scene.panels import Panels, Picture, column, laid_out, row
from render.scene.view import Box, View

LEAST = 4.0
"""Gaps that a row of views must be high, or a column wide, before another stands beside it."""


class Cell(NamedTuple):
    """A view of one variant, and its place."""

    variant: int
    view: View
    box: Box


class Proportions(NamedTuple):
    """What a picture needs: its width by its height, and pixels beside it and below for words."""

    shape: float
    beside: float
    below: float

    def drawn(self, width: float, height: float) -> float:
        """The area of the largest such picture in so much room; less than 0 where there is none."""
        width, height = width - self.beside, height - self.below
        side = min(width, height * self.shape)
        return side * abs(side) / self.shape


class Multiples(NamedTuple):
    """All cells, and above each variant's own a strip for its caption."""

    cells: list[Cell]
    strips: list[Box]


def multiples(
    picture: Picture,
    count: int,
    box: Box,
    *,
    gap: float,
    strip: float,
    proportions: Proportions,
) -> Multiples:
    """The picture once for each of `count` variants, in pixels.

    Rows of views stand one above another, columns side by side, single views in the grid in which
    a picture of these proportions, under a `strip` for its caption, gets largest.
    """
    if count == 1:
        return Multiples([Cell(0, *placed) for placed in laid_out(picture, box, gap=gap)], [])
    cells: list[Cell] = []
    strips = []
    places = (
        _rows(picture, count, box, gap=gap)
        if isinstance(picture, Panels)
        else _grid(count, box, gap=gap, strip=strip, proportions=proportions)
    )
    for variant, place in enumerate(places):
        strips.append(Box(place.left, place.top, place.width, strip))
        under = Box(place.left, place.top + strip, place.width, place.height - strip)
        cells += [Cell(variant, *placed) for placed in laid_out(picture, under, gap=gap)]
    return Multiples(cells, strips)


def _rows(picture: Panels, count: int, box: Box, *, gap: float) -> Sequence[Box]:
    """Rows one above another, and columns side by side, in as few files as leave them room."""
    side = box.width if picture.stacked else box.height
    most = max(1, int((side + gap) / (LEAST * gap + gap)))
    files = -(-count // most)
    each = -(-count // files)
    outer, inner = (column, row) if picture.stacked else (row, column)
    return [
        place
        for line in outer(box, (1.0,) * files, gap=gap)
        for place in inner(line, (1.0,) * each, gap=gap)
    ][:count]


def _grid(
    count: int, box: Box, *, gap: float, strip: float, proportions: Proportions
) -> Sequence[Box]:
    def drawn(columns: int) -> float:
        lines = -(-count // columns)
        width = (box.width - gap * (columns - 1)) / columns
        height = (box.height - gap * (lines - 1)) / lines
        return proportions.drawn(width, height - strip)

    columns = max(range(1, count + 1), key=drawn)
    lines = -(-count // columns)
    return [
        place
        for line in column(box, (1.0,) * lines, gap=gap)
        for place in row(line, (1.0,) * columns, gap=gap)
    ][:count]
