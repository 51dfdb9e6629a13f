"""Bundles: the same pixels as their courses drawn one by one, in whatever order of frames."""

import gc
from dataclasses import replace

import numpy as np
import pytest

from optimizers import SGD, Momentum
from render import Contour, Curves, Gaussian, Landscape, Scene, simulate
from render.film.filming import film_of
from render.raster import Canvas, bundle
from render.shapes import Bundle, Course, Grown
from surfaces import ellipse

SCENE = Scene(
    "Bundles",
    ellipse,
    [(-1.5, 1.0)],
    [SGD(0.02), Momentum(0.02)],
    40,
    [Contour(), Landscape(azimuth=40, elevation=30), Curves("value")],
    noise=Gaussian(2.0, runs=6),
)
WALKS = simulate(SCENE)


@pytest.mark.parametrize("view", SCENE.views, ids=lambda view: view.name)
def test_frames_in_any_order_are_those_of_plain_strokes(view) -> None:
    made = film_of(SCENE, view, WALKS, size=(320, 180), fps=5)
    blank = Canvas.blank(made.size, SCENE.look.ground)
    for frame in [0, *np.random.default_rng(2).permutation(len(made))[:12].tolist(), len(made) - 1]:
        assert any(isinstance(shape, Grown) for shape in made.shapes(frame))
        plain = blank.with_drawn(made.picture(frame)).pixels
        np.testing.assert_array_equal(made[frame], plain)


def course(points, **given) -> Course:
    n = len(points)
    style = {"colour": "#0072b2", "width": 1.5, "casing": "#ffffff", "casing_width": 0.0}
    told = {
        "steps": np.arange(n) * 8.0,
        "joined": np.ones(n, dtype=np.bool_),
        "since": np.empty((n, 0)),
        "along": np.zeros(n),
        "worn": np.full(n, np.inf),
        **given,
    }
    return Course(
        points=np.array(points, dtype=float).reshape(-1, 2),
        fading=1.0,
        left=1.0,
        depth=None,
        hidden=1.0,
        stripe=9.0,
        strength=0.3,
        **style,
        **told,
    )


def test_gaps_tips_and_courses_without_a_point_are_as_in_plain_strokes() -> None:
    whole = course([(10, 10), (50, 20), (20, 60), (70, 70)])
    gap = course(
        [(60, 10), (55, 40), (30, 44), (5, 80)], joined=np.array([False, True, False, True])
    )
    late = course([(70, 20), (75, 90)], steps=np.array([20.0, 24.0]))
    together = Bundle((whole, gap, course([]), late))
    blank = Canvas.blank((90, 90), "#888888")
    tips = np.array([(40, 40, 0), (np.nan, 0, 0), (20, 20, 0), (74, 50, 0)], dtype=float)
    for step in np.random.default_rng(3).permutation(np.arange(0, 25, 0.5)).tolist():
        grown = Grown(together, step, tips)
        drawn = blank.with_drawn([grown]).pixels
        np.testing.assert_array_equal(drawn, blank.with_drawn(grown.lines).pixels)
    assert (drawn != blank.pixels).any()


def test_nothing_is_drawn_of_no_courses() -> None:
    blank = Canvas.blank((20, 20), "#888888")
    grown = Grown(Bundle(()), 3.0, np.empty((0, 3)))
    assert (blank.with_drawn([grown]).pixels == blank.pixels).all()


def test_what_is_kept_ends_with_its_bundle() -> None:
    made = film_of(SCENE, Contour(name="kept"), WALKS, size=(320, 180), fps=5)
    for frame in range(len(made)):
        made[frame]
    gc.collect()
    before = len(bundle._held)
    assert all(len(held.windows) <= 2 for held in bundle._held.values())
    del made
    gc.collect()
    assert len(bundle._held) == before - 1


def test_a_bundle_may_be_drawn_on_canvases_of_two_sizes() -> None:
    one = Grown(Bundle((course([(10, 10), (50, 20), (20, 60)]),)), 12.0, np.full((1, 3), np.nan))
    for size in ((80, 80), (64, 100), (80, 80)):
        blank = Canvas.blank(size, "#888888")
        drawn = blank.with_drawn([one]).pixels
        np.testing.assert_array_equal(drawn, blank.with_drawn(one.lines).pixels)


def test_strokes_that_cover_each_other_are_stronger() -> None:
    line = course([(10, 40), (70, 40)])
    blank = Canvas.blank((80, 80), "#ffffff")
    tips = np.full((2, 3), np.nan)
    once = blank.with_drawn([Grown(Bundle((line,)), 9.0, tips[:1])]).pixels
    twice = blank.with_drawn([Grown(Bundle((line, replace(line))), 9.0, tips)]).pixels
    assert twice[40, 40, 0] < once[40, 40, 0] < 255
