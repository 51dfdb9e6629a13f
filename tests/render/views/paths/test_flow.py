"""The gradient flow: against closed forms, each start for itself, to where it arrives or leaves."""

import numpy as np
import pytest

from render.views.paths.flow import ARRIVED, MOST, flow, flow_lines
from surfaces import (
    beale,
    ellipse,
    himmelblau,
    monkey_saddle,
    plateau,
    rosenbrock,
    saddle,
    within,
)


def test_the_flow_of_a_quadratic_is_its_closed_form() -> None:
    starts = np.array([(-1.9, 1.2), (1.0, -0.5)])
    times = np.array([0.0, 0.01, 0.013, 0.1, 0.5, 2.0])
    found = flow(ellipse, starts, times)
    expected = starts * np.exp(-np.outer(times, [2, 50]))[:, None]
    assert np.abs(found.points - expected).max() < 1e-8
    assert found.reached.tolist() == [6, 6]


def test_the_flow_leaves_a_saddle_at_the_rate_of_its_curvature() -> None:
    times = np.linspace(0, 10, 21)
    found = flow(saddle, np.array([(0.5, 1e-6)]), times)
    expected = np.stack([0.5 * np.exp(-2 * times), 1e-6 * np.exp(2 * times)], axis=-1)
    kept = np.abs(expected).max(axis=1) < 10
    assert np.abs(found.points[kept, 0] - expected[kept]).max() < 1e-3
    assert np.abs(found.points[:9, 0] - expected[:9]).max() < 1e-7


def test_f_falls_along_the_flow() -> None:
    found = flow(rosenbrock, np.array([(-2.0, 2.0)]), np.linspace(0, 1, 200))
    assert (np.diff(rosenbrock.value(found.points[:, 0])) < 0).all()


def test_each_start_flows_for_itself() -> None:
    starts = np.array([(-2.0, 2.0), (1.5, -0.5), (0.0, 0.0)])
    times = np.linspace(0, 0.5, 7)
    together = flow(rosenbrock, starts, times).points
    for k in range(len(starts)):
        alone = flow(rosenbrock, starts[k : k + 1], times).points[:, 0]
        assert np.abs(together[:, k] - alone).max() < 1e-12


def test_a_flow_that_runs_away_stands_and_tells_how_far_it_came() -> None:
    # On x³ − 3xy² along y = 0, x(t) = x₀ / (1 + 3x₀t): from −1 it is infinite at t = 1/3.
    times = np.linspace(0, 1, 101)
    found = flow(monkey_saddle, np.array([(-1.0, 0.0), (1.0, 0.0)]), times)
    count = int(found.reached[0])
    assert 30 <= count <= 34
    assert found.points[:count, 0, 0] == pytest.approx(-1 / (1 - 3 * times[:count]), rel=1e-6)
    assert (found.points[count:, 0] == found.points[count, 0]).all()
    assert found.reached[1] == 101
    assert found.points[:, 1, 0] == pytest.approx(1 / (1 + 3 * times), rel=1e-7)


def test_a_flow_from_where_there_is_no_gradient_never_leaves() -> None:
    with np.errstate(all="ignore"):
        found = flow(beale, np.array([(1e200, 1e200)]), np.array([0.0, 1.0]))
    assert found.reached.tolist() == [1]
    assert (found.points == 1e200).all()


def test_a_line_leads_from_the_start_to_a_minimum() -> None:
    starts = np.array([(-1.9, 1.2), (1.0, 1.5)])
    for line, start in zip(flow_lines(ellipse, starts, ellipse.domain), starts, strict=True):
        assert tuple(line[0]) == tuple(start)
        assert np.linalg.norm(line[-1]) <= ARRIVED * np.hypot(4, 4)
        # On the ellipse y / y₀ = (x / x₀)²⁵.
        assert line[:, 1] / start[1] == pytest.approx((line[:, 0] / start[0]) ** 25, abs=1e-6)


def test_a_line_is_fine_enough_to_bend() -> None:
    for line in flow_lines(himmelblau, np.array([(0.0, 0.0), (-4.5, 4.0)]), himmelblau.domain):
        hops = np.linalg.norm(np.diff(line, axis=0), axis=1)
        assert hops.max() < 0.02 * np.linalg.norm(np.diff(himmelblau.domain))


def test_a_line_ends_where_it_has_left_the_domain() -> None:
    (line,) = flow_lines(saddle, np.array([(0.5, 0.1)]), saddle.domain)
    assert within(saddle.domain, line[:-1]).all()
    assert not within(saddle.domain, line[-1])


def test_where_the_ground_is_flat_a_line_is_its_start() -> None:
    flat = np.array([(-1.9, 100.0), (0.0, 0.0)])
    lines = flow_lines(plateau, flat[:1], ((-2, 2), (-200, 200)))
    assert len(lines[0]) <= MOST
    assert tuple(lines[0][0]) == (-1.9, 100.0)
    assert len(flow_lines(saddle, flat[1:], saddle.domain)[0]) == 1
