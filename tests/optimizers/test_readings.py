"""What optimizers tell of their state."""

import numpy as np
import pytest
from line_up import OPTIMIZERS, ROWS

from optimizers import Adam
from render import Contour, Curves, Gaussian, Scene, simulate
from render.film.filming import film_of
from render.simulation.readings import readings_of, readings_of_runs
from surfaces import ellipse, sphere


def walked(optimizer, gradients):
    """The readings after each of these gradients, (steps, 2)."""
    position = np.zeros((1, 2))
    state = optimizer.start(position)
    told = [optimizer.readings(state)]
    for g in gradients:
        position, state = optimizer.step(lambda _, g=g: np.array([g]), position, state)
        told.append(optimizer.readings(state))
    return np.array([[t["signal to noise x"][0], t["signal to noise y"][0]] for t in told])


@pytest.mark.parametrize("kind", OPTIMIZERS.values(), ids=OPTIMIZERS)
def test_curves_know_every_hyperparameter_and_every_reading(kind) -> None:
    names = list(ROWS[kind.__name__].given)
    optimizer = kind(**ROWS[kind.__name__].given)
    told = getattr(optimizer, "readings", lambda _: {})(optimizer.start(np.zeros((3, 2))))
    for name in [*(name.replace("_", " ") for name in names), *told]:
        assert Curves(name).quantity == name
    assert all(np.shape(values) == (3,) for values in told.values())


def test_it_is_one_while_gradients_agree_and_so_before_any_that_a_curve_begins_there() -> None:
    told = walked(Adam(0.1), [(3.0, -0.2)] * 20)
    np.testing.assert_array_equal(told[0], 1)
    np.testing.assert_allclose(told[1:], 1, rtol=1e-6)


def test_it_is_the_length_of_the_step_in_learning_rates() -> None:
    random, optimizer = np.random.default_rng(4), Adam(lambda t: 0.1 / (t + 1))
    position, state = np.zeros((3, 2)), optimizer.start(np.zeros((3, 2)))
    for t in range(30):
        drawn = random.normal(size=(3, 2))
        after, state = optimizer.step(lambda _, g=drawn: g, position, state)
        told = optimizer.readings(state)
        steps = np.abs(after - position) / (0.1 / (t + 1))
        np.testing.assert_allclose(told["signal to noise x"], steps[:, 0], rtol=1e-9)
        np.testing.assert_allclose(told["signal to noise y"], steps[:, 1], rtol=1e-9)
        position = after


def test_of_noise_alone_it_is_what_its_scene_says() -> None:
    """√((1 − β₁)/(1 + β₁)) of a normal number's mean size, √(2/π)."""
    random = np.random.default_rng(5)
    told = walked(Adam(1e-9), random.normal(size=(8_000, 2)))[3_000:]
    assert told.mean() == pytest.approx(np.sqrt(0.1 / 1.9 * 2 / np.pi), rel=0.06)


def test_curves_show_it_with_the_fan_of_its_runs() -> None:
    view = Curves("signal to noise x")
    scene = Scene(
        "Told", ellipse, [(1, 1), (0.5, 1)], [Adam(0.1)], 20, [Contour()], noise=Gaussian(1, runs=5)
    )
    runs = readings_of_runs(scene, 0)["signal to noise x"]
    assert runs.shape == (21, 5, 2)
    middle = readings_of(scene, 0)["signal to noise x"]
    np.testing.assert_array_equal(middle, np.median(runs, axis=1))
    stage = film_of(scene, view, simulate(scene), size=(320, 180), fps=5).panels[0].stage
    assert len(stage.fan) == 10
    np.testing.assert_array_equal(stage.strands[1].path.trajectory.values, middle[:, 1])


def test_without_noise_it_falls_where_the_walker_settles() -> None:
    scene = Scene("Told", sphere, [(1, 1)], [Adam(0.05)], 300, [Contour()])
    told = readings_of(scene, 0)["signal to noise x"][:, 0]
    assert told[:15].max() > 0.95
    assert told[-20:].max() < 0.1
