"""Runs: the ways that a table holds, those of one walker, one a start."""

from collections.abc import Mapping, Sequence
from numbers import Real

import numpy as np
from numpy.typing import NDArray

from optimizers import Spread
from render.messages.nearest import did_you_mean
from render.recordings.columns import (
    LABEL,
    RUN,
    START,
    STEP,
    VALUE,
    VARIANT,
    coordinates,
    named,
    place_among,
)
from render.recordings.run import Run
from render.recordings.table import Numbers, Table, number_in

MANY = 8
"""Names of walks that a message tells."""


def runs_in(
    table: Table,
    *,
    label: str,
    places: tuple[str, str] | None,
    where: Mapping[str, object],
) -> tuple[str, tuple[Run, ...]]:
    """The walker's name in the table, empty where it has none, and its runs, one a start.

    label: which walker, where the table names them; places: the columns of the coordinates
    where: what further columns must hold

    Raises ValueError, with the line where there is one, for a table without places or with more
    than two coordinates, of several walkers none of which is chosen, of none that is called so
    unless `where` chose it, and whose steps do not go up.
    """
    names = list(table.columns)
    found = place_among(names, places)
    if found is None:
        raise ValueError(_no_places(table, places))
    rows = np.ones(len(table), dtype=bool)
    for name, wanted in where.items():
        rows &= _equal(table, name, wanted)
    if not rows.any():
        told = ", ".join(f"{name} {wanted!r}" for name, wanted in where.items())
        raise ValueError(f"{table.path}: no row has {told}")
    walker = ""
    if (column := named(names, LABEL)) is not None:
        walker, rows = _one(table, column, rows, "" if column in where else label)
    if (column := named(names, VARIANT)) is not None:
        _, rows = _one(table, column, rows)
    if (column := named(names, RUN)) is not None:
        median = rows & table.absent(column)
        median |= rows & np.array([k != k for k in _cells(table, column)])  # noqa: PLR0124  # NaN
        rows = median if median.any() else rows
        _, rows = _one(table, column, rows)
    starts = named(names, START)
    of = _cells(table, starts) if starts is not None else [0] * len(table)
    chosen = [int(row) for row in np.flatnonzero(rows)]
    groups: dict[object, list[int]] = {}
    for row in chosen:
        groups.setdefault(of[row], []).append(row)
    return walker, tuple(_run(table, np.array(group), found) for group in groups.values())


def _run(table: Table, rows: NDArray[np.int64], places: tuple[str, str]) -> Run:
    names = list(table.columns)
    x, y = (table.numbers(name) for name in places)
    lacking = table.absent(places[0])[rows] | table.absent(places[1])[rows]
    there = np.flatnonzero(~lacking)
    if not len(there):
        raise ValueError(f"{table.at(int(rows[0]))}: {places[0]} and {places[1]} are missing")
    rows, lacking = rows[: there[-1] + 1], lacking[: there[-1] + 1]  # it has come to its end
    if lacking.any():
        row = int(rows[np.argmax(lacking)])
        name = places[0] if table.absent(places[0])[row] else places[1]
        told = f"{table.at(row)}: {name} is missing, and the walk goes on below"
        raise ValueError(f"{told}; leave the row out: between rows it goes straight")
    if not np.isfinite([x[rows[0]], y[rows[0]]]).all():
        told = f"begins at ({x[rows[0]]:g}, {y[rows[0]]:g})"
        raise ValueError(f"{table.at(int(rows[0]))}: {told}; a run begins at finite numbers")
    counted = named(names, STEP)
    steps = np.arange(len(rows)) if counted is None else _steps(table, counted, rows)
    value = named([name for name in names if name not in {counted, *places}], VALUE)
    kept = [*places, counted, value, *(named(names, one) for one in (LABEL, START, RUN, VARIANT))]
    around = None if table.spread is None else table.spread[rows]
    if around is not None:
        around = around[:, ~np.isnan(around).all(axis=(0, 2))]
    return Run(
        steps=steps,
        points=np.stack([x[rows], y[rows]], axis=-1),
        values=None if value is None else table.numbers(value)[rows],
        unvalued=None if value is None else table.absent(value)[rows],
        readings={
            name: column[rows]
            for name, column in table.columns.items()
            if name not in kept
            and isinstance(column, np.ndarray)
            and not np.isnan(column[rows]).all()  # then it is another walker's
        },
        spread=around if around is not None and around.size else None,
        outlined=table.outlined is not None and bool(table.outlined[rows].any()),
    )


