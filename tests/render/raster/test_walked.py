"""A walked course is the same stroke, to the bit, as one drawn whole, whatever was kept of it."""

import gc

import numpy as np
import pytest

from render import Contour, Curves, Landscape, simulate
from render.film.film import Film
from render.film.filming import film_of
from render.raster import walked
from render.raster.canvas import Canvas
from render.raster.walked import WINDOWS, parted
from render.shapes import Course, Solid, Walked, plain
from scenes.beale_wall import scene as beale
from scenes.rosenbrock import scene as rosenbrock
from scenes.saddle import scene as saddle

VIEWS = {
    "landscape": Landscape(azimuth=120, elevation=20),
    "contour": Contour(),
    "curves": Curves("value"),
}
SIZE = (320, 180)


def film(scene, view) -> Film:
    return film_of(scene, view, simulate(scene), size=SIZE, fps=25)


def plainly(made: Film, frame: int) -> np.ndarray:
    return made.standing.with_drawn(plain(made.shapes(frame))).pixels


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
@pytest.mark.parametrize("scene", [saddle, rosenbrock, beale], ids=lambda scene: scene.title)
def test_each_frame_in_any_order_is_as_if_drawn_whole(scene, view) -> None:
    made = film(scene, view)
    frames = np.random.default_rng(4).permutation(len(made))[:24].tolist()
    for frame in [0, *frames, len(made) - 1, len(made) // 2]:
        assert (made[frame] == plainly(made, frame)).all(), frame


def course(**other) -> Course:
    points = np.array([(20.0, 30.0), (60.0, 40.0), (90.0, 80.0), (70.0, 100.0), (20.0, 50.0)])
    never = np.full(5, np.inf)
    told = {
        "steps": np.array([0.0, 16.0, 32.0, 48.0, 64.0]),
        "joined": np.ones(5, dtype=np.bool_),
        "since": np.empty((5, 0)),
        "along": np.array([0.0, 41.2, 91.2, 119.5, 190.2]),
        "worn": never,
        "fading": 3.0,
        "left": 0.3,
        "depth": None,
        **other,
    }
    style = {"colour": "#0072b2", "width": 4.0, "casing": "#ffffff", "casing_width": 1.5}
    return Course(points=points, hidden=0.2, stripe=9.0, **style, **told)


CHANGES = {
    "nothing": {},
    "gaps": {"joined": np.array([True, True, False, True, True])},
    "sharing later": {"since": np.array([[np.inf, 50.0, 21.0, 0.0, 63.9], [5.0] * 5]).T},
    "fading": {"worn": np.array([20.0, 20.5, 40.0, 64.0, np.inf])},
    "fading at a window's end": {"worn": np.array([17.0, 13.0, 12.0, 60.0, 61.0])},
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES)
def test_what_changes_is_seen_in_every_window(changes) -> None:
    blank = Canvas.blank((120, 120), "#888888")
    one = course(**changes)
    for step in np.random.default_rng(1).permutation(np.arange(0.0, 64.1, 0.5)).tolist():
        for tip in [None, (50.0, 60.0, 0.0)]:
            shape = Walked(one, step, tip)
            drawn = blank.with_drawn([shape]).pixels
            assert (drawn == blank.with_drawn([shape.line]).pixels).all(), step
    assert (drawn != blank.pixels).any()


def test_most_of_a_long_walk_is_kept_and_little_drawn_again() -> None:
    made = film(rosenbrock, Contour())
    for one in (s.course for s in made.shapes(len(made) // 2) if isinstance(s, Walked)):
        last = float(one.steps[-1])
        done, live = parted(one, last * 8 / WINDOWS, last * 9 / WINDOWS)
        assert not set(done) & set(live)
        assert len(done) > 2 * len(live)


def test_what_is_kept_ends_with_its_course() -> None:
    made = film(saddle, Contour())
    made[0]
    gc.collect()
    before = len(walked._kept)
    assert before >= len(saddle.optimizers)
    del made
    gc.collect()
    assert len(walked._kept) <= before - len(saddle.optimizers)


def test_one_course_may_be_drawn_on_canvases_of_two_sizes_and_before_two_solids() -> None:
    one = Walked(course(depth=np.zeros(5)), 40.0, None)
    solids = [s for s in film(saddle, VIEWS["landscape"]).backdrop if isinstance(s, Solid)]
    behind = Canvas.blank((120, 120), "#888888").with_drawn(solids)
    for blank in (Canvas.blank((120, 120), "#888888"), Canvas.blank((100, 140), "#ffffff"), behind):
        for _ in range(2):
            drawn = blank.with_drawn([one]).pixels
            assert (drawn == blank.with_drawn([one.line]).pixels).all()
