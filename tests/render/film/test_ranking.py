"""The ranking: lowest value first, digits that can be read, words for who is gone."""

import importlib
from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest

from optimizers import (
    SGD,
    Adam,
    Cautious,
    Clipped,
    Decayed,
    Lookahead,
    Momentum,
    Nesterov,
    PolyakAverage,
)
from render import Clock, Contour, Scene, simulate, tuned
from render.film.legend import Legend
from render.film.ranking import EVERY, FADE, Ranking, as_read, significant
from render.raster import extent
from render.scene.view import Box
from render.shapes import Label, Line
from scenes.saddle import scene as saddle_scene
from surfaces import ellipse, plateau, saddle

BOX = Box(500, 100, 266, 300)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.25, "0.250"),
        (-0.4444, "−0.444"),
        (0.00123, "0.001"),
        (1e-13, "0"),
        (-7.9e-31, "0"),
        (3.14e-7, "3.1e−7"),
        (-0.000999, "−1.0e−3"),
        (0.99951, "1.00"),
        (1.5, "1.50"),
        (9.999, "10.0"),
        (99.99, "100"),
        (145.1, "145"),
        (999.9, "1\u2009000"),
        (2_513.7, "2\u2009510"),
        (-24_499.0, "−24\u2009500"),
        (99_949.0, "99\u2009900"),
        (99_951.0, "1.0e5"),
        (-123456.0, "−1.2e5"),
        (1e300, "1.0e300"),
    ],
)
def test_values_show_their_significant_digits(value: float, text: str) -> None:
    assert significant(value) == text


def ranking(scene: Scene, *, fps: float = 10) -> Ranking:
    return Ranking.of(scene, simulate(scene), scene.timeline(fps=fps), 1.0)


def words(found: Ranking, frame: int) -> list[tuple[str, str]]:
    """Names and values, from the top down."""
    labels = [s for s in found.shapes(frame, BOX) if isinstance(s, Label)]
    values = {s.y: s.text for s in labels if s.digits}
    names = sorted((s.y, s.text) for s in labels if s.text in found.labels and not s.digits)
    return [(name, values[y]) for y, name in names]


def test_the_label_of_a_piece_within_another_is_whole() -> None:
    rule = Adam(0.1)
    line_up = [
        Decayed(Cautious(rule), 0.01),
        Lookahead(Clipped(Nesterov(0.01), norm=1)),
        PolyakAverage(Cautious(Nesterov(0.01))),
        Lookahead(Decayed(rule, 0.1, coupled=True)),
    ]
    scene = Scene("Nested", saddle, [(0.5, 0.5)], line_up, 2, [Contour()])
    assert ranking(scene).labels == scene.labels
    deepest = PolyakAverage(Lookahead(Clipped(Momentum(0.01), norm=1)))
    scene = replace(scene, optimizers=[*line_up, deepest])
    assert ranking(scene).labels[-1] == "Lookahead Momentum, clipp…"
    assert Legend.of(scene, 1.0).labels == scene.labels


@pytest.fixture
def crossing(drift) -> Scene:
    slow, fast = drift(-0.001, 0.0, label="slow"), drift(-0.1, 0.0, label="fast")
    return Scene("Race", saddle, [(0.9, 0.0)], [slow, fast], 8, [Contour()])


def test_the_lowest_value_stands_first(crossing: Scene) -> None:
    found = ranking(crossing)
    assert [name for name, _ in words(found, 0)] == ["slow", "fast"]
    assert [name for name, _ in words(found, 99)] == ["fast", "slow"]


def test_the_values_are_those_of_the_frames_step(crossing: Scene) -> None:
    found = ranking(crossing)
    for frame in (0, 40, 99):
        step = int(found.timeline.step(frame))
        assert dict(words(found, frame))["fast"] == significant((0.9 - 0.1 * step) ** 2)


def test_a_walker_outside_the_domain_left(drift) -> None:
    scene = Scene("Out", saddle, [(0.0, 0.5)], [drift(0.0, 0.2)], 6, [Contour()])
    assert words(ranking(scene), 99) == [("Drift", "left")]
    assert words(ranking(scene), 0) == [("Drift", "−0.250")]


def test_a_walker_that_diverged_is_told_from_the_step_on() -> None:
    scene = Scene("Blast", plateau, [(1.0, 0.5)], [SGD(50.0)], 20, [Contour()])
    (walk,) = simulate(scene)
    assert walk.stopped_at is not None
    found = ranking(scene)
    frames = [found.timeline.step(i) for i in range(len(found.timeline))]
    last = max(i for i, step in enumerate(frames) if step < walk.stopped_at)
    assert words(found, last) != [("SGD", "diverged")]
    assert words(found, 99) == [("SGD", "diverged")]


def test_several_starts_are_shown_by_their_median(drift) -> None:
    scene = Scene(
        "Many", saddle, [(0.1, 0.0), (0.2, 0.0), (0.9, 0.0)], [drift(0.0, 0.0)], 2, [Contour()]
    )
    found = ranking(scene)
    assert words(found, 5) == [("Drift", "0.040")]
    assert any("median" in s.text for s in found.shapes(5, BOX) if isinstance(s, Label))


