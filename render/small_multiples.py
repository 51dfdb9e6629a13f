"""Small multiples: where each view of each variant of a scene stands in the frame."""

from collections.abc import Sequence
from typing import NamedTuple

from render.views.panels import Panels, Picture, column, laid_out, row
from render.views.view import Box, View

LEAST = 4.0
"""Gaps that a row of views must be high, or a column wide, before another stands beside it."""

TICKS = 2.6
"""Gaps that the ticks and captions of a panel take beside it and below it."""


class Cell(NamedTuple):
    """A view of one variant, and its place."""

    variant: int
    view: View
    box: Box


class Multiples(NamedTuple):
    """All cells, and above each variant's own a strip for its caption."""

    cells: list[Cell]
    strips: list[Box]


def multiples(
    picture: Picture, count: int, box: Box, *, gap: float, strip: float, shape: float
) -> Multiples:
    """The picture once for each of `count` variants, in pixels.

    Rows of views stand one above another, columns side by side, single views in a grid whose
    places are as near as can be to `shape`, width by height.
    """
    if count == 1:
        return Multiples([Cell(0, *placed) for placed in laid_out(picture, box, gap=gap)], [])
    cells: list[Cell] = []
    strips = []
    for variant, place in enumerate(_places(picture, count, box, gap=gap, shape=shape)):
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


def _places(picture: Picture, count: int, box: Box, *, gap: float, shape: float) -> Sequence[Box]:
    if isinstance(picture, Panels):
        return _rows(picture, count, box, gap=gap)

    def drawn(columns: int) -> float:
        """The area that a picture of that shape has in a place, beside its ticks."""
        lines = -(-count // columns)
        width = max(1.0, (box.width - gap * (columns - 1)) / columns - TICKS * gap)
        height = max(1.0, (box.height - gap * (lines - 1)) / lines - TICKS * gap)
        return min(width, height * shape) * min(height, width / shape)

    columns = max(range(1, count + 1), key=drawn)
    lines = -(-count // columns)
    return [
        place
        for line in column(box, (1.0,) * lines, gap=gap)
        for place in row(line, (1.0,) * columns, gap=gap)
    ][:count]
