"""A loose stroke loses points, and looks as it did."""

from dataclasses import replace

import numpy as np
import pytest

from render.raster import Canvas
from render.raster.straight import leave_out
from render.shapes import Line


def left_of(rows: np.ndarray, *, loose: float = 1.0) -> np.ndarray:
    starts = np.array([0, len(rows)])
    rows = rows.copy()
    leave_out(rows, starts, np.array([loose]))
    return rows[: starts[1]]


def creeping(points: int) -> np.ndarray:
    """Rows of a level stroke, 20 pixels long: all that a row holds grows evenly."""
    t = np.linspace(0, 1, points)
    same = np.ones(points)
    return np.column_stack([20 * t, 7 * same, 0.1 * t, 1 - 0.5 * t, 20 * t, 0 * same, same])


def test_of_a_level_way_few_points_are_left_and_both_ends() -> None:
    rows = creeping(1000)
    left = left_of(rows)
    assert len(left) < 60
    assert (left[[0, -1]] == rows[[0, -1]]).all()


def test_what_is_not_loose_keeps_every_point() -> None:
    rows = creeping(50)
    assert (left_of(rows, loose=0.0) == rows).all()


@pytest.mark.parametrize(
    ("column", "by"), [(0, 0.4), (1, 0.1), (2, 0.001), (3, 0.02), (4, 0.1), (5, 1.0), (6, -1.0)]
)
def test_a_point_off_the_way_in_anything_is_left(column: int, by: float) -> None:
    rows = creeping(200)
    rows[100, column] += by
    assert (left_of(rows) == rows[100]).all(axis=1).any()


def test_the_looser_the_fewer_are_left_and_the_farther_off_they_lay() -> None:
    rows = creeping(400)
    rows[:, 1] += 0.2 * np.random.default_rng(1).uniform(-1, 1, 400)
    close, looser = left_of(rows), left_of(rows, loose=15.0)
    assert len(looser) < 0.3 * len(close)
    away = abs(np.interp(rows[:, 0], looser[:, 0], looser[:, 1]) - rows[:, 1])
    assert 0.03 < away.max() <= 15 * 0.03


def test_strokes_beside_a_loose_one_stay_as_they_are() -> None:
    one, other = creeping(30), creeping(40) + 1
    rows, starts = np.concatenate([one, other, one]), np.array([0, 30, 70, 100])
    leave_out(rows, starts, np.array([0.0, 1.0, 0.0]))
    assert (rows[: starts[1]] == one).all()
    assert (rows[starts[2] : starts[3]] == one).all()


def test_a_loose_stroke_looks_as_it_did() -> None:
    t = np.linspace(0, 1, 700)
    coil = np.stack([60 + 50 * t * np.cos(15 * t), 60 + 50 * t * np.sin(15 * t)], axis=-1)
    line = Line(coil, "#ff0000", 4.0, casing="#000000", casing_width=1.5, along=0 * t)
    blank = Canvas.blank((120, 120), "#ffffff")
    whole = blank.with_drawn([line]).pixels.astype(int)
    loose = blank.with_drawn([replace(line, loose=1.0)]).pixels
    assert abs(whole - loose).max() <= 10
    assert abs(whole - loose).mean() < 0.5
