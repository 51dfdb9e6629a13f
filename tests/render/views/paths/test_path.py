"""Paths: fine, clipped at the domain's edge, reached step by step."""

import numpy as np
import pytest

from render.trajectory import Outcome, Trajectory
from render.views.paths.path import FINENESS, Path

DOMAIN = ((-1.0, 1.0), (-1.0, 1.0))


def path(*points: tuple[float, float]) -> Path:
    array = np.array(points, dtype=float)
    return Path.of(Trajectory("walker", 0, array, np.zeros(len(array)), Outcome.WANDERING), DOMAIN)


def test_a_path_passes_through_every_point_at_its_step() -> None:
    points = [(-0.5, -0.5), (0.5, 0.2), (0.1, 0.9), (0.1, 0.9), (0.0, 0.0)]
    laid = path(*points)
    for step, point in enumerate(points):
        at = laid.points[np.isclose(laid.steps, step)]
        assert np.abs(at - point).max() < 1e-12


def test_a_path_is_fine_enough_to_bend() -> None:
    laid = path((-0.9, -0.9), (0.9, 0.9), (0.9, -0.9))
    gaps = np.linalg.norm(np.diff(laid.points, axis=0), axis=1)
    assert gaps.max() <= FINENESS * np.hypot(2, 2) + 1e-12
    assert laid.joined[1:].all()
    assert not laid.joined[0]
    assert (np.diff(laid.steps) >= 0).all()


def test_a_path_ends_where_it_crosses_the_edge() -> None:
    laid = path((0.0, 0.0), (2.0, 0.5))
    assert tuple(laid.points[-1]) == pytest.approx((1.0, 0.25))
    assert laid.steps[-1] == pytest.approx(0.5)


def test_a_path_that_comes_back_begins_anew_at_the_edge() -> None:
    laid = path((0.0, 0.0), (2.0, 0.0), (2.0, 0.5), (0.0, 0.5))
    (again,) = np.flatnonzero(~laid.joined)[1:]
    assert tuple(laid.points[again]) == pytest.approx((1.0, 0.5))
    assert laid.steps[again] == pytest.approx(2.5)
    assert tuple(laid.points[again - 1]) == pytest.approx((1.0, 0.0))


def test_a_path_may_cross_the_domain_between_two_points_outside() -> None:
    laid = path((-2.0, 0.0), (2.0, 0.0))
    assert tuple(laid.points[0]) == pytest.approx((-1.0, 0.0))
    assert tuple(laid.points[-1]) == pytest.approx((1.0, 0.0))
    assert laid.steps[[0, -1]] == pytest.approx((0.25, 0.75))


def test_a_path_outside_the_domain_has_no_points() -> None:
    assert len(path((2.0, 2.0), (3.0, 2.5)).points) == 0


def test_a_path_through_the_largest_numbers_is_finite() -> None:
    laid = path((0.5, 0.5), (1e308, -1e308), (-1e308, 1e308))
    assert np.isfinite(laid.points).all()
    assert (np.abs(laid.points) <= 1).all()
    assert not laid.head(1.25).inside


def test_a_walker_that_stands_still_has_a_path() -> None:
    laid = path((0.5, 0.5), (0.5, 0.5), (0.5, 0.5))
    assert (laid.points == 0.5).all()
    assert laid.head(2.0).inside


@pytest.mark.parametrize("step", [0.0, 0.3, 1.0, 1.7, 2.0])
def test_the_head_stands_between_the_points_of_its_step(step: float) -> None:
    points = np.array([(-0.5, -0.5), (0.5, 0.2), (0.1, 0.9)])
    head = path(*points).head(step)
    k = min(int(step), 1)
    assert head.inside
    assert head.point == pytest.approx(points[k] + (step - k) * (points[k + 1] - points[k]))


def test_a_head_that_left_waits_at_the_edge_and_returns() -> None:
    laid = path((0.0, 0.0), (2.0, 0.0), (2.0, 0.5), (0.0, 0.5))
    assert laid.head(0.25).inside
    for step in (0.75, 1.5, 2.2):
        head = laid.head(step)
        assert not head.inside
        assert tuple(head.point) == pytest.approx((1.0, 0.0))
    assert laid.head(2.75).inside


def test_a_head_between_two_steps_outside_crosses_the_picture() -> None:
    laid = path((0.0, 0.0), (2.0, 0.0), (-2.0, 0.0), (0.0, 0.0))
    told = {step: (laid.head(step).inside, laid.head(step).crossing) for step in (0.2, 1.1, 1.5, 3)}
    assert told == {
        0.2: (True, False),
        1.1: (False, False),
        1.5: (True, True),
        3: (True, False),
    }


def test_reached_counts_the_points_up_to_a_step() -> None:
    laid = path((-0.9, 0.0), (0.0, 0.0), (0.9, 0.0))
    assert laid.reached(0.0) == 1
    assert (laid.points[: laid.reached(1.0), 0] <= 1e-12).all()
    assert laid.reached(2.0) == len(laid.points)


def test_a_path_that_leaps_about_for_long_is_laid_in_longer_pieces() -> None:
    leaps = np.where(np.arange(20_001)[:, None] % 2, 0.9, -0.9) * np.ones(2)
    laid = path(*map(tuple, leaps))
    assert len(laid.points) <= 130_000
    assert laid.joined[1:].all()


def test_a_head_that_left_the_finite_numbers_is_hollow_from_then_on() -> None:
    points = np.array([(0.0, 0.0), (0.5, 0.0), (0.5, 0.0), (0.5, 0.0)])
    walk = Trajectory("A", 0, points, points[:, 0].copy(), Outcome.DIVERGED, stopped_at=1)
    path = Path.of(walk, ((-1, 1), (-1, 1)))
    assert [path.head(step).inside for step in (0.0, 1.0, 1.5, 3.0)] == [True, True, False, False]
    assert path.head(3.0).point.tolist() == [0.5, 0.0]
