"""What the docstrings of the scenes after the article say is what their walkers do."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from optimizers import Linear
from render import Outcome, Trajectory, simulate
from scenes.annealed_momentum import scene as annealed
from scenes.learning_rates import scene as learning_rates
from scenes.too_large_a_rate import scene as too_large
from scenes.vector_diagram import scene as vector_diagram


def first_beyond(walk: Trajectory, bound: float) -> int | None:
    """The step at which |y| first exceeds the bound."""
    beyond = np.flatnonzero(np.abs(walk.points[:, 1]) > bound)
    return int(beyond[0]) if len(beyond) else None


def rows() -> list[dict[str, Trajectory]]:
    walks = simulate(learning_rates)
    return [{w.label: w for w in walks if w.variant == k} for k in range(3)]


def test_at_a_thousandth_nobody_but_adadelta_leaves() -> None:
    slow, _, _ = rows()
    assert [label for label, walk in slow.items() if first_beyond(walk, 1)] == ["AdaDelta"]


def test_at_a_hundredth_momentum_and_nesterov_are_past_5_at_the_published_steps() -> None:
    _, well, _ = rows()
    assert (first_beyond(well["Nesterov"], 5), first_beyond(well["Momentum"], 5)) == (233, 246)


def test_at_a_tenth_all_are_gone_by_step_127_and_rmsprop_swings_by_half_its_rate() -> None:
    _, _, fast = rows()
    assert max(first_beyond(walk, 1) or 999 for walk in fast.values()) == 127
    late = fast["RMSProp"].points[-50:, 0]
    assert all(one * other < 0 for one, other in pairwise(late))
    np.testing.assert_allclose(np.abs(late), 0.05, atol=1e-3)
    assert np.abs(fast["Adam"].points[-50:, 0]).max() < 1e-9


def test_only_annealed_momentum_arrives_and_only_the_largest_leaves_the_valley() -> None:
    walks = {walk.label: walk for walk in simulate(annealed)}
    assert isinstance(annealed.optimizers[-1].momentum, Linear)
    arrived = [label for label, walk in walks.items() if walk.values[-1] < 0.01]
    assert arrived == ["0.5 to 0.99"]
    highest = {label: walk.values[100:].max() for label, walk in walks.items()}
    assert highest["0.99"] > 25
    assert max(highest[label] for label in ("0.5", "0.9", "0.5 to 0.99")) < 6


def test_the_rate_of_annealed_momentum_is_the_largest_with_which_none_diverges() -> None:
    def diverge(rate: float) -> int:
        line_up = [replace(one, learning_rate=rate) for one in annealed.optimizers]
        walks = simulate(replace(annealed, optimizers=line_up))
        return sum(walk.outcome is Outcome.DIVERGED for walk in walks)

    assert annealed.optimizers[0].learning_rate == 0.0002
    assert (diverge(0.0002), diverge(0.0005)) == (0, 1)


@pytest.mark.parametrize(("place", "share"), [(0, 0.5), (1, -0.8), (2, -1.1)])
def test_a_step_in_the_bowl_multiplies_what_is_left_as_its_docstring_says(
    place: int, share: float
) -> None:
    y = simulate(too_large)[place].points[:, 1]
    np.testing.assert_allclose(y[1:] / y[:-1], share, rtol=1e-6)


def test_momentum_swings_past_the_minimum_further_than_nesterov_in_the_vector_diagram() -> None:
    lowest = [round(float(walk.points[:, 1].min()), 2) for walk in simulate(vector_diagram)]
    assert lowest == [-0.40, -0.24]
