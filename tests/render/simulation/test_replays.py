"""The published pictures, walked again: the numbers that were read off them."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from optimizers import SGD, AdaDelta, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Contour, Outcome, Scene, Trajectory, simulate
from surfaces import Surface, plateau, saddle


def the_seven(learning_rate: float, momentum: float = 0.9) -> list[Any]:
    return [
        SGD(learning_rate),
        Momentum(learning_rate, momentum=momentum),
        Nesterov(learning_rate, momentum=momentum),
        AdaGrad(learning_rate),
        RMSProp(learning_rate),
        AdaDelta(),
        Adam(learning_rate),
    ]


def replay(
    surface: Surface, start: tuple[float, float], line_up: list[Any], *, steps: int
) -> dict[str, Trajectory]:
    scene = Scene("Replay", surface, [start], line_up, steps, [Contour()])
    return {trajectory.label: trajectory for trajectory in simulate(scene)}


def first_above(numbers: NDArray[np.float64], bound: float) -> int | None:
    """The step at which the numbers first exceed the bound."""
    above = np.flatnonzero(numbers > bound)
    return int(above[0]) if len(above) else None


def turning_points(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Where the numbers change their direction."""
    direction = np.sign(np.diff(numbers))
    return numbers[1:-1][direction[1:] != direction[:-1]]


def test_on_the_saddle_each_optimizer_leaves_at_its_published_step_or_not_at_all() -> None:
    walks = replay(saddle, (0.5, 1e-10), the_seven(0.01), steps=500)
    assert {name: first_above(walk.points[:, 1], 1) for name, walk in walks.items()} == {
        "SGD": None,
        "Momentum": 231,
        "Nesterov": 218,
        "AdaGrad": None,
        "RMSProp": 73,
        "AdaDelta": 75,
        "Adam": 78,
    }
    inside = [name for name, walk in walks.items() if np.abs(walk.points).max() <= 1]
    assert inside == ["SGD", "AdaGrad"]


def test_momentum_overshoots_the_valley_further_than_nesterov() -> None:
    line_up = [Momentum(0.01, momentum=0.95), Nesterov(0.01, momentum=0.95)]
    walks = replay(plateau, (1, -0.5), line_up, steps=200)
    swings = {name: turning_points(walk.points[:, 0])[:2] for name, walk in walks.items()}
    np.testing.assert_allclose(swings["Momentum"], [-2.0123, -0.8131], rtol=0, atol=5e-5)
    np.testing.assert_allclose(swings["Nesterov"], [-1.8142, -1.3088], rtol=0, atol=5e-5)


@pytest.mark.parametrize("momentum", [0.9, 0.95])
def test_only_momentum_crosses_the_flat_place_in_190_steps(momentum: float) -> None:
    walks = replay(plateau, (1, -0.8), the_seven(0.01, momentum), steps=190)
    ends = {name: walk.points[-1, 0] for name, walk in walks.items()}
    assert ends == {
        "SGD": pytest.approx(0.071, abs=5e-4),
        "Momentum": pytest.approx(-1.5, abs=0.01),
        "Nesterov": pytest.approx(-1.5, abs=0.01),
        "AdaGrad": pytest.approx(0.768, abs=5e-4),
        "RMSProp": pytest.approx(0.0056, abs=5e-5),
        "AdaDelta": pytest.approx(0.919, abs=5e-4),
        "Adam": pytest.approx(0.213, abs=5e-4),
    }


def test_at_a_hundredth_nesterov_climbs_past_5_before_momentum() -> None:
    walks = replay(saddle, (0.5, 1e-10), the_seven(0.01), steps=500)
    assert first_above(walks["Momentum"].points[:, 1], 5) == 246
    assert first_above(walks["Nesterov"].points[:, 1], 5) == 233


def test_at_a_momentum_of_95_hundredths_both_are_past_5_earlier() -> None:
    walks = replay(saddle, (0.5, 1e-10), the_seven(0.01, 0.95), steps=500)
    assert first_above(walks["Momentum"].points[:, 1], 5) == 210
    assert first_above(walks["Nesterov"].points[:, 1], 5) == 198


def test_at_a_tenth_rmsprop_hums_about_the_ridge_for_ever_and_adam_settles() -> None:
    walks = replay(saddle, (0.5, 1e-10), the_seven(0.1), steps=500)
    late = walks["RMSProp"].points[-50:, 0]
    assert all(one * other < 0 for one, other in pairwise(late))
    np.testing.assert_allclose(np.abs(late), 0.05, atol=1e-3)
    assert np.abs(walks["Adam"].points[-50:, 0]).max() < 1e-9


def test_outcomes_tell_who_left_the_saddle_and_who_crossed_the_plateau() -> None:
    on_saddle = replay(saddle, (0.5, 1e-10), the_seven(0.01), steps=500)
    left = {name for name, walk in on_saddle.items() if walk.outcome is Outcome.LEFT}
    assert left == {"Momentum", "Nesterov", "RMSProp", "AdaDelta", "Adam"}
    on_plateau = replay(plateau, (1, -0.8), the_seven(0.01), steps=190)
    there = {name for name, walk in on_plateau.items() if walk.outcome is Outcome.CONVERGED}
    assert there == {"Momentum", "Nesterov"}
