"""Marks of critical points: each kind its own, in maps and landscapes, none that say nothing."""

from dataclasses import replace

import numpy as np
import pytest

from optimizers import SGD
from render import Contour, Landscape, Scene, simulate
from render.scene.themes import LIGHT
from render.scene.view import Box, Moment
from render.shapes import Line
from render.views.paths.marks import MOST, OUTLINES, mark, marked
from surfaces import CriticalPoint, surface_from

DOMAIN = ((-2.5, 2.5), (-2.0, 2.0))
SURFACE = surface_from("(x**2 - 1)**2 - (y**2 - 1)**2", domain=DOMAIN)
BOX = Box(20, 30, 640, 400)


def drawn(view: Contour | Landscape, surface=SURFACE) -> list[Line]:
    scene = Scene("Marks", surface, [(0.5, 0.25)], [SGD(0.01)], 4, [view])
    stage = view.stage(scene, simulate(scene), BOX, scale=0.6)
    shapes = stage.backdrop(Moment(0, 0))
    return [s for s in shapes if isinstance(s, Line) and s.colour == LIGHT.ink]


@pytest.mark.parametrize("view", [Contour(), Landscape()])
def test_every_critical_point_has_a_mark_in_maps_and_landscapes(view) -> None:
    kinds = [one.kind for one in SURFACE.critical]
    assert sorted(kinds) == ["maximum"] * 2 + ["minimum"] * 2 + ["saddle"] * 5
    lines = drawn(view)
    assert len(lines) == len(kinds)
    sizes = sorted(len(line.points) for line in lines)
    assert sizes == sorted(len(OUTLINES[kind]) for kind in kinds)


def test_a_mark_of_a_landscape_hides_behind_hills_and_one_of_a_map_does_not() -> None:
    assert all(line.depth is not None and line.hidden < 1 for line in drawn(Landscape()))
    assert all(line.depth is None for line in drawn(Contour()))


def test_a_surface_of_which_nothing_critical_is_known_has_no_mark() -> None:
    assert drawn(Landscape(), replace(SURFACE, critical=(), minima=())) == []
    assert drawn(Contour(), replace(SURFACE, critical=(), minima=())) == []


def test_marks_stand_about_their_place_and_differ() -> None:
    place = np.array([100.0, 50.0])
    shapes = [mark(kind, place, LIGHT, scale=1.0).points for kind in OUTLINES]
    for points in shapes:
        assert np.abs(points - place).max() <= LIGHT.cross
        assert np.abs(points - place).max() > 0.5 * LIGHT.cross
    assert len({points.round(3).tobytes() for points in shapes}) == len(OUTLINES)


def test_too_many_marks_are_left_out_but_for_minima() -> None:
    many = [CriticalPoint(k / 10 - 2.4, 0, 0, "saddle") for k in range(MOST)]
    lowest = CriticalPoint(0, 1, -1, "minimum")
    assert len(marked(many, DOMAIN, LIGHT, scale=1.0)) == MOST
    assert marked([*many, lowest], DOMAIN, LIGHT, scale=1.0) == [lowest]


def test_of_too_many_minima_and_of_marks_too_near_to_each_other_none_is_drawn() -> None:
    heap = [CriticalPoint(k / 10 - 2.4, 0.5, 0, "minimum") for k in range(MOST + 1)]
    assert marked(heap, DOMAIN, LIGHT, scale=1.0) == []
    first, second = CriticalPoint(0, 0, 0, "minimum"), CriticalPoint(0.01, 0, 1, "saddle")
    assert marked([first, second], DOMAIN, LIGHT, scale=1.0) == [first]
    waves = surface_from("sin(9*x)*cos(9*y)", domain=DOMAIN)
    assert len(waves.minima) > MOST
    assert drawn(Contour(), waves) == drawn(Landscape(), waves) == []


def test_sets_points_outside_and_pictures_without_words_have_none() -> None:
    valley = CriticalPoint(0, 0, 0, "valley")
    outside = CriticalPoint(9, 0, 0, "saddle")
    inside = CriticalPoint(1, 0, 0, "saddle")
    assert marked([valley, outside, inside], DOMAIN, LIGHT, scale=1.0) == [inside]
    assert marked([inside], DOMAIN, LIGHT, scale=0.2) == []
