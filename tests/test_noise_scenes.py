"""Scenes under noise: their rates follow the rules they state, and their minima are minima."""

from dataclasses import replace

import numpy as np
import pytest

from optimizers import AdaDelta
from render import Scene, simulate
from scenes import noisy_moons, signal_to_noise, sparse_gradients
from surfaces import hessian


def test_the_moons_minimum_is_where_newton_ends() -> None:
    surface = noisy_moons.moons
    (minimum,) = surface.minima
    point = np.zeros(2)
    for _ in range(12):
        point = point - np.linalg.solve(hessian(surface, point), surface.gradient(point))
    np.testing.assert_allclose(point, minimum[:2], rtol=1e-12)
    assert surface.value(point) == pytest.approx(minimum.value, rel=1e-14)
    assert np.linalg.norm(surface.gradient(point)) < 1e-14
    assert np.linalg.eigvalsh(hessian(surface, point)).min() > 0


def mean_loss(scene: Scene, optimizer) -> float:
    (walk,) = simulate(replace(scene, optimizers=[optimizer], captions={}))
    return float(walk.values.mean())


@pytest.mark.commands  # thirty runs each, three times: it takes a while
@pytest.mark.parametrize("index", range(7))
def test_each_rate_on_the_moons_is_the_one_that_the_rule_gives(index) -> None:
    scene = noisy_moons.scene
    optimizer = scene.optimizers[index]
    if isinstance(optimizer, AdaDelta):
        return
    rates = [factor * 10.0**power for power in range(-2, 2) for factor in (1, 2, 5)]
    place = int(np.argmin(np.abs(np.log(np.array(rates) / optimizer.learning_rate))))
    near = rates[place - 1 : place + 2]
    losses = [mean_loss(scene, replace(optimizer, learning_rate=rate)) for rate in near]
    assert losses[1] == min(losses)


@pytest.mark.parametrize("index", range(5))
def test_each_rate_brings_the_common_coordinate_down_in_forty_steps(index) -> None:
    scene = sparse_gradients.scene
    walks = simulate(replace(scene, steps=45, captions={}))
    left = np.abs(walks[index].points[:, 0]) / 3
    first = int(np.flatnonzero(left <= 0.1)[0])
    assert 38 <= first <= 40


def test_along_the_rare_coordinate_the_paces_are_as_told() -> None:
    walks = {walk.label: walk for walk in simulate(sparse_gradients.scene)}

    def arrives(label: str) -> float:
        fan = walks[label].fan
        assert fan is not None
        below = np.flatnonzero(np.median(fan.points[:, :, 1], axis=0) <= 0.3)
        return float(below[0]) if len(below) else np.inf

    assert arrives("SGD") == pytest.approx(400, rel=0.1)
    assert arrives("AdaGrad") == pytest.approx(arrives("SGD"), rel=0.1)
    assert arrives("SGD, 1/√t") == np.inf
    for label in ("RMSProp", "Adam"):
        assert 100 < arrives(label) < 200


def test_the_signal_drowns_as_told() -> None:
    from render.simulation.readings import readings_of

    told = readings_of(signal_to_noise.scene, 2)
    assert told["signal to noise x"][1] == pytest.approx(1, rel=1e-6)
    assert 0.1 < np.median(told["signal to noise x"][150:]) < 0.25
    assert np.median(told["signal to noise y"][150:]) < 0.05
