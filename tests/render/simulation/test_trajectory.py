"""What a trajectory promises."""

import numpy as np
import pytest

from optimizers import SGD
from render import Contour, Outcome, Scene, Trajectory, simulate
from render.events.event import events_of
from surfaces import surface_from


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
        word: word for word in ("diverged", "undefined", "converged", "left", "wandering")
    }
    assert all(outcome.value.startswith(f"{outcome.word}: ") for outcome in Outcome)


def test_a_trajectory_stops_nowhere_unless_it_says_so() -> None:
    assert Trajectory("A", 0, np.zeros((1, 2)), np.zeros(1), Outcome.LEFT).stopped_at is None


def test_who_steps_where_f_has_no_value_is_told_apart_from_who_diverges() -> None:
    surface = surface_from("log(x) + y**2", domain=((0.1, 2), (-1, 1)))
    line_up = [SGD(0.3, label="over the edge"), SGD(1e9, label="far away")]
    scene = Scene("Edge", surface, [(0.5, 0.1)], line_up, 20, [Contour()])
    edge, far = simulate(scene)
    assert edge.outcome is Outcome.UNDEFINED
    assert far.outcome is Outcome.DIVERGED
    told = [event.sentence for event in events_of(scene, [edge, far])]
    assert "over the edge leaves where f has a value at step 1" in told