def test_rows_stand_on_whole_places_and_no_two_on_one(crossing: Scene) -> None:
    found = ranking(replace(crossing, clock=Clock(fps=25)), fps=25)
    rows = []
    for frame in range(len(found.timeline)):
        labels = [s for s in found.shapes(frame, BOX) if isinstance(s, Label)]
        names = {s.text: s for s in labels if s.text in found.labels}
        rows.append((names["slow"].y, names["fast"].y))
        assert all(0 < name.strength <= 1 for name in names.values())
    assert {y for pair in rows for y in pair} == set(rows[0])
    assert all(slow != fast for slow, fast in rows)
    assert sum(a != b for a, b in pairwise(rows)) == 1


@pytest.mark.parametrize("name", ["saddle", "fair_race", "vanishing_gradient", "ripple"])
def test_rows_stand_wrong_by_their_own_digits_only_while_they_change_places(name: str) -> None:
    found = ranking(importlib.import_module(f"scenes.{name}").scene, fps=25)
    patience = round(25 * (EVERY + FADE)) + 1
    wrong: dict[tuple[str, str], int] = {}
    for frame in range(len(found.timeline)):
        told = [pair for pair in words(found, frame) if pair[1] not in {"left", "diverged"}]
        numbers = [
            (name, float(value.replace("−", "-").replace("\u2009", ""))) for name, value in told
        ]
        pairs = {(a, b) for (a, one), (b, other) in combinations(numbers, 2) if one > other}
        wrong = {pair: wrong.get(pair, 0) + 1 for pair in pairs}
        assert max(wrong.values(), default=0) <= patience


@pytest.mark.parametrize("name", ["saddle", "ripple"])
def test_every_value_is_that_of_the_step_that_is_told(name: str) -> None:
    found = ranking(importlib.import_module(f"scenes.{name}").scene, fps=25)
    for frame in range(0, len(found.timeline), 3):
        step = int(found.timeline.step(frame) + 1e-9)
        for label, value in words(found, frame):
            if value not in {"left", "diverged"}:
                exact = float(found.standing.values[step, found.labels.index(label)])
                assert value == significant(exact)


def test_numbers_are_read_back_as_they_are_written() -> None:
    for value in (0.0, -0.9994, 1.499, 24_499.0, -123456.0, 3.14e-7):
        assert significant(as_read(value)) == significant(value)
        assert as_read(value) == pytest.approx(value, rel=0.05)
    assert as_read(-0.999) > as_read(-0.9996)
    assert as_read(np.inf) == np.inf


def test_rows_are_in_order_of_their_values_from_the_end_of_the_walk_on() -> None:
    scene = replace(saddle_scene, starts=[(0.5, 0.3)], steps=37)
    found = ranking(scene, fps=25)
    values = found.standing.values[-1]
    gone = ~found.standing.inside[-1]
    for frame in range(found.timeline.walked + 12, len(found.timeline)):
        names = [name for name, _ in words(found, frame)]
        still = [name for name in names if not gone[found.labels.index(name)]]
        assert still == sorted(still, key=lambda name: values[found.labels.index(name)])


def test_who_diverged_stands_last_and_who_left_where_it_was_when_it_left(drift) -> None:
    left = drift(0.0, 0.2, label="left")
    stays = drift(0.05, 0.0, label="stays")
    scene = Scene("Out", saddle, [(0.0, 0.5)], [SGD(1e200), left, stays], 6, [Contour()])
    names = [name for name, _ in words(ranking(scene), 99)]
    assert names == ["left", "stays", "SGD"]


def test_the_rows_carry_the_line_ups_colours_and_names() -> None:
    scene = Scene(
        "Two", saddle, [(0.5, 0.1)], [SGD(0.01), Momentum(0.01, label="heavy")], 4, [Contour()]
    )
    found = ranking(scene)
    shapes = found.shapes(0, BOX)
    assert [s.colour for s in shapes if isinstance(s, Line)] == ["#544a4d", "#871800"]
    assert [name for name, _ in words(found, 0)] == ["SGD", "heavy"]
    assert all(s.colour == scene.look.ink for s in shapes if getattr(s, "text", "") == "heavy")


def test_the_values_of_walkers_far_gone_are_ranked_without_warnings() -> None:
    scene = Scene("Far", saddle, [(0.0, 0.5)], [SGD(0.4), SGD(0.3, label="b")], 900, [Contour()])
    assert np.isfinite(ranking(scene).standing.values).all()
    assert len(words(ranking(scene), 50)) == 2


def test_the_rates_of_a_tuned_scene_stand_in_a_column_of_their_own() -> None:
    made = Scene("Tuned", ellipse, [(-1, 1)], [SGD(0.1), Momentum(0.1)], 9, [Contour()])
    scene = tuned(made, rates=[0.01, 0.02, 0.05])
    told = ranking(scene)
    words = [shape for shape in told.shapes(0, BOX) if isinstance(shape, Label)]
    column = [word for word in words if word.text in {r"$\eta$", *scene.rates_told}]
    assert len(column) == 3
    assert {(word.anchor, word.x) for word in column} == {("right", column[0].x)}
    names = [extent(word)[2] for word in words if word.text in scene.labels]
    values = [extent(word)[0] for word in words if word.digits]
    assert max(names) < min(extent(word)[0] for word in column)
    assert column[0].x < min(values)
    assert told.row_width > ranking(made).row_width
