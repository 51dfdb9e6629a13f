"""From a scene to trajectories: order, outcomes, and walkers that leave the numbers."""

from typing import Any, NamedTuple

import numpy as np
import pytest

import surfaces
from optimizers import SGD, AdaDelta, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Contour, Outcome, Scene, Trajectory, simulate
from surfaces import Minimum, Surface, plateau, saddle, two_wells

LINE_UP = [
    SGD(0.01),
    Momentum(0.01),
    Nesterov(0.01),
    AdaGrad(0.1),
    RMSProp(0.01),
    AdaDelta(),
    Adam(0.01),
]
SURFACES = [thing for thing in vars(surfaces).values() if isinstance(thing, Surface)]


class Leap(NamedTuple):
    """A walker of one's own: start and step, no more. It adds the same move each step."""

    x: float
    y: float = 0.0

    def start(self, position: Any) -> int:  # noqa: ARG002
        return 0

    def step(self, gradient: Any, position: Any, state: int) -> tuple[Any, int]:  # noqa: ARG002
        return np.add(position, (self.x, self.y)), state + 1


class Lands(Leap):
    """It adds the move in the first step, and then stays."""

    def step(self, gradient: Any, position: Any, state: int) -> tuple[Any, int]:
        position = position if state else super().step(gradient, position, state)[0]
        return np.array(position), state + 1


def walks(surface: Surface, starts: Any, *line_up: Any, steps: int = 10, **more: Any) -> Any:
    return simulate(Scene("Walk", surface, starts, line_up, steps, [Contour()], **more))


def one_walk(surface: Surface, start: Any, walker: Any, **more: Any) -> Trajectory:
    (trajectory,) = walks(surface, [start], walker, **more)
    return trajectory


def test_trajectories_come_starts_within_optimizers_in_the_order_of_the_line_up() -> None:
    starts = [(0.5, 0.1), (-0.5, 0.2), (0.3, -0.3)]
    found = walks(saddle, starts, Adam(0.01), SGD(0.01, label="plain"), steps=4)
    assert [(t.label, t.optimizer, tuple(t.points[0])) for t in found] == [
        (label, index, start) for index, label in enumerate(["Adam", "plain"]) for start in starts
    ]


def test_points_and_values_have_a_row_a_step_the_start_first() -> None:
    trajectory = one_walk(saddle, (0.5, 0.25), SGD(0.1), steps=7)
    assert (trajectory.points.shape, trajectory.values.shape) == ((8, 2), (8,))
    np.testing.assert_allclose(trajectory.points[:, 0], 0.5 * 0.8 ** np.arange(8))
    np.testing.assert_allclose(trajectory.points[:, 1], 0.25 * 1.2 ** np.arange(8))
    np.testing.assert_allclose(trajectory.values, saddle.value(trajectory.points))
    assert trajectory.stopped_at is None


def test_points_and_values_of_a_simulation_cannot_be_assigned_to() -> None:
    trajectory = one_walk(saddle, (0.5, 0.25), SGD(0.1))
    with pytest.raises(ValueError, match="read-only"):
        trajectory.points[0] = 1
    with pytest.raises(ValueError, match="read-only"):
        trajectory.values[0] = 1


@pytest.mark.parametrize("surface", SURFACES, ids=lambda surface: surface.name)
def test_many_starts_together_go_as_each_alone_bit_for_bit(surface: Surface) -> None:
    low, high = np.transpose(surface.domain)
    starts = low + (high - low) * np.random.default_rng(5).uniform(0, 1, (9, 2))
    together = walks(surface, starts, *LINE_UP, steps=40)
    for index, start in enumerate(starts):
        for alone, among in zip(
            walks(surface, [start], *LINE_UP, steps=40), together[index :: len(starts)], strict=True
        ):
            np.testing.assert_array_equal(alone.points, among.points)
            np.testing.assert_array_equal(alone.values, among.values)
            assert (alone.label, alone.outcome, alone.stopped_at) == (
                among.label,
                among.outcome,
                among.stopped_at,
            )


def test_a_walker_that_blows_up_stands_at_its_last_finite_point_and_the_rest_walks_on() -> None:
    wild, tame = walks(plateau, [(1, -0.5)], SGD(1e3), SGD(0.01, label="tame"), steps=60)
    assert wild.outcome is Outcome.DIVERGED
    assert wild.stopped_at is not None
    assert 0 < wild.stopped_at < 10
    assert np.isfinite(wild.points).all()
    assert np.isfinite(wild.values).all()
    assert (wild.points[wild.stopped_at :] == wild.points[wild.stopped_at]).all()
    assert (wild.values[wild.stopped_at :] == wild.values[wild.stopped_at]).all()
    assert (wild.points[wild.stopped_at - 1] != wild.points[wild.stopped_at]).any()
    assert (tame.outcome, tame.stopped_at) == (Outcome.WANDERING, None)


