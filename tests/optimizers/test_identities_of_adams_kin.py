"""What the rules grown out of Adam are, where they are another rule, or are bounded."""

from typing import Any

import numpy as np
import pytest
from line_up import GROUNDS, Ground, Points, walk

from optimizers import (
    AdaBelief,
    Adam,
    AdaMax,
    AdamW,
    AMSGrad,
    NAdam,
    RAdam,
    RMSProp,
    Yogi,
)

each_ground = pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS.keys())

SLOPE = Ground(lambda *_: (3.0, -0.25), (5.0, -7.0))
VALLEY = GROUNDS["Rosenbrock's valley"]


def pushed(optimizer: Any, gradients: Points) -> Points:
    """The positions after each step along gradients that are given, (steps, 2)."""
    position = np.zeros(2)
    state = optimizer.start(position)
    path = []
    for g in gradients:
        position, state = optimizer.step(lambda _, g=g: g, position, state)
        path.append(position)
    return np.array(path)


def growing(*, steps: int) -> Points:
    """Gradients of either sign, each larger than the one before."""
    signs = np.random.default_rng(2).choice([-1.0, 1.0], (steps, 2))
    return signs * 1.1 ** np.arange(steps)[:, None]


@each_ground
def test_adamw_without_decay_is_adam_bit_for_bit(ground: Ground) -> None:
    np.testing.assert_array_equal(
        walk(AdamW(0.03, weight_decay=0), ground, steps=60), walk(Adam(0.03), ground, steps=60)
    )


def test_adamw_where_nothing_pushes_shrinks_by_one_factor_in_all_coordinates() -> None:
    flat = Ground(lambda x, y: (0 * x, 0 * y), (0.3, -1.7))
    path = walk(AdamW(0.1, weight_decay=0.2), flat, steps=20)
    factors = 0.98 ** np.arange(1, 21)
    np.testing.assert_allclose(path, np.outer(factors, flat.start), rtol=1e-13)


def test_adamw_rests_where_its_decay_is_as_strong_as_its_step() -> None:
    """On |x| a step is η long, so it comes to rest at |x| = 1/λ, from either side."""
    away = Ground(lambda x, y: (0 * x - 2.0, 0 * y + 0.1), (0.0, -9.0))
    path = walk(AdamW(0.1, weight_decay=0.25), away, steps=1000)
    np.testing.assert_allclose(path[-1], [4.0, -4.0], rtol=1e-6)


def test_amsgrad_without_momentum_is_rmsprop_as_long_as_the_mean_square_grows() -> None:
    gradients = growing(steps=40)
    np.testing.assert_array_equal(
        pushed(AMSGrad(0.1, beta1=0, beta2=0.9), gradients),
        pushed(RMSProp(0.1, decay=0.9), gradients),
    )


def test_amsgrad_is_adam_with_its_biases_put_back_as_long_as_the_mean_square_grows() -> None:
    """A step of Adam's at the rate η(1 − β₁ᵗ)/√(1 − β₂ᵗ), but for ε."""
    rate = lambda t: 0.1 * (1 - 0.9 ** (t + 1)) / (1 - 0.99 ** (t + 1)) ** 0.5  # noqa: E731
    gradients = growing(steps=40)
    np.testing.assert_allclose(
        pushed(AMSGrad(0.1, beta2=0.99, epsilon=1e-300), gradients),
        pushed(Adam(rate, beta2=0.99, epsilon=1e-300), gradients),
        rtol=1e-12,
    )


def test_amsgrads_rate_never_grows() -> None:
    state = AMSGrad(0.1).start(np.zeros(2))
    largest = []
    for g in np.random.default_rng(3).normal(size=(300, 2)) * 0.98 ** np.arange(300)[:, None]:
        _, state = AMSGrad(0.1, beta2=0.9).step(lambda _, g=g: g, np.zeros(2), state)
        largest.append(state.v_hat)
    assert (np.diff(largest, axis=0) >= 0).all()
    assert (state.v < 0.01 * state.v_hat).all()


