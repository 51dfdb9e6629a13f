"""Sensitivity: what the curves show, against walks simulated one by one."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from optimizers import SGD, AdaDelta, Adam, Linear, Momentum
from render import Contour, Gaussian, Scene, Sensitivity, Sweep, simulate, tuned
from render.film.filming import film_of
from render.scene.view import Box, Moment
from render.shapes import Label, Line, Marker
from render.tuning.trials import trials_of
from render.views.charts.chart import NOWHERE
from render.views.sensitivity.valley import Valleys, laid, together
from surfaces import ellipse, saddle

BOX = Box(20, 30, 640, 400)
RATES = (0.001, 0.01, 0.03, 0.1, 0.3, 1.0)


def scene(**parts: Any) -> Scene:
    given = {"optimizers": [SGD(0.02), Momentum(0.02), Adam(0.1)], "steps": 30, **parts}
    surface, starts = given.pop("surface", ellipse), given.pop("starts", [(-1.9, 1.2)])
    return Scene("Bowl", surface, starts, views=[Contour()], **given)


def stage(declared: Scene, **options: Any) -> Valleys:
    view = Sensitivity(rates=RATES, **options)
    assert view.faults(declared) == []
    found = view.stage(declared, simulate(declared), BOX, scale=0.6)
    assert isinstance(found, Valleys)
    return found


def of_kind(stage: Valleys, kind: type, step: float) -> list[Any]:
    return [shape for shape in stage.actors(Moment(step, 0.0)) if isinstance(shape, kind)]


def test_values_are_those_of_the_scene_walked_with_each_rate() -> None:
    declared = scene()
    trials = trials_of(declared, RATES)
    for rate in RATES:
        line_up = [SGD(rate), Momentum(rate), Adam(rate)]
        for row, walk in enumerate(simulate(replace(declared, optimizers=line_up))):
            found = trials.values[row, np.searchsorted(trials.rates, rate)]
            held = np.isfinite(found)
            assert held[0]
            np.testing.assert_array_equal(found[held], walk.values[trials.steps][held])


def test_dots_stand_where_the_walkers_of_the_scene_are() -> None:
    declared = scene()
    chart = stage(declared)
    for walk, head in zip(
        simulate(declared), chart.heads(np.array([30.0]), np.ones(1))[0], strict=True
    ):
        share = chart.axis.share(np.array(walk.values[-1]))
        assert head[1] == pytest.approx(chart.plot.bottom - share * chart.plot.height, abs=1e-3)
    dots = of_kind(chart, Marker, 30)[-3:]
    heads = chart.heads(np.array([30.0]), np.ones(1))[0]
    np.testing.assert_allclose([(dot.x, dot.y) for dot in dots], heads)


def test_curves_move_from_one_level_at_the_start_to_valleys_at_the_end() -> None:
    chart = stage(scene())
    assert all(np.ptp(line.points[:, 1]) < 1e-3 for line in of_kind(chart, Line, 0))
    assert all(np.ptp(line.points[:, 1]) > 50 for line in of_kind(chart, Line, 30))
    between = of_kind(chart, Line, 7.5)[2].points[:, 1]
    before, after = (of_kind(chart, Line, step)[2].points[:, 1] for step in (7, 8))
    np.testing.assert_allclose(between, (before + after) / 2, atol=1e-3)


def test_a_rate_that_is_lost_ends_its_curve_at_the_top_with_a_hollow_dot() -> None:
    chart = stage(scene(optimizers=[SGD(0.02)]))
    *ends, dot = of_kind(chart, Marker, 30)
    assert [(end.hollow, end.y) for end in ends] == [(True, chart.plot.top)]
    assert not dot.hollow
    (line,) = of_kind(chart, Line, 30)
    assert line.points[-1].tolist() == [ends[0].x, ends[0].y]
    *_, lost = of_kind(stage(scene(optimizers=[SGD(1.0)])), Marker, 30)
    assert lost.hollow
    assert lost.y == chart.plot.top


def test_a_curve_is_broken_where_neighbours_are_lost() -> None:
    seen, leads = laid(np.array([False, True, True, True, False, False]))
    assert seen.tolist() == [True, True, False, True, True, True]
    assert leads.tolist() == [False, True, False, True, True]


def test_curves_on_one_line_share_it() -> None:
    heights = np.array([[0.1, 0.2, 0.3], [0.1, 0.2, 0.9], [np.nan, 0.2, 0.3]])
    assert together(heights, 0.01).tolist() == [[0, 0, 0], [1, 1, 0], [0, 0, 1]]


def test_a_rate_beyond_those_tried_widens_the_plot() -> None:
    chart = stage(scene(optimizers=[SGD(1e-6), Adam(0.1)]))
    assert chart.across.low < 1e-6
    assert chart.heads(np.zeros(1), np.zeros(1))[0, 0, 0] >= chart.plot.left


def test_who_has_no_constant_rate_has_no_curve_and_no_dot() -> None:
    chart = stage(scene(optimizers=[SGD(Linear(0.1, 0.01, steps=9)), Adam(0.1)]))
    assert len(of_kind(chart, Line, 30)) == 1
    heads = chart.heads(np.array([30.0]), np.ones(1))[0]
    assert (heads[0] == NOWHERE).all()
    assert (heads[1] > 0).all()


def test_of_several_starts_and_runs_the_medians_are_shown() -> None:
    noisy = scene(
        optimizers=[SGD(0.02)],
        starts=[(-1.9, 1.2), (1.5, 0.4), (0.1, -1)],
        noise=Gaussian(0.3, runs=5, seed=2),
    )
    trials = trials_of(noisy, RATES)
    own = np.searchsorted(trials.rates, 0.02)
    expected = np.median([walk.values for walk in simulate(noisy)], axis=0)
    np.testing.assert_array_equal(trials.values[0, own], expected)


def test_a_long_walk_keeps_no_more_steps_than_a_film_shows() -> None:
    trials = trials_of(scene(optimizers=[SGD(0.02)], steps=2000), (0.01, 0.1))
    assert len(trials.steps) <= 240
    assert trials.steps[[0, -1]].tolist() == [0, 2000]


def test_a_tuned_scene_has_its_dots_at_the_lowest_point_of_those_rates() -> None:
    declared = tuned(scene(), rates=RATES, finer=0)
    trials = trials_of(declared, RATES)
    for row, own in enumerate(trials.own):
        assert trials.values[row, np.searchsorted(trials.rates, own), -1] == np.nanmin(
            trials.values[row, :, -1]
        )


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"surface": saddle, "starts": [(0.5, 0.1)]}, "lowest at its edge"),
        ({"sweep": Sweep(learning_rate=[0.1, 0.2])}, "has a sweep"),
        ({"optimizers": [SGD(Linear(0.1, 0.01, steps=9))]}, "no optimizer of the line-up has a"),
    ],
)
def test_a_scene_that_it_says_nothing_of_is_refused(parts: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        replace(scene(**parts), views=[Sensitivity()])


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"rates": [0.1]}, "Sensitivity: rates"),
        ({"rates": [0.1, 0]}, "Sensitivity: rates holds 0"),
        ({"log": 1}, "Sensitivity: log"),
        ({"limits": (0, 1)}, "Sensitivity: limits"),
    ],
)
def test_strange_declarations_are_refused(options: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Sensitivity(**options)


def test_it_stands_in_panels_and_alone() -> None:
    declared = scene(optimizers=[SGD(0.02), AdaDelta()])
    walks = simulate(declared)
    for view in (Sensitivity(rates=RATES), Contour() | Sensitivity(rates=RATES, log=False)):
        film = film_of(declared, view, walks, size=(640, 360), fps=5)
        lines = [
            shape for shape in film.panels[-1].stage.actors(Moment(30, 1)) if type(shape) is Line
        ]
        assert [line.colour for line in lines] == list(declared.colours)
        words = [shape.text for shape in film.picture(len(film) - 1) if isinstance(shape, Label)]
        assert "$10^{-2}$" in words
