"""What the scenes of pieces around a rule say of themselves is so."""

import importlib

import numpy as np
import pytest

from render import Outcome, simulate
from surfaces import beale


def test_momentum_climbs_often_cautious_seldom_and_grams_hops() -> None:
    scene = importlib.import_module("scenes.cautious_and_grams").scene
    momentum, cautious, grams = simulate(scene)
    assert [(np.diff(one.values) > 0).sum() for one in (momentum, cautious)] == [36, 5]
    waits = np.diff(cautious.points, axis=0)[4:17]
    assert (waits[:, 1] == 0).all()
    longer = waits[:, 0] / np.diff(momentum.points, axis=0)[4:17, 0]
    assert longer[0] == pytest.approx(2)
    assert longer.min() > 1.4  # nearer to the minimum slopes are less
    assert (np.abs([cautious.points[56:], grams.points[56:]]) < 0.05).all()
    swings = np.sign(momentum.points[56:, 1])
    assert (swings[1:] != swings[:-1]).sum() == 3
    assert np.abs(momentum.points[56:, 1]).max() > 0.06
    turned = np.sign(grams.points[24:45, 1])
    assert (turned[1:] != turned[:-1]).mean() > 0.5


def test_a_wall_throws_momentum_out_and_the_clipped_come_down() -> None:
    scene = importlib.import_module("scenes.clipped_at_a_wall").scene
    plain, by_value, by_norm, thrown = simulate(scene)
    start = np.array(scene.starts[0])
    assert round(float(np.linalg.norm(beale.gradient(start)))) == 1166
    assert np.linalg.norm(plain.points[1] - start).round(1) == 1.2
    assert thrown.outcome is Outcome.DIVERGED
    assert thrown.points[1][1] > 8
    assert plain.values[-1] > 5
    assert max(by_value.values[-1], by_norm.values[-1]) < 1e-3
    assert (np.abs(by_value.points[:20, 0] - by_value.points[:20, 1]) < 1e-9).all()
    first = by_norm.points[1] - start
    assert np.cross([*first, 0], [*beale.gradient(start), 0])[2] < 1e-10
    assert np.linalg.norm(first) < 0.01 + 1e-12
