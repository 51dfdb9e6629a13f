"""What goes around a rule, in a scene: whatever an optimizer may be in, and its rule's numbers."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from optimizers import (
    SGD,
    Adam,
    Cautious,
    Clipped,
    Decayed,
    Grams,
    Linear,
    Lookahead,
    Momentum,
    PolyakAverage,
)
from render import (
    Basins,
    Contour,
    Curves,
    Gaussian,
    Outcome,
    Scene,
    Sensitivity,
    Stability,
    Sweep,
    simulate,
    tuned,
)
from render.building.declared import Declared
from render.checking.check import check
from render.checking.rules.known import RULES
from render.dependencies.walks import walk_of
from render.film.filming import film_of
from render.scene.taking import hyperparameters, taking, value_of
from render.simulation.anatomy import anatomy_of
from render.simulation.basins import reached
from render.simulation.readings import readings_of
from surfaces import ellipse, himmelblau, sphere


class Mine:
    """A user's own, whose state is a dictionary."""

    def __init__(self, learning_rate: Any) -> None:
        self.learning_rate = learning_rate

    def start(self, position: Any) -> Any:
        return {"sum": 0 * position}

    def step(self, gradient: Any, position: Any, state: Any) -> Any:
        g = gradient(position)
        squares = state["sum"] + g**2
        return position - self.learning_rate * g / (1 + np.sqrt(squares)), {"sum": squares}


LINE_UP = [
    Cautious(Adam(0.05)),
    Grams(Momentum(0.01)),
    Clipped(Mine(0.1), norm=1.0),
    Decayed(Adam(0.05), 0.1),
    PolyakAverage(SGD(0.01)),
    Lookahead(Cautious(Clipped(Momentum(0.01), value=2.0))),
]

SCENE = Scene("Around", himmelblau, [(0, 0), (1, 1)], LINE_UP, 30, [Contour()])


def test_they_walk_as_without_a_scene_and_under_noise_and_are_seen_through() -> None:
    ends = [walk.points[-1] for walk in simulate(SCENE)]
    for one, end in zip(LINE_UP, ends[::2], strict=True):
        position, state = np.array([[0.0, 0.0]]), one.start(np.array([[0.0, 0.0]]))
        for _ in range(30):
            position, state = one.step(himmelblau.gradient, position, state)
        np.testing.assert_array_equal(position[0], end)
    noisy = replace(SCENE, noise=Gaussian(0.2, runs=3))
    assert all(walk.fan is not None for walk in simulate(noisy))
    assert walk_of(SCENE) not in {None, walk_of(noisy)}
    other = [*LINE_UP[:-1], Lookahead(Cautious(Clipped(Momentum(0.01), value=2.1)))]
    assert walk_of(replace(SCENE, optimizers=other)) != walk_of(SCENE)


@pytest.mark.parametrize(
    ("swept", "read"),
    [
        ({"learning_rate": [0.01, 0.02]}, lambda one: one.rule.rule.rule.learning_rate),
        ({"momentum": [0.5, 0.8]}, lambda one: one.rule.rule.rule.momentum),
        ({"value": [1.0, 3.0]}, lambda one: one.rule.rule.value),
        ({"every": [2, 9]}, lambda one: one.every),
    ],
)
def test_a_sweep_takes_the_rules_hyperparameters_and_its_own(swept: Any, read: Any) -> None:
    scene = replace(SCENE, sweep=Sweep(**swept))
    (values,) = swept.values()
    assert [read(variant.scene.optimizers[-1]) for variant in scene.variants] == values
    ends = [walk.points[-1].tolist() for walk in simulate(scene) if walk.optimizer == 5]
    assert ends[0] != ends[2]


def test_a_sweep_of_a_value_that_is_out_of_range_is_told() -> None:
    with pytest.raises(ValueError, match=r"Sweep: Lookahead: share is 2; it must be"):
        replace(SCENE, sweep=Sweep(share=[0.5, 2]))
    with pytest.raises(ValueError, match=r"Sweep: no optimizer of the line-up has 'nom'; did"):
        replace(SCENE, sweep=Sweep(nom=[0.5, 2]))


def test_what_is_left_out_is_no_hyperparameter_and_the_outermost_of_a_name_is_taken() -> None:
    around = Decayed(Decayed(Clipped(SGD(0.1), norm=1), 0.2), 0.3)
    assert hyperparameters(around) == ["weight_decay", "coupled", "norm", "learning_rate"]
    other: Any = taking(around, "weight_decay", 0.5)
    assert (other.weight_decay, other.rule.weight_decay) == (0.5, 0.2)
    assert (value_of(around, "weight_decay"), value_of(around, "norm")) == (0.3, 1)
    assert value_of(around, "beta1") is None