def test_a_walker_stops_at_the_step_worked_by_hand() -> None:
    trajectory = one_walk(saddle, (0.5, 0.25), Leap(3e153), steps=9)
    # The fifth leap takes x to 1.5e154, and x² past the largest float, 1.8e308.
    assert (trajectory.outcome, trajectory.stopped_at) == (Outcome.DIVERGED, 4)
    np.testing.assert_allclose(trajectory.points[4:, 0], 1.2e154)
    np.testing.assert_allclose(trajectory.values[4:], 1.44e308)


def test_one_start_that_blows_up_leaves_those_beside_it_alone() -> None:
    starts, wide = [(30, 0.5), (-1.5, 0), (-1.4, 0)], ((-3, 40), (-2, 2))
    wild, still, calm = walks(plateau, starts, SGD(0.11), steps=50, domain=wide)
    assert still.stopped_at is calm.stopped_at is None
    alone = one_walk(plateau, (-1.4, 0), SGD(0.11), steps=50, domain=wide)
    np.testing.assert_array_equal(calm.points, alone.points)
    assert wild.outcome is Outcome.DIVERGED
    assert still.outcome is Outcome.CONVERGED


def test_where_one_coordinate_alone_leaves_the_numbers_the_point_stands() -> None:
    trajectory = one_walk(saddle, (0.5, 0.25), Leap(0.0, np.nan), steps=3)
    assert (trajectory.outcome, trajectory.stopped_at) == (Outcome.DIVERGED, 0)
    np.testing.assert_array_equal(trajectory.points, [(0.5, 0.25)] * 4)


def test_a_walker_whose_numbers_come_back_has_diverged_all_the_same() -> None:
    class Blinks(Leap):
        def step(self, gradient: Any, position: Any, state: int) -> tuple[Any, int]:  # noqa: ARG002
            return np.full_like(position, 0.1) if state else position * (np.nan, 1), state + 1

    trajectory = one_walk(saddle, (0.5, 0.25), Blinks(0), steps=4)
    assert (trajectory.outcome, trajectory.stopped_at) == (Outcome.DIVERGED, 0)
    np.testing.assert_array_equal(trajectory.points, [(0.5, 0.25)] * 5)


BOWL = Surface(
    name="bowl",
    formula="(x - 3)^2 + 25(y + 1)^2",
    f=lambda x, y: (x - 3) ** 2 + 25 * (y + 1) ** 2,
    df=lambda x, y: (2 * (x - 3), 50 * (y + 1)),
    domain=((0, 4), (-3, 0)),  # a diagonal of 5: within 0.025 of the minimum is there
    minima=[Minimum(3, -1, value=0)],
)


@pytest.mark.parametrize(
    ("start", "move", "outcome"),
    [
        ((2, -1), (0.9751, 0), Outcome.CONVERGED),
        ((2, -1), (0.9749, 0), Outcome.WANDERING),
        ((2, -1), (1.0249, 0), Outcome.CONVERGED),
        ((3, -2), (0, 0.9749), Outcome.WANDERING),
        ((2, -1), (2.0, 0), Outcome.WANDERING),  # on the very edge
        ((2, -1), (2.001, 0), Outcome.LEFT),
        ((2, -1), (-2.001, 0), Outcome.LEFT),
        ((2, -1), (0, 1.001), Outcome.LEFT),
        ((2, -1), (0, -2.001), Outcome.LEFT),
        ((2, -1), (np.inf, 0), Outcome.DIVERGED),
    ],
)
def test_the_outcome_is_told_by_where_the_walker_ends(
    start: tuple[float, float], move: tuple[float, float], outcome: Outcome
) -> None:
    assert one_walk(BOWL, start, Lands(*move), steps=2).outcome is outcome


def test_who_passes_by_a_minimum_at_its_last_step_has_not_converged() -> None:
    assert one_walk(BOWL, (2.09, -1), Leap(0.1), steps=9).outcome is Outcome.WANDERING
    assert one_walk(BOWL, (2.902, -1), Leap(0.0101), steps=9).outcome is Outcome.WANDERING
    assert one_walk(BOWL, (2.912, -1), Leap(0.0099), steps=9).outcome is Outcome.CONVERGED


