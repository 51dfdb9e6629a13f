"""What a trajectory promises."""

import numpy as np
import pytest

from render import Outcome, Trajectory


def test_points_and_values_cannot_be_assigned_to() -> None:
    way = Trajectory("SGD", 0, np.zeros((3, 2)), np.zeros(3), Outcome.WANDERING)
    with pytest.raises(ValueError, match="read-only"):
        way.points[0] = 1
    with pytest.raises(ValueError, match="read-only"):
        way.values[0] = 1
    with pytest.raises(AttributeError):
        way.label = "Adam"  # type: ignore[misc]


def test_every_outcome_begins_with_its_word_and_says_why() -> None:
    assert {outcome.word: outcome.name.lower() for outcome in Outcome} == {
        word: word for word in ("diverged", "converged", "left", "wandering")
    }
    assert all(outcome.value.startswith(f"{outcome.word}: ") for outcome in Outcome)


def test_a_trajectory_stops_nowhere_unless_it_says_so() -> None:
    assert Trajectory("A", 0, np.zeros((1, 2)), np.zeros(1), Outcome.LEFT).stopped_at is None
