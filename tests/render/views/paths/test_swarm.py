"""Walkers as particles: who is drawn, where, and in which colour."""

from dataclasses import replace

import numpy as np
import pytest

from optimizers import SGD, Adam, Momentum
from render import Contour, Curves, Landscape, Scene, events_of, grid, scattered, simulate
from render.film.filming import film_of
from render.film.memory import memory_of
from render.scene.limits import CROWD
from render.shapes import Dots, Marker, Walked
from render.simulation.basins import minimum_at
from surfaces import himmelblau, saddle, six_hump_camel, within

SIZE = (480, 270)


def scene_of(*views, **rest) -> Scene:
    given = {
        "surface": himmelblau,
        "starts": grid(himmelblau, columns=12, rows=10),
        "optimizers": [SGD(0.005), Adam(0.1)],
        "steps": 40,
        **rest,
    }
    return Scene("Crowd", given.pop("surface"), views=list(views), **given)


def film(view, **rest):
    scene = scene_of(view, **rest)
    return film_of(scene, view, simulate(scene), size=SIZE, fps=5)


def dots_in(made, frame: int) -> Dots:
    (dots,) = [shape for shape in made.shapes(frame) if isinstance(shape, Dots)]
    return dots


def at(made, frame: int):
    """Each walker's own place, by its trajectory: (walkers, 2)."""
    step = made.timeline.step(frame)
    k = min(int(step), made.scene.steps - 1)
    walks = simulate(made.scene)
    return np.array([w.points[k] * (1 - step + k) + w.points[k + 1] * (step - k) for w in walks])


@pytest.mark.parametrize("frame", [0, 17, -1])
def test_each_walker_in_the_domain_is_a_dot_in_its_optimizers_colour(frame: int) -> None:
    made = film(Contour(particles=True))
    frame %= len(made)
    dots, stands = dots_in(made, frame), at(made, frame)
    place = made.panels[0].stage.place
    for optimizer, colour in enumerate(made.scene.colours):
        own = stands[120 * optimizer :][:120]
        expected = place(own[within(made.scene.shown, own)])
        found = dots.points[np.array(dots.colours)[dots.which] == colour]
        np.testing.assert_allclose(sorted(found.tolist()), sorted(expected.tolist()), atol=1e-9)


def test_there_are_no_paths_heads_names_or_start_points() -> None:
    for view in (Contour(particles=True), Landscape(azimuth=30, particles=True)):
        made = film(view)
        ground = made.scene.look.ground
        shapes = [one for one in made.shapes(10) if getattr(one, "ring", "") != ground]
        kinds = {type(shape) for shape in shapes}
        assert kinds.isdisjoint({Marker, Walked})
        assert not any(names.strengths.any() for p in made.panels if (names := p.names))


def test_a_tail_leads_to_where_its_walker_was() -> None:
    made = film(Contour(particles=True), optimizers=[SGD(0.001)])
    stage = made.panels[0].stage
    dots = dots_in(made, 20)
    step = made.timeline.step(20)
    (walk,) = simulate(replace(made.scene, starts=made.scene.starts[:1]))
    way = np.array(
        [np.interp(step - k / 4, range(41), walk.points[:, i]) for k in range(5) for i in (0, 1)]
    )
    expected = stage.place(way.reshape(5, 2))
    np.testing.assert_allclose(dots.points[0], expected[0], atol=1e-9)
    np.testing.assert_allclose(dots.tails[0], expected[1:], atol=1e-9)


def test_who_leaves_the_domain_or_the_numbers_is_not_drawn() -> None:
    gone = film(Contour(particles=True), surface=saddle, starts=grid(saddle, columns=9, rows=8))
    inside = within(gone.scene.shown, at(gone, len(gone) - 1)).sum()
    assert len(dots_in(gone, len(gone) - 1).points) == inside < 144
    blown = film(Contour(particles=True), optimizers=[SGD(10.0)])
    assert len(dots_in(blown, 0).points) == 120
    assert len(dots_in(blown, len(blown) - 1).points) == 0