def test_a_minimum_outside_the_domain_is_converged_rather_than_left() -> None:
    trajectory = one_walk(BOWL, (1, -1), Lands(2), steps=2, domain=((0, 2), (-3, 0)))
    assert trajectory.outcome is Outcome.CONVERGED


def test_a_walker_that_stopped_at_a_minimum_has_diverged_rather_than_converged() -> None:
    assert one_walk(BOWL, (3, -1), Leap(np.nan), steps=1).outcome is Outcome.DIVERGED


@pytest.mark.parametrize("walker", LINE_UP, ids=lambda walker: walker.label)
@pytest.mark.parametrize(
    ("surface", "place"), [(plateau, (-1.5, 0)), (plateau, (0, 0)), (saddle, (0, 0))]
)
def test_a_start_where_the_gradient_vanishes_is_a_still_trajectory(
    walker: Any,
    surface: Surface,
    place: tuple[float, float],
) -> None:
    trajectory = one_walk(surface, place, walker, steps=30)
    np.testing.assert_array_equal(trajectory.points, [place] * 31)
    np.testing.assert_array_equal(trajectory.values, [surface.value(place)] * 31)
    assert (trajectory.outcome, trajectory.stopped_at) == (Outcome.CONVERGED, None)


@pytest.mark.parametrize("walker", LINE_UP, ids=lambda walker: walker.label)
@pytest.mark.parametrize("minimum", two_wells.minima)
def test_a_start_at_a_published_minimum_of_the_two_wells_ends_there(
    walker: Any,
    minimum: Minimum,
) -> None:
    trajectory = one_walk(two_wells, minimum[:2], walker, steps=30)
    assert trajectory.outcome is Outcome.CONVERGED


def test_walkers_step_on_outside_the_domain_and_may_come_back() -> None:
    class There(Leap):
        def step(self, gradient: Any, position: Any, state: int) -> tuple[Any, int]:  # noqa: ARG002
            return np.add(position, (self.x if state < 3 else -self.x, 0)), state + 1

    back = one_walk(BOWL, (2, -2), There(1), steps=6)
    np.testing.assert_array_equal(back.points[:, 0], [2, 3, 4, 5, 4, 3, 2])
    assert back.outcome is Outcome.WANDERING


def test_an_optimizer_of_ones_own_walks_under_its_class_name() -> None:
    trajectory = one_walk(saddle, (0.5, 0.25), Leap(0.125), steps=2)
    assert trajectory.label == "Leap"
    np.testing.assert_array_equal(trajectory.points, [(0.5, 0.25), (0.625, 0.25), (0.75, 0.25)])


@pytest.mark.parametrize(
    ("result", "told"),
    [(np.zeros(2), "(2,)"), (np.zeros((1, 2)), "(1, 2)"), (None, "()"), (0.0, "()")],
)
def test_a_step_of_the_wrong_shape_is_refused(result: object, told: str) -> None:
    class Sheared(Leap):
        def step(self, *_: Any) -> tuple[Any, int]:
            return result, 0

    with pytest.raises(ValueError, match=r"^Sheared\.step returned") as error:
        walks(saddle, [(0.5, 0.25), (0.1, 0.2)], Sheared(0))
    assert f"of shape {told} for positions of shape (2, 2)" in str(error.value)


def test_a_walker_that_moves_its_array_in_place_leaves_the_start_and_the_scene_alone() -> None:
    class InPlace(Leap):
        def step(self, gradient: Any, position: Any, state: int) -> tuple[Any, int]:  # noqa: ARG002
            position += (self.x, 0)
            return position, state

    scene = Scene("Walk", saddle, [(0.5, 0.25)], [InPlace(0.125), SGD(0.1)], 2, [Contour()])
    own, plain = simulate(scene)
    np.testing.assert_array_equal(own.points[:, 0], [0.5, 0.625, 0.75])
    np.testing.assert_array_equal(plain.points[0], (0.5, 0.25))


def test_progress_is_told_once_an_optimizer() -> None:
    told: list[tuple[int, int]] = []
    scene = Scene("Walk", saddle, [(0.5, 0.25)], [SGD(0.1), Adam(0.1)], 2, [Contour()])
    simulate(scene, report=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_a_simulation_repeats_bit_for_bit() -> None:
    scene = Scene("Walk", two_wells, [(0.5, 0.25)], LINE_UP, 20, [Contour()])
    for one, again in zip(simulate(scene), simulate(scene), strict=True):
        np.testing.assert_array_equal(one.points, again.points)
