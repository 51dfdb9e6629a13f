"""What a walker tries around itself goes into .npz, and is filmed again from there."""

import io
from dataclasses import replace

import numpy as np
import pytest

from optimizers import SGD, Spread, Walk
from render import Contour, Recorded, Scene, simulate
from render.film.filming import film_of
from render.making.simulated import ways
from render.recordings.written import arrays, as_table
from surfaces import sphere

STEPS = 4


class Trying:
    """A walker with a triangle or a crowd around it, which closes in on it."""

    def __init__(self, label, members, *, outline):
        self.label, self.members, self.outline = label, members, outline

    def walk(self, ground, starts, *, steps):  # noqa: ARG002  # as walkers are asked
        way = starts * 0.5 ** np.arange(steps + 1)[:, None, None]
        turns = np.linspace(0, 2 * np.pi, self.members, endpoint=False)
        ring = np.stack([np.cos(turns), np.sin(turns)], axis=-1)
        around = way[:, :, None] + ring * 0.7 ** np.arange(steps + 1)[:, None, None, None]
        return Walk(way, spread=Spread(around, outline=self.outline))


TRIANGLE, CROWD = Trying("triangle", 3, outline=True), Trying("crowd", 11, outline=False)


def scene(*optimizers, starts=((2, 0), (-1, 1)), steps=STEPS):
    return Scene("Spread", sphere, starts, optimizers, steps, [Contour()])


@pytest.fixture
def walked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    declared = scene(TRIANGLE, SGD(0.1), CROWD)
    walks = simulate(declared)
    np.savez("run.npz", **arrays(as_table(list(ways(declared, walks)), "run.npz")))
    return walks


def test_what_was_tried_comes_back_to_the_bit_and_of_those_who_try_alone(walked) -> None:
    again = simulate(scene(*(Recorded("run.npz", one) for one in ("triangle", "SGD", "crowd"))))
    for one, other in zip(walked, again, strict=True):
        np.testing.assert_array_equal(one.points, other.points)
        assert (one.spread is None) == (other.spread is None)
        if one.spread is not None:
            np.testing.assert_array_equal(one.spread.points, other.spread.points)
            assert one.spread.outline == other.spread.outline
        assert not other.readings


def test_a_film_of_the_recorded_run_is_that_of_the_run_itself(walked) -> None:
    films = []
    for one in (TRIANGLE, Recorded("run.npz", "triangle")):
        declared = scene(one)
        trajectories = simulate(declared)
        films.append(film_of(declared, declared.views[0], trajectories, size=(160, 120), fps=4))
    bare = [replace(one, spread=None) for one in walked[:2]]
    declared = scene(TRIANGLE)
    without = film_of(declared, declared.views[0], bare, size=(160, 120), fps=4)
    frame = len(without) // 3
    first, again, none = (drawn.shapes(frame) for drawn in (*films, without))
    assert repr(first) == repr(again) != repr(none)


def packed(**named) -> bytes:
    held = io.BytesIO()
    np.savez(held, **named)
    return held.getvalue()


def test_of_points_of_several_starts_each_has_its_own(read) -> None:
    points = np.arange(12.0).reshape(3, 2, 2)
    around = points[:, :, None] + np.arange(5.0)[:, None]
    run = read(packed(points=points, spread=around))
    walk = run.walk(sphere, run.starts, steps=2)
    np.testing.assert_array_equal(walk.spread.points, around)
    assert not walk.spread.outline


@pytest.mark.parametrize("shape", [(2, 4, 2), (3, 4, 3), (3, 0, 2), (3, 1, 1, 4, 2)])
def test_a_spread_of_another_shape_is_refused(read, shape) -> None:
    with pytest.raises(ValueError, match=r"spread has shape .*; it must be numbers, \(rows, memb"):
        read(packed(points=np.ones((3, 2)), spread=np.ones(shape)))


def test_a_reading_of_that_name_stays_a_reading(read) -> None:
    run = read(packed(points=np.ones((3, 2)), spread=np.array([3.0, 2.0, 1.0])))
    walk = run.walk(sphere, run.starts, steps=2)
    assert walk.spread is None
    np.testing.assert_array_equal(walk.readings["spread"][:, 0], [3, 2, 1])
