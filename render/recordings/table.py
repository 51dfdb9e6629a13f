"""Table: the columns of a file, numbers or words, and where each row stands in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Words: TypeAlias = Sequence[str]
Numbers: TypeAlias = NDArray[np.float64]

MISSING = frozenset({"", "na", "n/a", "missing", "null", "none"})
"""What other programs write where there is no number: R, pandas, Julia, SQL, Python."""


@dataclass(frozen=True, eq=False)
class Table:
    """Columns by name, in their order, all of one length.

    path: the file, as messages show it
    missing: for columns of numbers, where there is none; NaN stands there
    lines: of the rows in the file, counted from 1; none where the file has no lines
    spread: what is tried around each row's place, (rows, members, 2), NaN for members that it lacks
    outlined: of each row, whether these are corners of one outline
    """

    path: str
    columns: Mapping[str, Numbers | Words]
    missing: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)
    lines: Sequence[int] = ()
    spread: Numbers | None = None
    outlined: NDArray[np.bool_] | None = None

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    def at(self, row: int) -> str:
        """How messages name a row: run.csv:14."""
        return f"{self.path}:{self.lines[row]}" if self.lines else f"{self.path}, row {row}"

    def numbers(self, name: str) -> Numbers:
        """A column of numbers; ValueError, with the line, where one is none."""
        column = self.columns[name]
        if isinstance(column, np.ndarray):
            return column
        for row, cell in enumerate(column):
            if number_in(cell) is None and not is_missing(cell):
                raise ValueError(f"{self.at(row)}: {name} is {cell[:80]!r}, not a number")
        raise ValueError(f"{self.path}: {name} holds words, not numbers")

    def absent(self, name: str) -> NDArray[np.bool_]:
        """Where a column has nothing."""
        return self.missing.get(name, np.zeros(len(self), dtype=bool))


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is nothing."""
    return cell.strip().casefold() in MISSING


def number_in(cell: str, *, comma: bool = False) -> float | None:
    """The number in a cell; `comma` is a decimal comma. None where there is none."""
    told = cell.strip()
    if comma and told.count(",") == 1 and "." not in told:
        told = told.replace(",", ".")
    try:
        return None if "_" in told else float(told)
    except ValueError:
        return None
