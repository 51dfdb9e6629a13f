"""What the scenes of Lion and Prodigy say of their walks."""

import dataclasses

import numpy as np

from optimizers import Adam
from render import simulate
from render.simulation.readings import readings_of
from render.tuning.rates import RATES
from scenes.lions_diagonals import scene as lions
from scenes.prodigy_finds_its_rate import scene as prodigys


def test_lion_and_sign_descent_go_on_diagonals_and_rprop_passes_everyone() -> None:
    sgd, adam, lion, sign, rprop = simulate(lions)
    for walk in (lion, sign):
        np.testing.assert_allclose(np.abs(np.diff(walk.points, axis=0)), 0.04)
    np.testing.assert_array_equal(lion.points[:37], sign.points[:37])
    turns = np.flatnonzero(np.diff(np.sign(np.diff(lion.points, axis=0)), axis=0).any(axis=1))
    assert turns[0] == 57  # long after the floor, which it crosses with step 37
    away = [np.linalg.norm(walk.points, axis=1) for walk in (sgd, adam, lion, sign, rprop)]
    assert away[4][64] < 1e-6 < away[4][63]
    assert all((away[4][20:] < other[20:]).all() for other in away[:4])
    assert min(away[2].min(), away[3].min()) > 0.01


def test_prodigy_comes_to_one_rate_from_guesses_four_decades_apart() -> None:
    for index, risen in enumerate([6, 11, 16]):
        d = readings_of(prodigys, index)["d"][:, 0]
        assert d[0] == [1e-2, 1e-4, 1e-6][index]
        assert 0.75 < d[-1] < 0.95
        assert np.flatnonzero(np.diff(d))[-1] + 1 == risen
    ends = {}
    for rate in RATES:
        (walk,) = simulate(dataclasses.replace(prodigys, optimizers=[Adam(rate)]))
        ends[rate] = float(walk.values[-1])
    assert min(ends, key=ends.__getitem__) == 1.0
    assert ends[0.01] > 1
