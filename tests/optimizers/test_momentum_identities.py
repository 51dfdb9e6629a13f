"""The momentum family where it is one: each as another of it, with other numbers."""

from typing import Any

import numpy as np
import pytest
from line_up import GROUNDS, Ground, Points, walk

from optimizers import (
    QHM,
    SGD,
    AggMo,
    Momentum,
    Nesterov,
    RMSProp,
    ScheduleFreeAdamW,
    ScheduleFreeSGD,
)

each_ground = pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS.keys())

RATE, MU = 3e-4, 0.9


def same(one: Points, other: Points, *, within: float = 1e-12) -> None:
    np.testing.assert_allclose(one, other, rtol=0, atol=within)


def averaged(ground: Ground, *, learning_rate: float, beta: float, steps: int) -> Points:
    """Momentum that averages its gradients, v ← βv + (1 − β)g; θ ← θ − ηv, (steps, 2)."""
    theta, v, path = np.array(ground.start), np.zeros(2), []
    for _ in range(steps):
        v = beta * v + (1 - beta) * ground(theta)
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
        theta, state = nesterov.step(ground, theta, state)
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


@each_ground
def test_schedule_free_without_beta_is_the_mean_of_plain_descents_way(ground: Ground) -> None:
    """Polyak's and Ruppert's averaging: the gradient is taken at z."""
    way = walk(SGD(RATE), ground, steps=60)
    means = np.cumsum(way, axis=0) / np.arange(1, 61)[:, None]
    same(walk(ScheduleFreeSGD(RATE, beta=0), ground, steps=60), means)


@each_ground
def test_schedule_free_adamw_without_beta1_is_the_mean_of_an_unbiased_rmsprops_way(
    ground: Ground,
) -> None:
    """RMSProp, unbiased by a rate of γ√(1 − β₂ᵗ), which its ε is too small to see."""
    decay = 0.95
    unbiased = RMSProp(lambda t: 0.01 * np.sqrt(1 - decay ** (t + 1)), decay=decay, epsilon=1e-300)
    means = np.cumsum(walk(unbiased, ground, steps=60), axis=0) / np.arange(1, 61)[:, None]
    averaged_too = ScheduleFreeAdamW(0.01, beta1=0, beta2=decay, epsilon=1e-300)
    same(walk(averaged_too, ground, steps=60), means)


@each_ground
def test_a_rate_that_is_nothing_at_first_weighs_nothing_in_schedule_free(ground: Ground) -> None:
    later = ScheduleFreeSGD(lambda t: RATE if t >= 5 else 0.0)
    path = walk(later, ground, steps=40)
    np.testing.assert_array_equal(path[:5], [ground.start] * 5)
    same(path[5:], walk(ScheduleFreeSGD(RATE), ground, steps=35))
