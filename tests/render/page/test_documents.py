"""The document of a page: the scene's own numbers, in as few bytes as they need."""

import zlib
from dataclasses import replace
from importlib import import_module

import numpy as np
import pytest

from optimizers import SGD, Adam, Momentum
from render import Contour, Landscape, Scene, Sweep, grid, simulate
from render.page.document import Page, held
from render.page.fans import PARTS
from render.page.formula import formula_svg
from render.page.making import chosen_of
from render.page.packet import packed, unpacked
from render.page.walkers import told
from surfaces import rosenbrock, saddle

SCENE = Scene(
    title="Two of them",
    surface=saddle,
    starts=[(0.5, 0.01)],
    optimizers=[SGD(0.1), Momentum(0.05)],
    steps=30,
    views=[Landscape(30, 40)],
)


def document_of(scene):
    trajectories = simulate(scene)
    return unpacked(packed(Page.of(scene).document(trajectories))), trajectories


def test_a_walker_stands_where_the_simulator_put_it():
    document, trajectories = document_of(SCENE)
    (x0, x1), (y0, y1) = document["domain"]
    for walker, trajectory in zip(document["walkers"], trajectories, strict=True):
        points = np.array([x0, y0]) + walker["shares"] * np.array([x1 - x0, y1 - y0])
        np.testing.assert_allclose(points, trajectory.points, atol=1e-6)
        np.testing.assert_allclose(walker["values"], trajectory.values, rtol=1e-6, atol=1e-7)
        assert walker["outcome"] == trajectory.outcome.word
        assert walker["label"] == trajectory.label


def test_a_stroke_lies_on_the_ground_and_ends_at_the_last_step_within():
    document, trajectories = document_of(replace(SCENE, optimizers=[Adam(0.01)]))
    (walker,), (trajectory,) = document["walkers"], trajectories
    path = walker["path"]
    places = 2 * path["places"].astype(float) / 65535 - 1
    block = Page.of(SCENE).block
    np.testing.assert_allclose(places[-1], block.place(trajectory.points[-1]), atol=3e-5)
    assert path["steps"][-1] / PARTS == 30
    assert (np.diff(path["steps"].astype(int)) >= 0).all()


@pytest.mark.parametrize(
    ("landscape", "contour", "told"),
    [("linear", "sqrt", "sqrt"), ("log", "sqrt", "log"), ("sqrt", "log", "log")],
)
def test_heights_are_told_in_the_scale_that_lifts_low_ground_most(landscape, contour, told):
    views = [Landscape(height=landscape), Contour(scale=contour)]
    document, _ = document_of(replace(SCENE, surface=rosenbrock, starts=[(0, 1)], views=views))
    assert document["ground"]["scale"] == told
    assert document["landscape"]["scale"] == landscape
    assert document["contour"]["scale"] == contour
    assert document["ground"]["heights"].max() == 65535


def test_a_scene_of_seven_takes_less_than_a_page_may():
    scene = import_module("scenes.saddle").scene
    document, _ = document_of(scene)
    assert len(document["walkers"]) == 7
    assert len(zlib.compress(packed(Page.of(scene).document(simulate(scene))), 9)) < 60_000


def test_each_value_of_a_sweep_has_its_walkers():
    document, trajectories = document_of(replace(SCENE, sweep=Sweep(learning_rate=[0.1, 0.2])))
    assert len(document["variants"]) == 2
    assert [one["variant"] for one in document["walkers"]] == [0, 0, 1, 1]
    rates = [one["hyperparameters"].split(", ")[0] for one in document["walkers"]]
    assert rates == ["learning rate 0.1"] * 2 + ["learning rate 0.2"] * 2
    assert len(trajectories) == 4


def test_of_a_crowd_so_many_are_kept_as_a_page_holds() -> None:
    crowd = replace(SCENE, starts=grid(saddle, columns=20, rows=20))
    kept = held(crowd)
    assert all(len(np.unique(axis)) == 20 for axis in np.asarray(kept.starts).T)
    assert 45 <= len(kept.starts) <= 50  # two optimizers, a hundred walkers
    trajectories = simulate(crowd)
    chosen = chosen_of(crowd, trajectories)
    assert [one.points[0].tolist() for one in chosen[: len(kept.starts)]] == kept.starts.tolist()
    assert len(chosen) == 2 * len(kept.starts)
    assert held(SCENE) is SCENE


def test_a_walk_too_long_for_a_page_is_refused_with_what_helps() -> None:
    with pytest.raises(ValueError, match=r"2 walkers of 60.000 steps are too much .* fewer steps"):
        held(replace(SCENE, steps=60_000))


def test_hyperparameters_are_told_with_those_of_what_a_piece_goes_around():
    from optimizers import Clipped

    assert "learning rate 0.01" in told(Clipped(SGD(0.01), norm=1.0))
    assert "norm 1" in told(Clipped(SGD(0.01), norm=1.0))


def test_a_formula_is_outlines_that_are_read_out():
    svg = formula_svg(r"$f(x) = \frac{1}{2}x^2$", spoken="f(x) = ½x² & more")
    assert svg.startswith("<svg")
    assert 'aria-label="f(x) = ½x² &amp; more"' in svg
    assert "<text" not in svg
