"""Shampoo on a vector: AdaGrad with its full matrix, which no turn of the plane changes."""

import numpy as np
import pytest
from line_up import GROUNDS, Ground, Points, walk

from optimizers import AdaGrad, Shampoo

each_ground = pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS.keys())


def turned(ground: Ground, angle: float) -> tuple[Ground, Points]:
    """The ground about the origin by an angle, with its start; and the matrix that turns it."""
    cos, sin = np.cos(angle), np.sin(angle)
    turn = np.array([[cos, -sin], [sin, cos]])

    def slope(x: float, y: float) -> tuple[float, float]:
        gx, gy = ground.slope(cos * x + sin * y, cos * y - sin * x)
        return cos * gx - sin * gy, sin * gx + cos * gy

    start = turn @ ground.start
    return Ground(slope, (float(start[0]), float(start[1]))), turn


@pytest.mark.parametrize("angle", [0.3, np.pi / 4, 2.0])
@each_ground
def test_a_path_turns_with_its_surface(ground: Ground, angle: float) -> None:
    there, turn = turned(ground, angle)
    path = walk(Shampoo(0.1, epsilon=1e-2), ground, steps=60)
    np.testing.assert_allclose(
        walk(Shampoo(0.1, epsilon=1e-2), there, steps=60), path @ turn.T, rtol=0, atol=1e-10
    )


@each_ground
def test_a_path_of_adagrads_does_not_turn_with_its_surface(ground: Ground) -> None:
    there, turn = turned(ground, np.pi / 4)
    path = walk(AdaGrad(0.1), ground, steps=60)
    assert np.abs(walk(AdaGrad(0.1), there, steps=60) - path @ turn.T).max() > 0.01


def test_along_an_axis_it_is_adagrad_with_epsilon_in_the_root() -> None:
    axis = Ground(lambda x, _: (6.0 * x, 0.0), (1.5, 0.25))
    theta, total, path = 1.5, 0.0, []
    for _ in range(60):
        total += (6 * theta) ** 2
        theta -= 0.1 * 6 * theta / np.sqrt(total + 1e-3)
        path.append((theta, 0.25))
    np.testing.assert_allclose(walk(Shampoo(0.1, epsilon=1e-3), axis, steps=60), path, rtol=1e-13)


@each_ground
def test_the_first_step_is_a_learning_rate_long_down_the_gradient(ground: Ground) -> None:
    (first,) = walk(Shampoo(0.1), ground, steps=1)
    g = ground(np.array(ground.start))
    np.testing.assert_allclose(first - ground.start, -0.1 * g / np.hypot(*g), rtol=1e-7)


def test_the_first_step_is_a_learning_rate_long_though_squares_are_infinite() -> None:
    wall = Ground(lambda *_: (3e200, -4e200), (1.0, 1.0))
    (first,) = walk(Shampoo(0.1), wall, steps=1)
    np.testing.assert_allclose(first, (1 - 0.06, 1 + 0.08), rtol=1e-12)


def test_in_any_number_of_coordinates_it_is_the_power_of_the_sum_of_ggt() -> None:
    random = np.random.default_rng(6)
    gradients = random.normal(size=(9, 4, 5)) * 3  # nine steps of four walkers in five coordinates
    optimizer, position = Shampoo(0.1, epsilon=1e-2), np.zeros((4, 5))
    state = optimizer.start(position)
    H = np.tile(1e-2 * np.eye(5), (4, 1, 1))  # noqa: N806  # the paper's letter
    for g in gradients:
        after, state = optimizer.step(lambda _, g=g: g, position, state)
        H = H + g[:, :, None] * g[:, None, :]  # noqa: N806  # likewise
        values, vectors = np.linalg.eigh(H)
        root = vectors / np.sqrt(values)[:, None, :] @ vectors.transpose(0, 2, 1)
        expected = position - 0.1 * np.einsum("wij,wj->wi", root, g)
        np.testing.assert_allclose(after, expected, rtol=0, atol=1e-12)
        position = after


@pytest.mark.parametrize("lost", [np.inf, np.nan, 1.7e308])
def test_one_that_leaves_the_numbers_takes_no_other_along(lost: float) -> None:
    optimizer, position = Shampoo(0.1), np.array([(1.0, 2.0), (3.0, 4.0)])
    state = optimizer.start(position)
    with np.errstate(all="ignore"):
        for _ in range(3):
            position, state = optimizer.step(
                lambda at: np.where([[True], [False]], [[lost, lost]], 2 * at), position, state
            )
    alone, state = position[:0], optimizer.start(position[1:])
    alone = np.array([(3.0, 4.0)])
    for _ in range(3):
        alone, state = optimizer.step(lambda at: 2 * at, alone, state)
    np.testing.assert_array_equal(position[1:], alone)
    assert not np.isfinite(position[0]).any()