def _steps(table: Table, name: str, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Whole numbers that go up, counted from the first."""
    steps = table.numbers(name)[rows]
    strange = np.flatnonzero(~(np.abs(steps) <= 2**53) | (steps != np.round(steps)))
    if len(strange):
        row, step = int(rows[strange[0]]), steps[strange[0]]
        told = "missing" if table.absent(name)[row] else f"{step:g}"
        raise ValueError(f"{table.at(row)}: {name} is {told}; it must be a whole number")
    back = np.flatnonzero(np.diff(steps) <= 0)
    if len(back):
        row, (before, after) = rows[back[0] + 1], steps[back[0] : back[0] + 2]
        told = f"{table.at(int(row))}: {name} {after:g} follows {before:g}, and must be more"
        hint = "columns label and start say whose a row is, where several walks are in one file"
        raise ValueError(f"{told}; {hint}")
    counted: NDArray[np.int64] = (steps - steps[0]).astype(np.int64)
    return counted


def _one(
    table: Table, name: str, rows: NDArray[np.bool_], wanted: str = ""
) -> tuple[str, NDArray[np.bool_]]:
    """The one thing that a column holds in these rows, or that is wanted, and its rows."""
    cells = _cells(table, name)
    held = list(dict.fromkeys(_shown(cells[row]) for row in np.flatnonzero(rows).tolist()))
    if wanted in held:
        one = wanted
    elif len(held) == 1 and (not wanted or not held[0]):
        (one,) = held
    elif len(held) == 1:
        told = f"{table.path}: {name} is {held[0]!r} in every row, and never {wanted!r}"
        hint = f"where={{{name!r}: {held[0]!r}}} to call it {wanted!r}"
        raise ValueError(f"{told}; write label={held[0]!r}, or {hint}")
    else:
        known = ", ".join(held[:MANY]) + (", …" if len(held) > MANY else "")
        near = did_you_mean(wanted, held) if wanted else None
        first = cells[int(np.argmax(rows))]
        whole = int(first) if isinstance(first, float) and first.is_integer() else first
        example = f"where={{{name!r}: {whole!r}}}"
        if name == named([name], LABEL):
            example = f"label={held[0]!r}"
        told = f"{table.path}: {name} is one of {known}"
        raise ValueError(f"{told}; {near or f'choose one: {example}'}")
    same = np.array([_shown(cell) == one for cell in cells])
    return one, rows & same


def _equal(table: Table, name: str, wanted: object) -> NDArray[np.bool_]:
    if name not in table.columns:
        raise ValueError(f"{table.path}: {_no_column(table, name)}")
    column = table.columns[name]
    if isinstance(wanted, Real) and not isinstance(column, np.ndarray):  # words that are numbers
        return np.array([number_in(cell) == wanted for cell in column])
    return np.array([_shown(cell) == _shown(wanted) for cell in _cells(table, name)])


def _cells(table: Table, name: str) -> Sequence[object]:
    column = table.columns[name]
    return column.tolist() if isinstance(column, np.ndarray) else column


def _shown(cell: object) -> str:
    """A cell as it is compared and told: 3 for 3.0."""
    number: float | None = None
    if isinstance(cell, int | float | np.integer | np.floating):
        number = float(cell)
    if number is not None:
        return "" if number != number else f"{number:.17g}"  # noqa: PLR0124  # NaN
    return str(cell)


def _no_places(table: Table, places: tuple[str, str] | None) -> str:
    if places is None:
        known = ", ".join(table.columns)
        if several := coordinates(list(table.columns), None):
            told = f"{table.path}: {', '.join(several)} are {len(several)} coordinates"
            return f'{told}; name the two to be seen: columns=("{several[0]}", "{several[1]}")'
        told = f"{table.path}: no columns x and y among {known}"
        return f'{told}; name the two: columns=("w1", "w2")'
    lacking = next(name for name in places if name not in table.columns)
    return f"{table.path}: {_no_column(table, lacking)}"


def _no_column(table: Table, name: str) -> str:
    near = did_you_mean(name, table.columns)
    return f"no column {name!r}; {near or 'known: ' + ', '.join(table.columns)}"


def value_of(run: Run, ground: Numbers, *, steps: int) -> Numbers | None:
    """The values of a run at each step: the ground's where none was recorded."""
    if run.values is None or run.unvalued is None:
        return None
    known = ~run.unvalued
    if not known.any():
        return None
    whole = Run(run.steps[known], run.points[known])
    found = whole.filled(run.values[known], steps=steps)
    outside = (np.arange(steps + 1) < whole.steps[0]) | (
        (np.arange(steps + 1) > whole.last) & (whole.last < run.last)
    )
    return np.where(outside, ground, found)


def spread_of(runs: Sequence[Run], *, steps: int) -> Spread | None:
    """What the runs tried around them at each step; None where none did.

    A run of fewer members than another has its last one as often as some are missing.
    """
    told = [run.spread for run in runs if run.spread is not None]
    if not told:
        return None
    most = max(one.shape[1] for one in told)
    found = []
    for run in runs:
        members = run.points[:, None] if run.spread is None else run.spread
        lacking = most - members.shape[1]
        whole = np.pad(members, ((0, 0), (0, lacking), (0, 0)), mode="edge")
        found.append(run.filled(whole, steps=steps))
    return Spread(np.stack(found, axis=1), outline=any(run.outlined for run in runs))