def test_a_crowd_is_particles_by_itself_and_fewer_are_not() -> None:
    crowd = scattered(himmelblau, CROWD // 2)
    assert dots_in(film(Contour(), starts=crowd, steps=3), 4)
    fewer = film(Contour(), starts=crowd[1:6], steps=3)
    assert any(isinstance(shape, Walked) for shape in fewer.shapes(4))
    lines = film(Contour(particles=False), starts=crowd, steps=1, optimizers=[SGD(0.1), Adam(0.1)])
    assert any(isinstance(shape, Walked) for shape in lines.shapes(4))


def test_the_colour_may_be_that_of_the_minimum_where_each_ends() -> None:
    made = film(Contour(particles="minimum"), optimizers=[Momentum(0.005)], steps=150, theme="dark")
    swarm = made.panels[0].stage.swarm
    ends = minimum_at(made.scene, swarm.points[-1])
    assert set(ends.tolist()) == {0, 1, 2, 3}
    np.testing.assert_array_equal(swarm.which, ends + 1)
    assert set(swarm.colours) <= set(made.colours)
    ground = made.scene.look.ground
    markers = [one for one in made.shapes(3) if isinstance(one, Marker)]
    marks = [one.colour for one in markers if one.ring != ground]
    assert marks == list(made.scene.look.basins[:4])
    assert "coloured by where each ends" in made.panels[0].stage.note


def test_optimizers_take_turns_so_that_none_hides_the_other() -> None:
    which = dots_in(film(Contour(particles=True)), 0).which
    assert 24 <= np.count_nonzero(np.diff(which)) <= 48


@pytest.mark.parametrize("turn", [0, 40])
def test_on_a_landscape_they_lie_on_the_ground(turn: int) -> None:
    made = film(Landscape(azimuth=30, turn=turn, particles=True), optimizers=[SGD(0.005)])
    stage = made.panels[0].stage
    dots = dots_in(made, 15)
    moment = made.moment(15)
    assert dots.depth.shape == (120,)
    pixels, depth = stage._camera(moment).project(stage.block.place(at(made, 15)))
    np.testing.assert_allclose(dots.points, pixels, atol=1e-9)
    assert ((dots.depth < depth) & (dots.depth > depth - 0.02)).all()


@pytest.mark.parametrize(
    ("view", "rest", "told"),
    [
        (Contour(particles="minimum"), {}, "the line-up has 2; leave one"),
        (
            Landscape(particles="minimum"),
            {"surface": saddle, "starts": [(0, 0)], "optimizers": [SGD(0.1)]},
            "no minimum of 'saddle' is known",
        ),
        (Contour(flow=True, particles=True), {}, "a line from each of 120 starts; leave out flow"),
    ],
)
def test_what_they_cannot_go_with_is_told(view, rest, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        scene_of(view, **rest)


@pytest.mark.parametrize("view", [Contour, Landscape])
def test_what_is_no_choice_is_told(view) -> None:
    with pytest.raises(ValueError, match="particles is 'minima'; it must be True"):
        view(particles="minima")


def test_thousands_take_less_memory_as_particles() -> None:
    def walks(particles: bool) -> float:
        view = Contour(particles=particles)
        scene = scene_of(view, starts=grid(himmelblau, columns=50, rows=50), steps=100)
        return memory_of(scene, view, size=SIZE, frames=50).walks

    assert walks(particles=True) < walks(particles=False) / 3


def test_a_crowds_events_are_few_and_say_how_many() -> None:
    scene = scene_of(
        Contour(),
        surface=six_hump_camel,
        starts=scattered(six_hump_camel, 600),
        optimizers=[Momentum(0.005), SGD(0.02)],
        steps=120,
        captions="events",
    )
    told = [event.sentence for event in events_of(scene, simulate(scene))]
    assert 1 <= len(told) <= 2 * len(scene.optimizers)
    assert any("settled in a minimum from" in one and "600 starts" in one for one in told)


def test_a_chart_beside_them_is_drawn_as_ever() -> None:
    made = film(Contour(particles=True) | Curves("value"), starts=[(0, 0), (1, 1)])
    kinds = {type(shape) for shape in made.shapes(9)}
    assert {Dots, Walked} <= kinds
