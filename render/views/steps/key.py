"""The key of a vector diagram: whose steps they are, and what each arrow is."""

from typing import NamedTuple

import numpy as np

from render.form import DISC, Form
from render.raster.text import text_width
from render.scene.theme import Theme
from render.scene.view import Box
from render.shapes import Label, Line, Marker, Shape
from render.simulation.anatomy import Anatomy
from render.views.paths.strand import Strand
from render.views.steps.arrow import arrow

ROW, SWATCH, SPACE, APART = 1.6, 1.9, 0.5, 1.15
"""In sizes of the type: a row's height, a swatch's width, from it to its word, and to the next."""

TRIALS = 41
"""Widths that are tried for even rows."""

BAR = 0.3
"""The scale bar's length as a share of the window's width, at most."""


class Entry(NamedTuple):
    """A word, and the arrow it stands for: its colour and its width, 0 for a walker's marker."""

    text: str
    colour: str
    width: float
    form: Form = DISC


def entries(anatomy: Anatomy, label: str, strand: Strand) -> list[Entry]:
    """What the key says of a walker."""
    step = (
        "step" if anatomy.in_two_parts or not anatomy.linear else r"step $-\eta\,\nabla f(\theta)$"
    )
    look, colour = strand.look, strand.colour
    found = [Entry(label, colour, 0.0, strand.form), Entry(step, colour, look.bold_arrow)]
    if anatomy.in_two_parts:
        at = r"(\theta)" if (anatomy.asked == anatomy.points).all() else ""
        at = r"(\theta + \mu v)" if anatomy.looks_ahead else at
        found.append(Entry(r"$\mu v$", look.carried, look.arrow))
        found.append(Entry(rf"$-\eta\,\nabla f{at}$", look.pushed, look.arrow))
    elif not anatomy.linear:
        found.append(Entry(r"along $-\nabla f$", look.ink, look.thin_arrow))
    return found


def key_rows(entries: list[Entry], width: float, size: float) -> list[list[Entry]]:
    """The entries in as few rows as a width in pixels has room for, as even as can be."""
    fewest = len(filled(entries, width, size))
    even = (filled(entries, share * width, size) for share in np.linspace(0, 1, TRIALS))
    return next((rows for rows in even if len(rows) == fewest), filled(entries, width, size))


def filled(entries: list[Entry], width: float, size: float) -> list[list[Entry]]:
    """The entries in rows, each filled before the next begins."""
    rows: list[list[Entry]] = []
    free = 0.0
    for entry in entries:
        needed = entry_width(entry, size)
        if not rows or needed > free:
            rows.append([])
            free = width
        rows[-1].append(entry)
        free -= needed + APART * size
    return rows


def entry_width(entry: Entry, size: float) -> float:
    """The pixels that an entry takes."""
    swatch = SWATCH if entry.width else 0.9
    wide = text_width(entry.text, type_size(entry, size), bold=not entry.width)
    return (swatch + SPACE) * size + wide


def type_size(entry: Entry, size: float) -> float:
    """The size of an entry's type: a formula's letters are small for their size."""
    return 1.2 * size if entry.text.startswith("$") else size


def key(
    rows: list[list[Entry]], box: Box, look: Theme, *, size: float, scale: float
) -> list[Shape]:
    """The rows along the top of a box."""
    shapes: list[Shape] = []
    for number, row in enumerate(rows):
        left, middle = box.left, box.top + (number + 0.5) * ROW * size
        for entry in row:
            swatch = SWATCH if entry.width else 0.9
            if entry.width:
                ends = np.array([(left, middle), (left + swatch * size, middle)])
                shapes += arrow(
                    ends,
                    box,
                    entry.colour,
                    entry.width * scale,
                    casing=look.ground,
                    casing_width=0,
                )
            else:
                radius = 0.42 * size
                shapes.append(Marker(left + radius, middle, radius, entry.colour, form=entry.form))
            x = left + (swatch + SPACE) * size
            bold = not entry.width
            type_ = type_size(entry, size)
            shapes.append(Label(entry.text, x, middle + 0.36 * size, type_, look.ink, bold=bold))
            left += entry_width(entry, size) + APART * size
    return shapes


def scale_bar(width: float, plot: Box, look: Theme, *, size: float, scale: float) -> list[Shape]:
    """A bar of a round length at the lower right of a plot that is `width` units wide."""
    most = BAR * width
    decade = 10.0 ** np.floor(np.log10(most))
    length = float(max(decade * step for step in (1, 2, 5) if step * decade <= most))
    long = length / width * plot.width
    y, end = plot.bottom + 0.75 * size, 4 * scale
    x0, x1 = plot.right - long, plot.right
    points = np.array(
        [(x0, y - end), (x0, y + end), (x0, y), (x1, y), (x1, y - end), (x1, y + end)]
    )
    return [
        Line(points, look.quiet, 1.6 * scale),
        Label(
            f"{length:.6g}".replace("-", "−"),
            x0 - 0.5 * size,
            y + 0.36 * size,
            size,
            look.quiet,
            anchor="right",
        ),
    ]
