"""Fans: how many faint strands, how strong, where clipped, growing, and only in their places."""

import numpy as np
import pytest

from optimizers import SGD, Adam
from render import Contour, Curves, Gaussian, Landscape, Scene, simulate
from render.film.filming import film_of
from render.raster import extent
from render.scene.theme import Theme
from render.shapes import Grown, Label, Marker, Walked
from render.views.paths.crowd import Crowd
from render.views.paths.fan import FEW, fan_of, strength_of, thinned
from render.views.paths.path import Path
from surfaces import ellipse, himmelblau

VIEWS = [Contour(), Landscape(azimuth=40, elevation=30), Curves("value"), Curves("distance")]


def scene(noise=Gaussian(1.0, runs=5), *, rate=0.01, **given):  # noqa: B008  # it is frozen
    line_up = [SGD(rate), Adam(0.05)]
    return Scene(
        "Fan", ellipse, [(-1.5, 1.0), (1.0, 1.5)], line_up, 30, VIEWS, noise=noise, **given
    )


DIVERGES = Gaussian(30.0, runs=5)
SCENE = scene()
WALKS = simulate(SCENE)


def film(view, of=SCENE, walks=WALKS):
    return film_of(of, view, walks, size=(320, 180), fps=5)


def fan(made, frame) -> Grown:
    (found,) = (shape for shape in made.shapes(frame) if isinstance(shape, Grown))
    return found


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_each_run_of_each_start_is_a_thin_faint_course_without_casing_under_the_bold(view) -> None:
    made = film(view)
    shapes = made.shapes(len(made) - 1)
    kinds = [type(shape) for shape in shapes if isinstance(shape, Grown | Walked | Marker)]
    assert kinds.index(Grown) < kinds.index(Walked) < len(kinds)
    courses = fan(made, 0).bundle.courses
    bold = [shape.course for shape in shapes if isinstance(shape, Walked)]
    assert (len(courses), len(bold)) == (2 * 2 * 5, 2 * 2)
    assert {one.colour for one in courses} == set(SCENE.colours)
    assert {one.strength for one in courses} == {SCENE.look.run_strength}
    assert max(one.width for one in courses) < min(one.width for one in bold) / 2
    assert {one.casing_width for one in courses} == {0.0}
    assert len([shape for shape in shapes if isinstance(shape, Marker)]) <= 2 + 4  # starts, heads


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_it_grows_with_the_film(view) -> None:
    made = film(view)
    lengths = [
        sum(len(line.points) for line in fan(made, frame).lines)
        for frame in range(0, len(made), len(made) // 6)
    ]
    assert sorted(lengths) == lengths
    assert lengths[-1] > 10 * lengths[0]
    assert fan(made, 0).bundle is fan(made, len(made) - 1).bundle  # so what is drawn is kept


def test_runs_that_leave_are_cut_at_the_edge() -> None:
    leaves = scene(Gaussian(30.0, runs=5))
    made = film(Contour(), leaves, simulate(leaves))
    plot = made.panels[0].stage.plot
    last = fan(made, len(made) - 1)
    points = np.concatenate([course.points for course in last.bundle.courses])
    assert (points >= [plot.left - 1e-6, plot.top - 1e-6]).all()
    assert (points <= [plot.right + 1e-6, plot.bottom + 1e-6]).all()
    assert any(not course.joined[1:].all() for course in last.bundle.courses)
    assert any(np.isnan(fan(made, frame).tips[:, 0]).any() for frame in range(len(made)))


def test_runs_that_diverge_end_where_they_stopped_in_a_chart_too() -> None:
    lost = Scene("Lost", himmelblau, [(3, 3)], [SGD(0.03)], 40, VIEWS, noise=DIVERGES)
    walks = simulate(lost)
    assert walks[0].fan.stops == (None, 17, 19, 21, None)
    for view in (Contour(), Curves("x")):
        fan = fan_of(film(view, lost, walks).panels[0].stage.strands)
        assert not Crowd(fan).heads(22).inside[1:4].any()
    ends = [strand.path.steps[-1] for strand in fan]
    assert all(end <= stop + 1 for end, stop in zip(ends[1:4], (17, 19, 21), strict=True))


def test_more_runs_are_fainter_each_and_no_more_than_told() -> None:
    look: Theme = SCENE.look
    assert strength_of(look, runs=1) == strength_of(look, runs=FEW) == look.run_strength
    strengths = [strength_of(look, runs=runs) for runs in (FEW, 30, 100, 1000)]
    assert sorted(strengths, reverse=True) == strengths
    assert strengths[-1] > 0.02


def test_without_noise_or_with_one_run_there_is_none() -> None:
    for noise in (None, Gaussian(1.0)):
        alone = scene(noise)
        made = film(Contour(), alone, simulate(alone))
        assert not any(isinstance(shape, Grown) for shape in made.shapes(3))


def test_a_thinned_path_stays_within_a_cell_and_keeps_its_ends_and_gaps() -> None:
    leaves = Path.of(simulate(scene(Gaussian(300.0)))[0], ellipse.domain)
    assert (~leaves.joined[1:]).any()
    assert (~thinned(leaves).joined).sum() == (~leaves.joined).sum()
    path = Path.of(simulate(scene(Gaussian(5.0), rate=3e-5))[0], ellipse.domain)
    thin = thinned(path)
    assert len(thin.points) < 0.8 * len(path.points)
    assert set(path.steps[~path.joined]) <= set(thin.steps)
    assert (thin.steps[0], thin.steps[-1]) == (path.steps[0], path.steps[-1])
    away = np.linalg.norm(path.points[:, None] - thin.points, axis=-1).min(axis=1)
    assert away.max() <= 0.0012 * np.linalg.norm(np.diff(ellipse.domain))


def test_a_turning_landscape_shows_it_too_and_behind_the_ground_weaker() -> None:
    turning = Landscape(azimuth=0, elevation=20, turn=90, name="turning")
    made = film(turning)
    lines = [shape for shape in made.shapes(len(made) - 1) if getattr(shape, "loose", False)]
    assert len(lines) == 2 * 2 * 5 + 2 * 2
    assert {line.hidden for line in lines} == {SCENE.look.hidden}


def test_charts_show_medians_and_say_so() -> None:
    made = film(Curves("value"))
    titles = [s.text for s in made.backdrop if isinstance(s, Label) and extent(s)]
    assert "median $f$" in titles
    stage = made.panels[0].stage
    up = stage.place(stage.strands[0].path.trajectory.points)[:, 1]
    level = [stage.up(value) for value in WALKS[0].values]
    np.testing.assert_allclose(up, level, atol=1e-6)


def test_the_header_tells_the_runs_and_the_ranking_the_median() -> None:
    made = film_of(SCENE, Contour(), WALKS, size=(1280, 720), fps=5)
    words = [s.text for s in made.picture(3) if isinstance(s, Label)]
    assert any("thin: 5 runs" in text for text in words)
    assert "median $f$" in words
