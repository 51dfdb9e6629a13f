"""What Lion, Rprop, ADOPT, Adan, AdEMAMix, Prodigy and Sophia are where they are something else."""

from typing import Any

import numpy as np
import pytest
from line_up import GROUNDS, Ground, walk

from optimizers import (
    ADOPT,
    Adam,
    Adan,
    AdEMAMix,
    Cautious,
    Lion,
    Prodigy,
    RMSProp,
    Rprop,
    Sophia,
)

each_ground = pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS.keys())
SLOPE = Ground(lambda *_: (3.0, -4.0), (10.0, -20.0))
FAR = Ground(lambda x, y: (2 * (x - 4), 6 * (y + 3)), (0.5, -1.0), lambda *_: (2.0, 0.0, 6.0))
FARTHEST = 3.5


def path(optimizer: Any, ground: Ground, *, steps: int = 60) -> Any:
    return np.vstack([ground.start, walk(optimizer, ground, steps=steps)])


def readings(optimizer: Any, ground: Ground, name: str, *, steps: int) -> Any:
    position = np.array([ground.start])
    state = optimizer.start(position)
    told = [optimizer.readings(state)[name]]
    for _ in range(steps):
        position, state = optimizer.step(ground, position, state)
        told.append(optimizer.readings(state)[name])
    return np.array(told)[:, 0]


@each_ground
def test_lion_without_memory_is_sign_descent(ground: Ground) -> None:
    points = path(Lion(0.01, beta1=0, beta2=0), ground)
    np.testing.assert_allclose(np.diff(points, axis=0), -0.01 * np.sign(ground(points[:-1])))


@each_ground
def test_every_step_of_lion_is_on_a_diagonal(ground: Ground) -> None:
    np.testing.assert_allclose(np.abs(np.diff(path(Lion(0.01), ground), axis=0)), 0.01, rtol=1e-9)


@each_ground
@pytest.mark.parametrize("by", [2.0**9, 2.0**-600, 2.0**600])  # their squares are 0, and infinite
@pytest.mark.parametrize("optimizer", [Lion(0.01), Rprop(0.01), Cautious(Rprop(0.01))])
def test_signs_alone_go_the_same_way_whatever_f_is_multiplied_by(
    optimizer: Any, by: float, ground: Ground
) -> None:
    other = ground._replace(slope=lambda x, y: tuple(by * g for g in ground.slope(x, y)))
    np.testing.assert_array_equal(path(optimizer, other), path(optimizer, ground))


def test_rprops_steps_grow_up_to_the_longest_and_are_told() -> None:
    optimizer = Rprop(0.1, max_step=0.3)
    told = readings(optimizer, SLOPE, "step length x", steps=9)
    np.testing.assert_allclose(told[:2], 0.1)
    np.testing.assert_allclose(told[1:], np.minimum(0.1 * 1.2 ** np.arange(9), 0.3))
    np.testing.assert_allclose(np.abs(np.diff(path(optimizer, SLOPE, steps=9)[:, 0])), told[1:])


def test_adopt_lets_the_first_gradients_be_no_larger_than_the_fourth_root_of_their_number() -> None:
    rising = Ground(lambda x, y: (-1000 * x, -1000 * y), (1e-3, -1e-3))
    moves = np.diff(path(ADOPT(1.0, beta1=0), rising, steps=9), axis=0)
    np.testing.assert_array_equal(moves[0], 0)
    np.testing.assert_allclose(moves[1:, 0], np.arange(1, 9) ** 0.25)


@each_ground
def test_adan_that_forgets_changes_at_once_is_adam_bit_for_bit(ground: Ground) -> None:
    adan = Adan(0.02, beta1=0.9, beta2=0, beta3=0.999)
    np.testing.assert_array_equal(path(adan, ground), path(Adam(0.02), ground))


@each_ground
def test_ademamix_without_its_long_memory_is_adam_bit_for_bit(ground: Ground) -> None:
    np.testing.assert_array_equal(path(AdEMAMix(0.02, alpha=0), ground), path(Adam(0.02), ground))


@each_ground
def test_prodigy_that_thinks_the_minimum_far_enough_is_rmsprop(ground: Ground) -> None:
    prodigy = Prodigy(1e-3, beta1=0, beta2=0.9, d0=30)
    np.testing.assert_allclose(
        path(prodigy, ground), path(RMSProp(0.03, decay=0.9), ground), rtol=1e-9
    )


@pytest.mark.parametrize("d0", [1e-6, 1e-3, 0.1])
def test_prodigys_d_rises_by_itself_and_never_beyond_the_way_to_the_minimum(d0: float) -> None:
    told = readings(Prodigy(d0=d0), FAR, "d", steps=150)
    assert told[0] == d0
    assert (np.diff(told) >= 0).all()
    assert 0.25 * FARTHEST < told[-1] <= FARTHEST


def test_sophia_at_once_on_the_curvature_is_newtons_method_of_each_coordinate() -> None:
    points = path(Sophia(4.0, beta1=0, beta2=0, gamma=1, interval=1), FAR, steps=1)
    np.testing.assert_allclose(points[1], [4.5, -5.0])  # clipped in both, by 4 · 1 at the most
    near = FAR._replace(start=(3.5, -2.8))
    points = path(Sophia(1.0, beta1=0, beta2=0, gamma=1, interval=1), near, steps=1)
    np.testing.assert_allclose(points[1], [4, -3])


def test_sophia_steps_by_signs_where_the_ground_bends_down() -> None:
    hill = Ground(lambda x, y: (-x, -3 * y), (0.1, -0.2), lambda *_: (-1.0, 0.0, -3.0))
    np.testing.assert_allclose(
        np.diff(path(Sophia(0.01), hill, steps=20), axis=0), [(0.01, -0.01)] * 20
    )


def test_sophia_says_what_a_gradient_without_curvature_lacks() -> None:
    optimizer = Sophia(0.1)
    position = np.array([[1.0, 2.0]])
    with pytest.raises(ValueError, match=r"^Sophia: the gradient has no curvature\(points\)"):
        optimizer.step(lambda points: points, position, optimizer.start(position))
