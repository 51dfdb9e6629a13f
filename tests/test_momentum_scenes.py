"""What the scenes of momentum, averaging and full matrices say of themselves."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from optimizers import AdaGrad, Shampoo
from render import Trajectory, simulate
from scenes import full_or_diagonal, momentum_family, schedule_free_points


@cache
def walks(module: str) -> dict[str, Trajectory]:
    modules = {
        "full": full_or_diagonal,
        "momentum": momentum_family,
        "free": schedule_free_points,
    }
    return {walk.label: walk for walk in simulate(modules[module].scene)}


def away(walk: Trajectory) -> np.ndarray:
    """How far the walker is from (0, 0) at each step."""
    return np.hypot(*walk.points.T)


@pytest.mark.parametrize(
    ("label", "farthest", "at"),
    [("Momentum", 1.00, 11), ("Nesterov", 0.48, 19), ("QHM", 0.16, 32), ("AggMo", 1.10, 15)],
)
def test_each_of_the_momentum_family_overshoots_as_is_said(
    label: str, farthest: float, at: int
) -> None:
    x = walks("momentum")[label].points[:, 0]
    assert (round(x.max(), 2), int(x.argmax())) == (farthest, at)


def test_along_y_all_but_momentum_are_calm_when_it_is_said() -> None:
    swings = {name: np.abs(walk.points[30:, 1]).max() for name, walk in walks("momentum").items()}
    assert swings.pop("Momentum") > 0.1
    assert max(swings.values()) < 0.001


@pytest.mark.parametrize("number", range(5))
def test_half_the_rate_along_y_is_a_rate_that_twice_as_large_diverges(number: int) -> None:
    """By 3 % beyond the bound the steep coordinate grows, and by 3 % below it does not."""
    given = momentum_family.scene.optimizers[number]
    ends = []
    for share in (0.97, 1.03):
        rule = replace(given, learning_rate=2 * share * given.learning_rate)
        steep = replace(momentum_family.scene, optimizers=[rule], steps=800, start_outside=True)
        (walk,) = simulate(steep)
        ends.append(np.abs(walk.points[-40:, 1]).max())
    assert ends[0] < 0.6 < ends[1]


def test_x_comes_to_rest_where_z_and_sgd_do_not() -> None:
    mean = {name: round(float(away(walk)[-100:].mean()), 2) for name, walk in walks("free").items()}
    assert mean == {
        "SGD": 0.35,
        "z, its steps": 0.83,
        "y, where it looks": 0.10,
        "x, Schedule-Free": 0.07,
    }


def test_y_and_z_are_those_of_the_same_walk() -> None:
    x, y, z = (
        walks("free")[name].points
        for name in ("x, Schedule-Free", "y, where it looks", "z, its steps")
    )
    np.testing.assert_allclose(y, 0.9 * x + 0.1 * z, atol=1e-14)
    np.testing.assert_allclose(x[1:], np.cumsum(z[1:], axis=0) / np.arange(1, 201)[:, None])


def test_who_knows_the_valleys_axes_is_at_its_end() -> None:
    left = {name: away(walk)[-1] for name, walk in walks("full").items()}
    assert round(left["AdaGrad"], 2) == 0.57
    assert left["Shampoo"] < left["AdaGrad, turned"] < 0.004


@pytest.mark.parametrize("rate", [0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2])
def test_at_no_rate_is_the_diagonal_ahead(rate: float) -> None:
    scene = replace(full_or_diagonal.scene, optimizers=[AdaGrad(rate), Shampoo(rate)])
    diagonal, full = simulate(scene)
    assert away(full)[-1] < away(diagonal)[-1]
