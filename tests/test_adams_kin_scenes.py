"""Scenes of Adam and what grew out of it: what they tell is so."""

from dataclasses import replace

import numpy as np
import pytest

from optimizers import AdamW
from render import Scene, Trajectory, simulate
from scenes import adam_climbs, rectified_start, weight_decay
from surfaces import two_wells


def walks_of(scene: Scene) -> dict[str, Trajectory]:
    return {walk.label: walk for walk in simulate(scene)}


def ends(walk: Trajectory) -> np.ndarray:
    """Where its runs end, (runs, 2)."""
    assert walk.fan is not None
    return walk.fan.points[:, -1]


def test_adam_climbs_to_the_upper_end_and_stays_while_the_others_go_down() -> None:
    walks = walks_of(adam_climbs.scene)
    x = {label: walk.points[:, 0] for label, walk in walks.items()}
    assert np.all(x["Adam"][600:] > 1)
    assert np.ptp(x["Adam"][650:]) < 0.01
    assert x["SGD"][-1] == pytest.approx(-1.05, abs=0.02)
    assert x["AMSGrad"][-1] < -0.98
    rise = np.diff(x["Adam"][12:501:3])
    assert (rise > 0).all()


def test_adams_steps_are_as_long_as_told() -> None:
    (_, adam, _) = simulate(adam_climbs.scene)
    rates = np.array([adam_climbs.rate(t) for t in range(30, 33)])
    moves = np.diff(adam.points[30:34, 0]) / rates
    np.testing.assert_allclose(moves, [-1.02, 0.73, 0.98], atol=0.005)


def test_the_slopes_minimum_is_where_the_wall_holds_it() -> None:
    surface = adam_climbs.tilted
    (minimum,) = surface.minima
    np.testing.assert_allclose(surface.gradient(minimum[:2]), 0, atol=1e-14)
    assert surface.value(minimum[:2]) == pytest.approx(minimum.value, rel=1e-14)
    np.testing.assert_allclose(surface.gradient([0.3, 0]), [(5 - 1 - 1) / 3, 0], rtol=1e-14)


def test_each_decay_comes_to_rest_where_it_is_told() -> None:
    walks = walks_of(weight_decay.scene)
    middle = {
        label: np.median(walk.fan.points[:, 250:], axis=(0, 1))
        for label, walk in walks.items()
        if walk.fan is not None
    }
    np.testing.assert_allclose(middle["Adam"], [2, 2], atol=0.05)
    # The least of f + λ/2 |θ|²: 2 · 0.5/(0.5 + 0.5), 2 · 5/(5 + 0.5)
    np.testing.assert_allclose(middle["Adam with L2"], [1, 1.82], atol=0.05)
    np.testing.assert_allclose(middle["AdamW"], [1.3, 1.3], atol=0.1)


def test_only_the_decay_differs_between_the_three() -> None:
    adam, coupled, decoupled = weight_decay.scene.optimizers
    assert coupled.weight_decay == decoupled.weight_decay
    without = replace(weight_decay.scene, captions={}, steps=40)
    walks = [
        simulate(replace(without, optimizers=[one]))[0].points
        for one in (adam, replace(coupled, weight_decay=0.0), AdamW(0.03, weight_decay=0))
    ]
    np.testing.assert_array_equal(walks[0], walks[1])
    np.testing.assert_array_equal(walks[0], walks[2])


def test_six_of_adams_walks_are_lost_in_twenty_steps_and_no_other() -> None:
    walks = walks_of(rectified_start.scene)
    assert {label: int((ends(walk)[:, 0] > 0).sum()) for label, walk in walks.items()} == {
        "Adam": 6,
        "Adam, warm-up": 0,
        "RAdam": 0,
    }
    fan = walks["Adam"].fan
    assert fan is not None
    assert ((fan.points[:, 20:, 0] > 0).sum(axis=0) == 6).all()
    assert ((fan.points[:, 7:, 0] > 0).sum(axis=0) >= 5).all()
    first = np.abs(np.diff(fan.points[:, :2], axis=1))
    np.testing.assert_allclose(first, 0.2, rtol=1e-4)


def test_on_the_wells_at_full_depth_radam_loses_as_many_walks() -> None:
    scene = rectified_start.scene
    noise = replace(scene.noise, deviation=2.0, runs=100)  # type: ignore[type-var]
    wide = ((-30, 30), (-30, 30))
    deep = replace(scene, surface=two_wells, noise=noise, domain=wide, captions={}, steps=60)
    lost = {label: (ends(walk)[:, 0] > 0).mean() for label, walk in walks_of(deep).items()}
    assert lost["RAdam"] >= lost["Adam"] > 0.15
