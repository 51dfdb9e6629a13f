"""Walks as a table, and a table as CSV or .npz: what `Recorded` reads again to the bit."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from optimizers import Spread
from render.recordings.columns import (
    LABEL,
    OUTLINED,
    RUN,
    SPREAD,
    START,
    STEP,
    VALUE,
    VARIANT,
    named,
)
from render.recordings.table import Numbers, Table, Words

FIRST = ("label", "variant", "start", "run", "step", "x", "y", "value")
"""The columns, in their order; what is a reading comes after them."""

BARE = re.compile(r"[^\W\d_]([\w .()=+-]*[\w)])?")
"""Words that no program takes for anything else; others are quoted."""


@dataclass(frozen=True, eq=False)
class Way:
    """One walker's way, or one run's of it under noise.

    run: its number; None for the median of several, and where there is but one
    stopped_at: the step of its last finite point, where it diverged
    """

    label: str
    variant: str
    start: int
    run: int | None
    points: NDArray[np.float64]
    values: Numbers
    stopped_at: int | None = None
    readings: Mapping[str, Numbers] = field(default_factory=dict)
    spread: Spread | None = None


def as_table(ways: Sequence[Way], path: str) -> Table:
    """The ways, row by row; variant and run only where there are any.

    After it has diverged, a walker has NaN for its place and value.
    """
    lengths = [len(way.points) for way in ways]
    total = sum(lengths)
    columns: dict[str, Numbers | Words] = {}
    columns["label"] = _words([way.label for way in ways], lengths)
    if any(way.variant for way in ways):
        columns["variant"] = _words([way.variant for way in ways], lengths)
    columns["start"] = np.repeat([float(way.start) for way in ways], lengths)
    missing = {}
    if any(way.run is not None for way in ways):
        runs = [np.nan if way.run is None else float(way.run) for way in ways]
        columns["run"] = np.repeat(runs, lengths)
        missing["run"] = np.isnan(columns["run"])
    columns["step"] = np.concatenate([np.arange(float(n)) for n in lengths])
    told = [_told(way) for way in ways]
    for index, name in enumerate(("x", "y", "value")):
        columns[name] = np.concatenate([one[index] for one in told])
    for name in dict.fromkeys(name for way in ways for name in way.readings):
        none = [np.full(n, np.nan) for n in lengths]
        found = [way.readings.get(name, none[k]) for k, way in enumerate(ways)]
        own = f"{name} (reading)" if _is_taken(name) else name
        own = " ".join(own.splitlines())  # a row is a line
        columns[own] = np.concatenate(found)
        missing[own] = np.repeat([name not in way.readings for way in ways], lengths)
    assert all(len(column) == total for column in columns.values())
    return Table(path, columns, missing, (), *_spreads(ways))


def _spreads(ways: Sequence[Way]) -> tuple[Numbers | None, NDArray[np.bool_] | None]:
    """What the ways try around them, row by row; None where none does."""
    most = max((way.spread.points.shape[1] for way in ways if way.spread is not None), default=0)
    if not most:
        return None, None
    found = [np.full((len(way.points), most, 2), np.nan) for way in ways]
    for rows, way in zip(found, ways, strict=True):
        if way.spread is not None:
            rows[:, : way.spread.points.shape[1]] = way.spread.points
    corners = [way.spread is not None and way.spread.outline for way in ways]
    return np.concatenate(found), np.repeat(corners, [len(way.points) for way in ways])


def csv_text(table: Table) -> Iterator[str]:
    """The lines of the table as CSV, each with its end; numbers come back to the bit."""
    yield _line(map(_quoted, table.columns))
    cells = [_cells(table, name) for name in table.columns]
    for row in zip(*cells, strict=True):
        yield _line(row)


def arrays(table: Table) -> dict[str, NDArray[Any]]:
    """The table's columns as np.savez keeps them, and what is tried around each place."""
    found: dict[str, NDArray[Any]] = {
        name: column if isinstance(column, np.ndarray) else np.array(column, dtype=np.str_)
        for name, column in table.columns.items()
    }
    if table.spread is not None and table.outlined is not None:
        found |= {SPREAD: table.spread, OUTLINED: table.outlined}
    return found


def _told(way: Way) -> tuple[Numbers, Numbers, Numbers]:
    x, y, value = way.points[:, 0].copy(), way.points[:, 1].copy(), way.values.copy()
    if way.stopped_at is not None:
        for column in (x, y, value):
            column[way.stopped_at + 1 :] = np.nan
    return x, y, value


def _words(each: Sequence[str], lengths: Sequence[int]) -> list[str]:
    return [word for word, count in zip(each, lengths, strict=True) for _ in range(count)]


def _is_taken(name: str) -> bool:
    """Whether a reading's name would be read as something else."""
    known = (*LABEL, *VARIANT, *START, *RUN, *STEP, *VALUE, "x", "y", SPREAD, OUTLINED)
    return name in FIRST or named([name], known) is not None


def _cells(table: Table, name: str) -> Iterator[str]:
    column = table.columns[name]
    if not isinstance(column, np.ndarray):
        yield from map(_quoted, column)
        return
    whole = name in {"start", "run", "step"}
    for number, absent in zip(column.tolist(), table.absent(name).tolist(), strict=True):
        if absent:
            yield ""
        else:
            yield str(int(number)) if whole else repr(number)


def _quoted(word: str) -> str:
    return word if BARE.fullmatch(word) else '"' + word.replace('"', '""') + '"'


def _line(cells: Iterable[str]) -> str:
    return ",".join(cells) + "\n"
