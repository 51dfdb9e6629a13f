"""Text of a table, in whichever dialect, cut into cells."""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from render.recordings.table import number_in

COMMENTS = ("#", "%")
"""What begins a line that is no row, above the first that is one."""

QUOTED = r'"((?:[^"]|"")*)"'
"""A cell in quotes; a quote within it is written twice."""

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
        if line.startswith(COMMENTS) and not kept:
            remark = line.lstrip("#% ")
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
    named = _cut(remark, between if between in remark else _delimiter(remark))
    return Rows(cells, lines, named or (), comma)


def _delimiter(line: str) -> str:
    bare = re.sub(QUOTED, "", line)
    return next((one for one in "\t;," if one in bare), " ")


def _cells(texts: Sequence[str], between: str, path: str, lines: Sequence[int]) -> list[list[str]]:
    """The cells of each line; a quote ends in the line in which it begins."""
    found: list[list[str]] = []
    for text, line in zip(texts, lines, strict=True):
        cells = _cut(text, between)
        if cells is None:
            told = "a quote ends nowhere, or not at the end of its cell"
            raise ValueError(f"{path}:{line}: cannot be cut into cells: {told}")
        found.append(cells)
    return found


def _cut(text: str, between: str) -> list[str] | None:
    """The cells, those in quotes as they are and others without blanks around; None for none."""
    if '"' not in text:
        return text.split() if between == " " else [cell.strip() for cell in text.split(between)]
    if between == " ":
        cell, text = re.compile(rf"[ \t]*(?:{QUOTED}|([^\s\"]\S*))([ \t]+|$)"), text.strip()
    else:
        cell = re.compile(rf" *(?:{QUOTED} *|(?! *\")([^{between}]*))({between}|$)")
    found = []
    at, more = 0, True
    while more:
        matched = cell.match(text, at)
        if matched is None:
            return None
        quoted, plain, more = matched[1], matched[2], bool(matched[3])
        found.append(plain.strip() if quoted is None else quoted.replace('""', '"'))
        at = matched.end()
    return found
