"""What walkers try around themselves, as shapes: outlines, dots, at the edge, behind a hill."""

from dataclasses import dataclass

import numpy as np
import pytest

from optimizers import SGD, Spread, Walk
from render import Contour, Curves, Landscape, Scene, Sweep, simulate
from render.film.filming import film_of
from render.shapes import Line, Marker
from render.views.paths.spread import members_at, spreads
from render.views.paths.strand import strands_of
from surfaces import ellipse

CORNERS = np.array([(0.4, 0.0), (0.0, 0.4), (-0.4, -0.4)])


@dataclass
class Trying:
    """Goes to the origin in 10 steps, in the middle of three members that shrink."""

    outline: bool = True
    lost: int = 100
    label: str = "Trying"

    def walk(self, _ground, starts, *, steps):
        share = np.linspace(1, 0, steps + 1)[:, None, None]
        points = share * starts
        members = points[:, :, None] + share[..., None] * CORNERS
        points[self.lost :] = members[self.lost :] = np.nan
        return Walk(points, spread=Spread(members, outline=self.outline))


def scene(*walkers, start=(1.0, 0.5), view=None, **given):
    return Scene("Tried", ellipse, [start], walkers, 10, [view or Contour()], **given)


def shapes(step, *walkers, **given):
    declared = scene(*walkers, **given)
    strands = strands_of(declared, simulate(declared), np.array([100.0, 100.0]), scale=1)
    return spreads(strands, step, lambda at: np.column_stack([at, at[:, 0]]), deep=True)


@pytest.mark.parametrize("step", [0, 3, 3.25, 10])
def test_members_are_on_their_way_between_two_steps(step) -> None:
    declared = scene(Trying())
    (strand,) = strands_of(declared, simulate(declared), np.ones(2), scale=1)
    members = members_at(strand, step)
    np.testing.assert_allclose(
        members, (1 - step / 10) * (CORNERS + np.array((1.0, 0.5))), atol=1e-15
    )


def test_an_outline_is_closed_and_goes_through_its_corners() -> None:
    (line,) = shapes(5.0, Trying())
    assert isinstance(line, Line)
    assert line.joined is not None
    assert line.joined.tolist() == [False, *[True] * (len(line.points) - 1)]
    np.testing.assert_allclose(line.points[0], line.points[-1])
    for corner in 0.5 * (CORNERS + np.array((1.0, 0.5))):
        assert np.linalg.norm(line.points - corner, axis=1).min() < 1e-12
    np.testing.assert_array_equal(line.depth, line.points[:, 0])
    assert line.colour == scene(Trying()).colours[0]


def test_an_outline_is_cut_off_at_the_edge_of_the_domain() -> None:
    (line,) = shapes(0, Trying(), start=(1.9, 0.5), domain=((-2, 2), (-1, 1)))
    assert line.points[:, 0].max() == pytest.approx(2)
    assert line.points[[0, -1], 0].tolist() == [2, 2]  # its first corner lies outside


def test_a_population_is_dots_of_which_those_outside_are_not_drawn() -> None:
    dots = shapes(0, Trying(outline=False), start=(1.9, 0.5), domain=((-2, 2), (-1, 1)))
    assert all(isinstance(dot, Marker) for dot in dots)
    assert [(dot.x, dot.y) for dot in dots] == [(1.9, 0.9), (1.5, pytest.approx(0.1))]


def test_who_tries_nothing_or_has_left_the_numbers_has_no_shapes() -> None:
    assert shapes(3.5, SGD(0.01)) == []
    assert len(shapes(6.0, Trying(lost=7))) == 1
    assert shapes(6.5, Trying(lost=7)) == []
    assert shapes(8.0, Trying(lost=7)) == []


def test_an_outline_far_outside_is_no_shape() -> None:
    assert shapes(0, Trying(), start=(9, 9), start_outside=True) == []


@pytest.mark.parametrize("view", [Contour(), Landscape(), Landscape(turn=30)])
def test_it_is_drawn_over_the_paths_and_under_the_heads(view) -> None:
    declared = scene(Trying(), SGD(0.01), view=view)
    film = film_of(declared, view, simulate(declared), size=(320, 180), fps=10)
    drawn = film.shapes(len(film) // 2)
    outline = film.scene.look.outline * film.scene.look.stroke_scale(180 / 720)
    (place,) = [k for k, one in enumerate(drawn) if isinstance(one, Line) and one.width == outline]
    heads = [k for k, one in enumerate(drawn) if isinstance(one, Marker)][-2:]
    assert place < min(heads)
    assert (drawn[place].depth is not None) == isinstance(view, Landscape)
    assert film[len(film) // 2].any()


def test_it_stands_in_panels_and_in_sweeps() -> None:
    panels = Landscape() | (Contour() / Curves("value"))
    declared = scene(Trying(), SGD(0.01), view=panels)
    film = film_of(declared, panels, simulate(declared), size=(320, 180), fps=10)
    swept = scene(Trying(), SGD(0.01), sweep=Sweep(learning_rate=[0.01, 0.02]))
    other = film_of(swept, Contour(), simulate(swept), size=(320, 180), fps=10)
    for made in (film, other):
        look = made.scene.look
        thin = pytest.approx(2 * look.outline / look.path_casing)
        cased = [one for one in made.shapes(3) if isinstance(one, Line) and one.casing_width]
        assert sum(one.width / one.casing_width == thin for one in cased) == 2