@pytest.mark.parametrize("momentum_decay", [0, 0.004, 1e6])
def test_nadam_on_an_even_slope_goes_a_rate_a_step_but_for_what_it_brings_early(
    momentum_decay: float,
) -> None:
    """μₜ₊₁m̂ + (1 − μₜ)ĝ of an even slope g, worked by hand; it falls to g."""
    psi, mus = momentum_decay, lambda t: 0.9 * (1 - 0.96 ** (momentum_decay * t) / 2)
    path = walk(NAdam(0.1, momentum_decay=psi, epsilon=1e-300), SLOPE, steps=60)
    moves = np.abs(np.diff(np.vstack([SLOPE.start, path]), axis=0))
    products = np.cumprod([mus(t) for t in range(1, 62)])
    m = 1 - products[:-1]
    t = np.arange(1, 61)
    bar = mus(t + 1) * m / (1 - products[1:]) + (1 - mus(t)) / m
    np.testing.assert_allclose(moves, 0.1 * bar[:, None].repeat(2, axis=1), rtol=1e-10)
    assert bar[0] > 1.3
    assert bar[-1] == pytest.approx(1, abs=3e-3)


@each_ground
def test_radams_first_five_steps_are_those_of_corrected_momentum(ground: Ground) -> None:
    """Adam's with a denominator of 1, which an ε of 10¹² makes of it at 10¹² times the rate."""
    np.testing.assert_allclose(
        walk(RAdam(1e-4), ground, steps=5),
        walk(Adam(1e8, epsilon=1e12), ground, steps=5),
        rtol=1e-8,
    )
    moves = np.abs(np.diff(walk(RAdam(1e-4), ground, steps=6), axis=0))
    assert moves[-1].max() < 0.03e-4 < moves[-2].max()


def test_radam_grows_into_adam() -> None:
    optimizer, gradients = RAdam(0.01, beta2=0.99), np.random.default_rng(4).normal(size=(600, 2))
    state, told = optimizer.start(np.zeros((1, 2))), []
    for g in gradients:
        _, state = optimizer.step(lambda _, g=g: g[None], np.zeros((1, 2)), state)
        told.append(optimizer.readings(state)["rectification"].item())
    assert told[:5] == [0.0] * 5
    assert 0 < told[5] < 0.1
    assert (np.diff(told[4:]) > 0).all()
    assert told[-1] > 0.99


def test_adamax_is_adams_limit_and_its_steps_are_no_longer_than_the_rate() -> None:
    """With β₂ = 1 − 1/n large powers' means are maxima; steps keep to (1 − β₁)/(1 − β₁/β₂) η."""
    path = pushed(AdaMax(0.1), np.random.default_rng(5).standard_cauchy((500, 2)))
    moves = np.abs(np.diff(path, axis=0))
    assert moves.max() < 0.1 * 0.1 / (1 - 0.9 / 0.999)
    np.testing.assert_allclose(
        walk(AdaMax(0.1, epsilon=1e-300), SLOPE, steps=9),
        walk(Adam(0.1), SLOPE, steps=9),
        rtol=1e-7,
    )


def test_adabelief_takes_long_steps_where_gradients_are_as_expected() -> None:
    """On an even slope g − m = β₁ᵗ g: steps grow as √ŝ falls, where Adam's stay η long."""
    path = walk(AdaBelief(0.1), SLOPE, steps=40)
    moves = np.abs(np.diff(np.vstack([SLOPE.start, path]), axis=0))
    t = np.arange(1, 41)
    spread = np.array(
        [
            (0.001 * 0.999 ** (k - np.arange(1, k + 1)) * 0.81 ** np.arange(1, k + 1)).sum()
            for k in t
        ]
    ) / (1 - 0.999**t)
    np.testing.assert_allclose(moves, 0.1 / np.sqrt(spread)[:, None].repeat(2, axis=1), rtol=1e-6)
    assert moves[-1].min() > 0.29


def test_yogi_falls_by_no_more_than_a_slope_is_large_where_adam_falls_by_a_share() -> None:
    gradients = np.concatenate([np.full((50, 2), 10.0), np.full((50, 2), 0.1)])
    yogi, adam = Yogi(0.1, beta2=0.9), Adam(0.1, beta2=0.9)
    a, b = yogi.start(np.zeros(2)), adam.start(np.zeros(2))
    for k, g in enumerate(gradients):
        _, a = yogi.step(lambda _, g=g: g, np.zeros(2), a)
        _, b = adam.step(lambda _, g=g: g, np.zeros(2), b)
        if k == 49:
            before = a.v
    np.testing.assert_allclose(before - a.v, 50 * 0.1 * 0.01, rtol=1e-9)
    assert (b.v < 1).all()


def test_yogis_mean_square_keeps_about_an_even_square() -> None:
    state, optimizer = Yogi(0.1).start(np.zeros(2)), Yogi(0.1, beta2=0.9)
    for _ in range(200):
        _, state = optimizer.step(lambda _: np.array([2.0, 0.5]), np.zeros(2), state)
    assert (np.abs(state.v - [4, 0.25]) <= [0.4, 0.025]).all()