def test_tuned_finds_the_rules_rate_and_keeps_the_piece() -> None:
    found = tuned(replace(SCENE, surface=sphere), rates=[0.01, 0.1, 0.3], finer=0)
    assert [type(one) for one in found.optimizers] == [type(one) for one in LINE_UP]
    assert found.labels == SCENE.labels
    assert all(getattr(one, "learning_rate", 0) in {0.01, 0.1, 0.3} for one in found.optimizers)


@pytest.mark.parametrize(
    "view",
    [
        pytest.param(Sensitivity(), marks=pytest.mark.thorough),
        pytest.param(Basins(label="Cautious Adam"), marks=pytest.mark.thorough),
        Curves("learning rate"),
        Curves("beta1"),
    ],
)
def test_views_draw_them(view: Any) -> None:
    scene = replace(SCENE, optimizers=[Cautious(Adam(Linear(0.1, 0.01, steps=9))), *LINE_UP[1:]])
    if not isinstance(view, Curves):
        scene = SCENE
    film = film_of(scene, view, simulate(scene), size=(320, 180), fps=5)
    assert film.shapes(len(film) - 1)


def test_stability_takes_those_that_step_by_the_gradient_alone() -> None:
    line_up = [Clipped(SGD(0.01), norm=9), Cautious(SGD(0.01)), Lookahead(Momentum(0.01))]
    scene = replace(SCENE, optimizers=line_up)
    film = film_of(scene, Stability(), simulate(scene), size=(320, 180), fps=5)
    assert film.panels[0].stage.walkers == (2, 3, 4, 5)


def test_points_of_the_plane_come_to_minima() -> None:
    points = np.random.default_rng(2).uniform(-4, 4, (50, 2))
    scene = replace(SCENE, steps=300)
    assert (reached(scene, 5, points).minima >= 0).mean() > 0.9


def test_steps_can_be_taken_apart_and_readings_read() -> None:
    walks = simulate(SCENE)
    for index in range(len(LINE_UP)):
        anatomy_of(SCENE, walks[2 * index])
    told = readings_of(SCENE, 0)
    assert set(told) == {"signal to noise x", "signal to noise y"}
    assert readings_of(SCENE, 1) == {}


class Swelling(Mine):
    """Stays where it is, and its memory leaves the numbers."""

    def step(self, gradient: Any, position: Any, state: Any) -> Any:
        del gradient
        return position, {"sum": 1e200 * (state["sum"] + 1)}


def test_a_rule_that_leaves_the_numbers_within_has_diverged_and_does_not_stand() -> None:
    for rule in (Swelling(0.1), Lookahead(Swelling(0.1)), PolyakAverage(Cautious(Swelling(0.1)))):
        (walk,) = simulate(Scene("Far", sphere, [(1, 1)], [rule], 5, [Contour()]))
        assert (walk.outcome, walk.stopped_at) == (Outcome.DIVERGED, 1)


def test_a_users_slip_within_is_told_by_his_class() -> None:
    class Slip(Mine):
        def step(self, gradient: Any, position: Any, state: Any) -> Any:
            x, y = gradient(position)
            return position - self.learning_rate * np.array([x, y]), state

    starts = [(0, 0), (1, 1), (2, 1)]
    scene = replace(SCENE, starts=starts, optimizers=[Cautious(Slip(0.1))])
    with pytest.raises(ValueError, match="unpack") as error:
        simulate(scene)
    assert error.value.__notes__[0].startswith("Slip.step is given (gradient, position, state)")


def test_a_line_up_looks_at_how_the_rule_is_called() -> None:
    class Short(Mine):
        def step(self, gradient: Any, position: Any) -> Any:  # type: ignore[override]
            return gradient, position

    with pytest.raises(ValueError, match=r"Short\.step cannot be called with what it is given"):
        replace(SCENE, optimizers=[Cautious(Short(0.1))])


def test_a_check_walks_them() -> None:
    adam = RULES["adam"]
    same = check(Clipped(Adam(0.01), norm=1e300), adam, name="clipped", given={})
    assert same.agrees


def test_a_list_of_scenes_tells_the_numbers_of_both() -> None:
    told = Declared.by(replace(SCENE, surface=ellipse)).optimizers
    assert told[2] == {
        "label": "Mine, clipped",
        "kind": "Clipped",
        "hyperparameters": {"learning_rate": 0.1, "norm": 1.0},
    }
    names = ["every", "learning_rate", "momentum", "share", "value", "xi"]
    assert sorted(told[5]["hyperparameters"]) == names
