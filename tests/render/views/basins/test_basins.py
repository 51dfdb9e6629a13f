"""The basins view: what it refuses, and its shapes as data."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from optimizers import SGD, Adam, Momentum, Walk
from render import Basins, Contour, Gaussian, Scene, Sweep, simulate, tuned
from render.film.filming import film_of
from render.film.memory import memory_of
from render.scene.themes import DARK, LIGHT
from render.scene.view import Moment
from render.shapes import Label, Line, Marker, Mosaic
from render.simulation.basins import reached
from render.views.basins.cells import cells_of, middles
from render.views.basins.key import key as drawn_key
from render.views.basins.land import values_of
from surfaces import himmelblau, rosenbrock, saddle

SIZE = (480, 270)


class Leaper:
    label = "Leaper"

    def walk(self, ground, starts, *, steps):  # noqa: ARG002  # it looks at nothing
        return Walk(np.repeat(starts[None], steps + 1, axis=0))


class Lone(SGD):
    one_by_one = True


def scene_of(*views, **rest) -> Scene:
    given = {
        "surface": himmelblau,
        "starts": [(0.25, 3.5), (1, 1)],
        "optimizers": [SGD(0.01), Momentum(0.01)],
        "steps": 60,
        **rest,
    }
    return Scene("Basins", given.pop("surface"), views=list(views) or [Basins()], **given)


def film(view, size=SIZE, **rest):
    scene = scene_of(view, **rest)
    return film_of(scene, scene.views[0], simulate(scene), size=size, fps=5).settled()


def only(shapes, kind):
    return [shape for shape in shapes if isinstance(shape, kind)]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"label": 3}, "label is 3; it must be that of an optimizer"),
        ({"over": 0.1}, 'over is 0.1; write over="learning_rate"'),
        ({"over": "momentum"}, "over is given alone; write both"),
        ({"between": (0, 1)}, "between is given alone"),
        ({"over": "momentum", "between": (1, 1)}, "two different finite numbers"),
        ({"over": "momentum", "between": (0, np.inf)}, "two different finite numbers"),
        ({"over": "momentum", "between": 3}, "two different finite numbers"),
        ({"values": 1}, "values is 1; it must be 2 to 1000"),
    ],
)
def test_what_no_view_can_be_is_told(given, told: str) -> None:
    with pytest.raises(ValueError, match="Basins") as error:
        Basins(**given)
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("view", "rest", "told"),
    [
        (Basins("Momentun"), {}, "'Momentun' is not in the line-up; did you mean 'Momentum'?"),
        (Basins("Leaper"), {"optimizers": [SGD(0.1), Leaper()]}, "Leaper goes its own way"),
        (
            Basins("Lone"),
            {"optimizers": [SGD(0.1), Lone(0.1, label="Lone")]},
            "Lone steps one walker at a time",
        ),
        (Basins(), {"surface": saddle, "starts": [(0, 0)]}, "no minimum of 'saddle' is known"),
        (Basins(), {"noise": Gaussian(0.1)}, "under noise a point comes to another minimum"),
        (Basins(over="momentum", between=(0, 1)), {}, "no optimizer of the line-up has 'momentum'"),
        (Basins("Momentum", over="momentum", between=(0, 2)), {}, "momentum is 2"),
        (
            Basins(over="learning_rate", between=(0.1, 0.2)),
            {"sweep": Sweep(learning_rate=[0.1, 0.2])},
            "over is given in a scene with a sweep",
        ),
    ],
)
def test_a_scene_that_has_no_basins_is_told_why(view, rest, told: str) -> None:
    with pytest.raises(ValueError, match="Basins") as error:
        scene_of(view, **rest)
    assert told in str(error.value)


def test_cells_are_those_of_which_each_has_walked() -> None:
    scene = scene_of(steps=120)
    for index, alike in ((0, 0.998), (1, 0.97)):
        found = cells_of(scene, index, across=61.5, down=40.25, edges=np.array([5.0, 20, 60]))
        assert found.minima.shape == found.steps.shape == (41, 62)
        row, column = np.divmod(np.arange(41 * 62), 62)
        points = middles(scene, column, row, spans=(61.5, 40.25))
        alone = reached(scene, index, points).minima.reshape(41, 62)
        assert (found.minima == alone).mean() >= alike
        np.testing.assert_array_equal(found.minima[::4, ::4], alone[::4, ::4])
    np.testing.assert_allclose(points[0], (-5 + 5 / 61.5, 5 - 5 / 40.25))
    np.testing.assert_allclose(points[-1, 0], -5 + 10 * 61.5 / 61.5)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_minimum_stands_in_its_own_colour(theme: str) -> None:
    made = film(Basins("Momentum"), theme=theme)
    shapes = made.picture(0)
    (mosaic,) = only(shapes, Mosaic)
    look = made.scene.look
    marks = [one for one in only(shapes, Marker) if one.colour in look.basins]
    assert [one.colour for one in marks] == list(look.basins[:4])
    for k, mark in enumerate(marks):
        at = int(mark.y - mosaic.top) // mosaic.cell, int(mark.x - mosaic.left) // mosaic.cell
        assert 2 + 8 * k <= mosaic.tiles[at] < 2 + 8 * (k + 1)
    assert set(mosaic.colours[: 2 + 8 * 4]) <= set(made.colours)
    assert mosaic.levels.shape == made.panels[0].stage.map.levels.shape


def test_the_paths_are_those_of_its_own_optimizer_and_its_label_stands_above() -> None:
    view = Basins("Momentum")
    made = film(view | Contour(), size=(800, 450))
    stage = made.panels[0].stage
    assert [strand.path.trajectory.label for strand in stage.map.strands] == ["Momentum"] * 2
    titles = [one for one in only(made.picture(9), Label) if one.text == "Momentum"]
    assert any(abs(one.x - stage.frame.left) < 1 and one.y < stage.frame.top for one in titles)


def test_points_that_come_to_none_and_those_that_leave_the_numbers_have_colours_of_their_own() -> (
    None
):
    made = film(Basins(), optimizers=[SGD(0.03)])
    (mosaic,) = only(made.picture(0), Mosaic)
    assert mosaic.colours[:2] == (LIGHT.unreached, LIGHT.diverging)
    assert (mosaic.tiles == 0).any()
    assert (mosaic.tiles == 1).any()


def swept() -> Basins:
    return Basins(over="learning_rate", between=(0.005, 0.02), values=4)


def test_a_key_beside_the_title_tells_what_has_no_minimum_where_there_is_such_and_room() -> None:
    rest = {"optimizers": [Momentum(0.014)], "steps": 60}
    beside = {"no minimum", "diverges"}
    made = film(Basins(), (1280, 720), **rest)
    words = {one.text for one in only(made.picture(0), Label)}
    assert words >= beside
    assert any("the paler the sooner there" in word for word in words)
    swatches = {one.colour for one in only(made.picture(0), Line) if len(one.points) == 2}
    assert {made.scene.look.unreached, made.scene.look.diverging} <= swatches
    few = film(Basins(), (1280, 720), optimizers=[SGD(0.01)], steps=400)
    assert not beside & {one.text for one in only(few.picture(0), Label)}
    key = partial(drawn_key, made.scene.look, {-1, -2}, left=10, baseline=20, size=14)
    assert [len(key(room=room)) for room in (260, 150, 60)] == [4, 2, 0]


def test_a_film_over_a_hyperparameter_tells_its_value_and_no_step() -> None:
    made = film(swept(), size=(640, 360))
    told = [
        [one.text for one in only(made.picture(k), Label) if r"\eta" in one.text]
        for k in range(len(made))
    ]
    assert list(dict.fromkeys(map(tuple, told))) == [
        (rf"$\eta = {value}$",) for value in ("0.005", "0.010", "0.015", "0.020")
    ]
    assert not any(one.text == "step" for one in only(made.picture(9), Label))
    assert any(one.text == "step" for one in only(film(Basins()).picture(9), Label))


def test_each_of_its_frames_shows_the_scene_with_that_value() -> None:
    made = film(swept())
    (mosaic,) = only(made.picture(len(made) - 1), Mosaic)
    stage = made.panels[0].stage
    across, down = stage.map.plot.width / stage.cell, stage.map.plot.height / stage.cell
    scene = scene_of(optimizers=[SGD(0.02)])
    cells = cells_of(scene, 0, across=across, down=down, edges=stage.shades.edges)
    np.testing.assert_array_equal(mosaic.tiles, stage.shades.tiles(cells))
    paths = [one for one in only(made.shapes(len(made) - 1), Line) if one.casing_width > 0]
    assert len(paths) == 2


def test_its_frames_are_the_same_in_any_order() -> None:
    first, second = film(swept()), film(swept())
    order = [len(first) - 1, 0, len(first) // 2, 5]
    found = {k: first[k] for k in order}
    for k in sorted(order):
        np.testing.assert_array_equal(second[k], found[k])
    assert any((found[k] != found[0]).any() for k in order)


def test_what_is_interrupted_is_made_by_the_next_who_asks(monkeypatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    scene = scene_of()
    stage = film_of(scene, scene.views[0], simulate(scene), size=SIZE, fps=5).panels[0].stage
    stage.kept.clear()
    with monkeypatch.context() as broken:
        broken.setattr("render.views.basins.land.cells_of", interrupted)
        with pytest.raises(KeyboardInterrupt):
            stage.backdrop(Moment(0, 0))
    assert only(stage.backdrop(Moment(0, 0)), Mosaic)


def test_what_is_kept_of_its_values_is_in_the_estimate() -> None:
    def estimated(values: int) -> float:
        view = Basins(over="learning_rate", between=(0.005, 0.02), values=values)
        return memory_of(scene_of(view), view, size=(1280, 720), frames=250).total

    assert estimated(1000) - estimated(100) == 900 * 200_000


def test_in_a_sweep_each_variant_has_its_own_basins() -> None:
    scene = scene_of(Basins(), sweep=Sweep(learning_rate=[0.005, 0.016]))
    made = film_of(scene, scene.views[0], simulate(scene), size=SIZE, fps=5)
    first, second = only(made.picture(0), Mosaic)
    assert (first.tiles[:40, :40] != second.tiles[:40, :40]).any()


def test_a_small_picture_has_no_title_and_many_minima_take_turns_with_the_colours() -> None:
    along = [(x, x * x, (1 - x) ** 2) for x in np.linspace(-1, 0.8, 9)]
    many = replace(rosenbrock, minima=[*rosenbrock.minima, *along])
    made = film(Basins(), size=(96, 54), surface=many, starts=[(-1, 2)], steps=5, theme="dark")
    assert only(made.picture(0), Label) == []
    (mosaic,) = only(made.picture(0), Mosaic)
    assert mosaic.tiles.max() < len(mosaic.colours) == 2 + 8 * len(DARK.basins)


def test_an_adaptive_rule_walks_from_every_point_too() -> None:
    (mosaic,) = only(film(Basins(), optimizers=[Adam(0.5)], steps=100).picture(0), Mosaic)
    assert len(np.unique((mosaic.tiles - 2) // 8)) >= 4


def test_a_tuned_scene_goes_through_rates_other_than_the_one_that_was_found() -> None:
    scene = scene_of(Basins(), optimizers=[SGD(0.01)])
    view = Basins(over="learning_rate", between=(0.001, 0.02), values=3)
    swept = values_of(view, tuned(scene, rates=[0.005, 0.01], finer=0))
    assert [value.scene.optimizers[0].learning_rate for value in swept] == [0.001, 0.0105, 0.02]
