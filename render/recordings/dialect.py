"""Text of a table, in whichever dialect, cut into cells."""

import codecs
import csv
from collections.abc import Sequence
from dataclasses import dataclass

from render.recordings.table import number_in

COMMENTS = ("#", "%")
"""What begins a line that is no row."""

LONGEST = 1_000
"""Columns, beyond which it is no table of a run."""

WIDEST = 100_000
"""Letters of a line."""


@dataclass(frozen=True)
class Rows:
    """The cells of a text, row by row; the first row may be a header.

    lines: of each row, counted from 1
    remark: the cells of the last comment above the rows, which may name their columns
    comma: whether numbers have a decimal comma
    """

    cells: Sequence[Sequence[str]]
    lines: Sequence[int]
    remark: Sequence[str]
    comma: bool


def decoded(held: bytes, path: str) -> str:
    """The text in the bytes: UTF-8, or UTF-16 with its mark; ValueError where it is none."""
    if held.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif b"\0" in held:
        raise ValueError(f"{path}: is binary, not a table in text; arrays are read from .npz")
    else:
        encoding = "utf-8-sig"
    try:
        return held.decode(encoding)
    except UnicodeDecodeError as error:
        line = held.count(b"\n", 0, error.start) + 1
        told = f"{path}:{line}: is no text in UTF-8 (byte 0x{held[error.start]:02x})"
        raise ValueError(f"{told}; save it as UTF-8") from None


def rows_of(text: str, path: str) -> Rows:
    """The rows. Raises ValueError, with the line, for what is no table."""
    kept: list[tuple[int, str]] = []
    remark = ""
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        line = raw.strip(" \ufeff")
        if line.startswith(COMMENTS):
            remark = remark if kept else line.lstrip("#% ")
        elif line.strip():
            kept.append((number, line))
            if len(line) > WIDEST:
                raise ValueError(f"{path}:{number}: has {len(line)} letters; no table of a run has")
    if not kept:
        raise ValueError(f"{path}: has no rows")
    between = _delimiter(kept[0][1])
    lines = [number for number, _ in kept]
    cells = _cells([line for _, line in kept], between, path, lines)
    if len(cells[0]) > LONGEST:
        raise ValueError(f"{path}: has {len(cells[0])} columns; at most {LONGEST} are read")
    comma = between != "," and any(
        "," in cell and number_in(cell, comma=True) is not None for row in cells for cell in row
    )
    (named,) = _cells([remark], between if between in remark else _delimiter(remark), path, [1])
    return Rows(cells, lines, named, comma)


def _delimiter(line: str) -> str:
    return next((one for one in "\t;," if one in line), " ")


def _cells(texts: Sequence[str], between: str, path: str, lines: Sequence[int]) -> list[list[str]]:
    """The cells of each line; a quote ends in the line in which it begins."""
    blank = between == " "
    texts = [text.replace("\t", " ") for text in texts] if blank else texts
    reader = csv.reader(texts, delimiter=between, skipinitialspace=True, strict=True)
    found: list[list[str]] = []
    fault = ""
    try:
        for row in reader:
            if reader.line_num != len(found) + 1:
                fault = "a quote does not end"
                break
            found.append([cell.strip() for cell in row if cell or not blank])
    except csv.Error as error:
        fault = str(error)
    if fault:
        raise ValueError(f"{path}:{lines[len(found)]}: cannot be cut into cells: {fault}")
    return found
