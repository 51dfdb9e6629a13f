"""A plot's frame: the grid, the numbers beside it and below it, its title."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from render.raster.fitting import shortened
from render.raster.text import text_width
from render.scene.theme import Theme
from render.scene.view import Box
from render.shapes import Label, Line, Shape
from render.views.charts.axis import Axis
from render.views.charts.ticks import spaced

TICK, SPACE = 6.0, 6.0
"""Pixels at 1280 × 720: a tick's length, and from its end to its number."""

LEAST, LEAST_WIDTH, LEAST_HEIGHT = 0.5, 9.0, 5.5
"""Where a chart has words: at that share of the scale from which on a picture has any, and in boxes
of so many ems each way. A chart without them says nothing, so it keeps them longer than a map."""

NUMBERS = 2.6
"""Ems left for the numbers at the least, so that charts in a column share their steps."""


def has_words(box: Box, look: Theme, scale: float) -> bool:
    """Whether a chart in a box has room for its numbers and its title."""
    size = look.type_size(look.tick_size, scale)
    roomy = box.width >= LEAST_WIDTH * size and box.height >= LEAST_HEIGHT * size
    return roomy and look.worded(scale / LEAST)


def fit_plot(box: Box, axis: Axis, last: str, look: Theme, scale: float) -> Box:
    """The plot's rectangle in whole pixels, with room for its numbers and its title.

    `last` is what is written below its lower right corner.
    """
    if not has_words(box, look, scale):
        return _whole(box.left, box.top, box.right, box.bottom)
    size = look.type_size(look.tick_size, scale)
    top = box.top + 1.7 * size
    bottom = box.bottom - TICK * scale - 1.3 * size
    inner = Box(box.left, top, box.width, bottom - top)
    numbers = [text for _, text in axis.ticks(spaced_up(inner, look, scale))]
    widest = max(NUMBERS * size, *(text_width(text, size) for text in numbers))
    left = box.left + (TICK + SPACE) * scale + widest
    right = box.right - text_width(last, size) / 2
    return _whole(left, top, right, bottom)


def spaced_up(plot: Box, look: Theme, scale: float) -> int:
    """How many steps between an axis's ticks to have in a plot of that height."""
    return spaced(plot.height / (2.4 * look.type_size(look.tick_size, scale)))


def up(value: float, plot: Box, axis: Axis) -> float:
    """The pixel, from the top, of a value."""
    return plot.bottom - float(axis.share(np.array(value))) * plot.height


def level(
    value: float, plot: Box, axis: Axis, look: Theme, *, scale: float, strength: float
) -> Line:
    """A line at a value across the plot."""
    y = up(value, plot, axis)
    ends = np.array([(plot.left, y), (plot.right, y)])
    width = max(look.line * 1.3 * scale, 0.8 * look.density)
    return Line(ends, look.quiet, width, strength=strength)


def grid(plot: Box, axis: Axis, look: Theme, scale: float) -> list[Shape]:
    """Lines at the ticks, at nothing and along the foot."""
    faint = look.grid_strength
    values = [value for value, _ in axis.ticks(spaced_up(plot, look, scale))]
    lines: list[Shape] = [
        level(value, plot, axis, look, scale=scale, strength=faint) for value in values
    ]
    foot = [0.0, axis.low] if not axis.log and axis.low < 0 < axis.high else [axis.low]
    return [
        *lines,
        *(level(value, plot, axis, look, scale=scale, strength=2 * faint) for value in foot),
    ]


def numbers(plot: Box, axis: Axis, look: Theme, scale: float) -> list[Shape]:
    """The numbers beside the plot."""
    size = look.type_size(look.tick_size, scale)
    x = plot.left - (TICK + SPACE) * scale
    return [
        Label(text, x, up(value, plot, axis) + 0.36 * size, size, look.quiet, anchor="right")
        for value, text in axis.ticks(spaced_up(plot, look, scale))
    ]


def below(
    marks: Sequence[tuple[float, str]], word: str, plot: Box, look: Theme, scale: float
) -> list[Shape]:
    """Ticks below the plot at pixels from the left, their numbers, and before the last the word."""
    size = look.type_size(look.tick_size, scale)
    y = plot.bottom + TICK * scale + 1.2 * size  # clear of a number at the lower left corner
    shapes: list[Shape] = []
    ends = [plot.left]
    for x, text in marks:
        tick = np.array([(x, plot.bottom), (x, plot.bottom + TICK * scale)])
        shapes.append(Line(tick, look.quiet, look.line * 1.3 * scale))
        shapes.append(Label(text, x, y, size, look.quiet, anchor="middle"))
        ends += [x - text_width(text, size) / 2, x + text_width(text, size) / 2]
    if len(ends) < 3:
        return shapes
    right = ends[-2] - 0.35 * size
    if right - text_width(word, size) > ends[-3] + 0.35 * size:
        shapes.append(Label(word, right, y, size, look.quiet, anchor="right"))
    return shapes


def heading(title: str, remark: str, plot: Box, look: Theme, scale: float) -> list[Shape]:
    """The title above the plot, a formula larger, and beside it the remark if it fits."""
    size = look.type_size(look.tick_size, scale)
    large = 1.25 * size if title.startswith("$") else size
    title = shortened(title, large, plot.width)
    y = plot.top - 0.65 * size
    shapes: list[Shape] = [Label(title, plot.left, y, large, look.quiet)]
    x = plot.left + text_width(title, large) + size
    if remark and x + text_width(remark, size) <= plot.right:
        shapes.append(Label(remark, x, y, size, look.quiet))
    return shapes


def _whole(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(round(left), round(top), max(8, round(right - left)), max(8, round(bottom - top)))
