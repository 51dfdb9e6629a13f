"""Gaussian noise: the same for all, another for each run and step, and of the stated deviation."""

import numpy as np
import pytest

from optimizers import SGD, Adam, Momentum
from render import Contour, Gaussian, Scene, simulate
from render.simulation.runs import gathered
from surfaces import ellipse

STARTS = [(1.5, 1.0), (-1.0, 0.5)]


def scene(noise, optimizers=None, *, steps=40, starts=STARTS):
    line_up = optimizers or [SGD(0.01), Momentum(0.01), Adam(0.05)]
    return Scene("Noise", ellipse, starts, line_up, steps, [Contour()], noise=noise)


def draws(noise, *, steps, starts):
    still = np.zeros((noise.runs * starts, 2))
    at = noise.gradients(ellipse, starts=starts)
    return np.array([at(step)(still) for step in range(steps)])


def test_draws_have_the_deviation_and_no_mean() -> None:
    drawn = draws(Gaussian(0.3, seed=5, runs=20), steps=400, starts=3)
    assert abs(drawn.std() - 0.3) < 0.002
    assert abs(drawn.mean()) < 0.003


def test_no_run_step_start_or_coordinate_has_the_draws_of_another() -> None:
    drawn = draws(Gaussian(1.0, runs=4), steps=10, starts=3)
    assert len(np.unique(drawn)) == drawn.size


def test_every_optimizer_meets_the_same_noise_however_often_it_asks() -> None:
    at = Gaussian(0.5, seed=2).gradients(ellipse, starts=2)
    points = np.array(STARTS)
    first, again = at(3), at(3)
    np.testing.assert_array_equal(first(points), first(points))
    np.testing.assert_array_equal(first(points), again(points))
    assert (first(points) != at(4)(points)).all()


def test_plain_descent_is_the_formula_with_the_noise_that_is_drawn() -> None:
    noise = Gaussian(0.5, seed=7)
    walks = simulate(scene(noise, [SGD(0.01)]))
    position = np.array(STARTS)
    at = noise.gradients(ellipse, starts=2)
    for step in range(40):
        position = position - 0.01 * at(step)(position)
    np.testing.assert_allclose([walk.points[-1] for walk in walks], position, rtol=1e-14)


def test_the_walk_is_the_run_amid_its_fan_and_its_values_are_medians() -> None:
    (walk, _) = simulate(scene(Gaussian(0.5, runs=9), [SGD(0.01)]))
    assert walk.fan is not None
    assert walk.fan.points.shape == (9, 41, 2)
    np.testing.assert_array_equal(walk.points, walk.fan.points[walk.fan.amid])
    np.testing.assert_array_equal(walk.values, np.median(walk.fan.values, axis=0))
    np.testing.assert_array_equal(
        walk.fan.values.ravel(), ellipse.value(walk.fan.points.reshape(-1, 2))
    )


def test_each_run_is_that_of_its_seed_alone() -> None:
    fan = simulate(scene(Gaussian(0.5, runs=3), [Momentum(0.01)]))[1].fan
    (alone,) = simulate(scene(Gaussian(0.5), [Momentum(0.01)], starts=STARTS))[1:]
    assert fan is not None
    np.testing.assert_array_equal(fan.points[0], alone.points)
    assert not np.array_equal(fan.points[1], alone.points)


def test_a_walker_has_diverged_when_half_of_its_runs_have() -> None:
    (walk, _) = simulate(scene(Gaussian(0.5, runs=4), [SGD(100.0)], steps=400))
    assert walk.stopped_at is not None
    assert np.isfinite(walk.points).all()
    np.testing.assert_array_equal(walk.points[-1], walk.points[walk.stopped_at])


def test_starts_added_at_the_end_leave_the_walks_of_those_before_them_as_they_were() -> None:
    few, more = (
        simulate(scene(Gaussian(0.5, runs=3), [Momentum(0.01)], starts=starts))
        for starts in (STARTS, [*STARTS, (0.3, 0.4)])
    )
    for one, other in zip(few, more[: len(few)], strict=True):
        np.testing.assert_array_equal(one.points, other.points)


def test_without_noise_there_is_no_fan() -> None:
    assert all(walk.fan is None for walk in simulate(scene(None)))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"deviation": 0}, "deviation is 0"),
        ({"deviation": float("nan")}, "deviation is nan"),
        ({"deviation": 1, "seed": -1}, "seed is -1"),
        ({"deviation": 1, "seed": True}, "seed is True"),
        ({"deviation": 1, "runs": 0}, "runs is 0"),
        ({"deviation": 1, "runs": 1001}, "runs is 1001"),
    ],
)
def test_what_cannot_be_is_refused(given, told) -> None:
    with pytest.raises(ValueError, match=told):
        Gaussian(**given)


def test_a_scene_refuses_what_is_no_noise_and_too_many_walkers() -> None:
    with pytest.raises(ValueError, match=r"noise is 0\.1, no noise; write Gaussian"):
        scene(0.1)
    with pytest.raises(ValueError, match="noise is Gaussian, no noise"):
        scene(Gaussian)
    with pytest.raises(ValueError, match="fewer starts or runs"):
        scene(Gaussian(1, runs=1000), starts=[(0.1, 0.1)] * 5)


def test_the_median_of_two_runs_is_finite_though_their_sum_is_not() -> None:
    points = np.ones((3, 2, 2))
    values = np.full((3, 2), 1.7e308)
    found = gathered(points, values, [None, None], runs=2, domain=((-1, 1), (-1, 1)))
    np.testing.assert_array_equal(found.values, 1.7e308)
