"""The momentum family where it is one: each as another of it, with other numbers."""

from typing import Any

import numpy as np
import pytest
from line_up import GROUNDS, Ground, Points, walk

from optimizers import QHM, SGD, AggMo, Momentum, Nesterov

each_ground = pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS.keys())

RATE, MU = 3e-4, 0.9


def same(one: Points, other: Points, *, within: float = 1e-12) -> None:
    np.testing.assert_allclose(one, other, rtol=0, atol=within)


def averaged(ground: Ground, *, learning_rate: float, beta: float, steps: int) -> Points:
    """Momentum that averages its gradients, v ← βv + (1 − β)g; θ ← θ − ηv, (steps, 2)."""
    theta, v, path = np.array(ground.start), np.zeros(2), []
    for _ in range(steps):
        v = beta * v + (1 - beta) * ground.gradient(theta)
        theta = theta - learning_rate * v
        path.append(theta)
    return np.array(path)


@each_ground
def test_momentum_that_averages_gradients_is_momentum_with_less_of_its_rate(ground: Ground) -> None:
    rewritten = averaged(ground, learning_rate=RATE / (1 - MU), beta=MU, steps=60)
    same(walk(Momentum(RATE, momentum=MU), ground, steps=60), rewritten)


@each_ground
def test_qhm_with_all_of_its_average_is_averaged_momentum(ground: Ground) -> None:
    path = walk(QHM(RATE, nu=1, beta=MU), ground, steps=60)
    same(path, averaged(ground, learning_rate=RATE, beta=MU, steps=60), within=1e-15)
    same(path, walk(Momentum(RATE * (1 - MU), momentum=MU), ground, steps=60))


@pytest.mark.parametrize("beta", [0.0, 0.9, 0.999])
@each_ground
def test_qhm_without_its_average_is_plain_descent(ground: Ground, beta: float) -> None:
    path = walk(QHM(RATE, nu=0, beta=beta), ground, steps=60)
    np.testing.assert_array_equal(path, walk(SGD(RATE), ground, steps=60))


@each_ground
def test_qhm_with_nu_as_beta_walks_through_the_points_that_nesterov_looks_at(
    ground: Ground,
) -> None:
    nesterov = Nesterov(RATE, momentum=MU)
    theta, seen = np.array(ground.start), []
    state = nesterov.start(theta)
    for _ in range(60):
        theta, state = nesterov.step(ground.gradient, theta, state)
        seen.append(theta + MU * state.v)
    same(walk(QHM(RATE / (1 - MU), nu=MU, beta=MU), ground, steps=60), np.array(seen))


@pytest.mark.parametrize(
    ("beta", "other"),
    [(0.0, SGD(RATE)), (MU, Momentum(RATE, momentum=MU))],
    ids=["SGD", "Momentum"],
)
@each_ground
def test_aggmo_with_one_beta_for_all_is_momentum(ground: Ground, beta: float, other: Any) -> None:
    path = walk(AggMo(RATE, beta1=beta, beta2=beta, beta3=beta), ground, steps=60)
    same(path, walk(other, ground, steps=60))


def test_aggmos_velocities_end_at_the_mean_of_what_each_would_alone_on_a_slope() -> None:
    """Of a constant gradient g each velocity comes to −g / (1 − β)."""
    slope = Ground(lambda *_: (3.0, -0.25), (5.0, -7.0))
    path = walk(AggMo(0.01, beta1=0, beta2=0.5, beta3=0.75), slope, steps=200)
    last = path[-1] - path[-2]
    np.testing.assert_allclose(last, -0.01 * (1 + 2 + 4) / 3 * np.array([3.0, -0.25]), rtol=1e-9)
