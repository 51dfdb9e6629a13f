"""A table in text: its header, or what stands for one, and its columns."""

from collections.abc import Sequence
from contextlib import suppress

import numpy as np

from render.messages.wording import counted
from render.recordings.columns import LABEL, VARIANT, coordinates, named
from render.recordings.dialect import COMMENTS, Rows, decoded, rows_of
from render.recordings.table import Numbers, Table, Words, is_missing, number_in

BARE = {2: ["x", "y"], 3: ["step", "x", "y"]}
"""What columns without a header are, by how many there are."""


def csv_table(held: bytes, path: str, *, places: tuple[str, str] | None) -> Table:
    """The table in a file of text; `places` name the columns of the coordinates, where given.

    The columns of labels and variants are words, whatever they look like: 0.1 is not 0.10.

    Raises ValueError, with the line, for rows of unlike lengths, a header that names a column
    twice, and no header where there are others than x y or step x y.
    """
    rows = rows_of(decoded(held, path), path)
    names, first = _header(rows, path, places)
    cells, lines = rows.cells[first:], rows.lines[first:]
    if not cells:
        raise ValueError(f"{path}: has a header and no rows")
    if all(len(row) == len(names) + 1 for row in cells):  # R's names of rows, which have no head
        names = ["", *names]
    for row, line in zip(cells, lines, strict=True):
        if len(row) != len(names):
            columned = counted(len(names), "column")
            told = f"{path}:{line}: has {counted(len(row), 'cell')} for {columned}"
            raise ValueError(told + _why(row))
    columns: dict[str, Numbers | Words] = {}
    missing = {}
    worded = {named(names, LABEL), named(names, VARIANT)}
    for index, name in enumerate(names):
        if name in columns:
            raise ValueError(f"{path}: has two columns {name!r}")
        if _is_of_rows(name):
            continue
        column = [row[index] for row in cells]
        numbers = None if name in worded else _numbers(column, comma=rows.comma)
        columns[name] = column if numbers is None else numbers
        if numbers is not None and np.isnan(numbers).any():
            missing[name] = np.array([is_missing(cell) for cell in column], dtype=bool)
    return Table(path, columns, missing, lines)


def _header(rows: Rows, path: str, places: tuple[str, str] | None) -> tuple[Sequence[str], int]:
    """The names of the columns, and the first row that is none of them."""
    top = rows.cells[0]
    remarked = len(rows.remark) == len(top) and coordinates(rows.remark, places)
    if remarked and not coordinates(top, places):
        return rows.remark, 0
    plain = all(number_in(c, comma=rows.comma) is not None or is_missing(c) for c in top)
    if not plain:
        return top, 1
    if len(top) not in BARE:
        told = f"{path}:{rows.lines[0]}: has no header and {len(top)} columns"
        raise ValueError(f"{told}; write one above them, such as step,x,y,loss")
    return BARE[len(top)], 0


def _why(row: Sequence[str]) -> str:
    """What may be meant by a row of too few or too many cells."""
    if row[0].startswith(COMMENTS):
        return "; a remark stands above the first row"
    return "; with a decimal comma, write ; between the cells" if len(row) > 3 else ""


def _is_of_rows(name: str) -> bool:
    """Whether a column is the names or numbers of rows that R and pandas write unasked."""
    return name == "" or name.startswith("Unnamed:")


def _numbers(column: Sequence[str], *, comma: bool) -> Numbers | None:
    """The numbers of a column, NaN where one is missing; None where it holds words."""
    if not comma and not any("_" in cell for cell in column):
        with suppress(ValueError):  # all of them, and quickly
            return np.array([float(cell) for cell in column])
    found = np.full(len(column), np.nan)
    for row, cell in enumerate(column):
        if (number := number_in(cell, comma=comma)) is not None:
            found[row] = number
        elif not is_missing(cell):
            return None
    return found
