"""Sharing: where paths run on one line, and where they only cross."""

import numpy as np
import pytest

from render.trajectory import Outcome, Trajectory
from render.views.paths.path import Path
from render.views.paths.sharing import lengths_along, sharings, visits_of, worn_from

SCALE = np.array([200.0, 200.0])


def path(points: np.ndarray) -> Path:
    trajectory = Trajectory("walker", 0, points, np.zeros(len(points)), Outcome.WANDERING)
    return Path.of(trajectory, ((-1.0, 1.0), (-1.0, 1.0)))


def line(begin: tuple[float, float], end: tuple[float, float], steps: int = 20) -> Path:
    return path(np.linspace(begin, end, steps + 1))


def test_the_first_path_lies_over_none() -> None:
    assert sharings([line((-0.5, 0), (0.5, 0))], SCALE)[0].since.shape[1] == 0


def test_a_path_on_another_shares_its_line_from_the_step_that_it_is_reached() -> None:
    slow, fast = line((-0.5, 0), (0.5, 0), steps=40), line((-0.5, 0), (0.5, 0), steps=10)
    shared = sharings([slow, fast], SCALE)[1].since
    reached = (fast.points[:, 0] + 0.5) * 40
    assert np.isfinite(shared).all()
    assert shared[:, 0] == pytest.approx(reached, abs=1.0)


def test_paths_a_stroke_apart_share_nothing() -> None:
    paths = [line((-0.5, 0), (0.5, 0)), line((-0.5, 0.025), (0.5, 0.025))]
    assert np.isinf(sharings(paths, SCALE)[1].since).all()


def test_paths_that_only_cross_share_nothing() -> None:
    paths = [line((-0.5, 0), (0.5, 0)), line((0.0, -0.5), (0.0, 0.5))]
    assert np.isinf(sharings(paths, SCALE)[1].since).all()


def test_a_path_that_turns_off_shares_the_line_up_to_there() -> None:
    straight = line((-0.5, 0), (0.5, 0))
    turning = path(np.array([(-0.5, 0), (0.0, 0), (0.0, 0.5)]))
    shared = sharings([straight, turning], SCALE)[1].since[:, 0]
    before = turning.steps <= 1
    assert np.isfinite(shared[before]).all()
    assert np.isinf(shared[turning.steps > 1.1]).all()


def test_lengths_are_those_on_the_screen() -> None:
    assert lengths_along(line((-0.5, 0), (0.5, 0)), SCALE)[-1] == pytest.approx(200)


def test_a_path_that_comes_by_again_falls_into_the_same_stripes() -> None:
    under = line((-0.5, 0), (0.5, 0))
    there_and_back = path(np.array([(-0.5, 0), (0.5, 0), (-0.5, 0)]))
    along = sharings([under, there_and_back], SCALE)[1].along
    assert along == pytest.approx((there_and_back.points[:, 0] + 0.5) * 200, abs=2.5)


def test_a_path_is_worn_where_its_walker_comes_by_again() -> None:
    there_and_back = path(np.array([(-0.5, 0), (0.5, 0), (-0.5, 0)]))
    worn = worn_from(there_and_back, SCALE)
    first = there_and_back.steps < 0.75
    assert worn[first] == pytest.approx(2 - there_and_back.steps[first], abs=0.1)
    assert np.isinf(worn[there_and_back.steps > 1.05]).all()


def test_a_path_that_never_comes_by_again_is_not_worn() -> None:
    assert np.isinf(worn_from(line((-0.5, 0), (0.5, 0.3)), SCALE)).all()


def test_a_path_worked_out_in_parts_is_visited_at_the_same_steps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    walk = path(np.array([(-0.5, 0), (0.5, 0.25), (-0.5, 0.25), (0.5, -0.5), (0.25, 0.9)]))
    told = np.stack([walk.steps, lengths_along(walk, SCALE)], axis=1)
    whole = visits_of(walk.points * SCALE, told, walk.joined)
    monkeypatch.setattr("render.views.paths.sharing.PART", 7)
    parts = visits_of(walk.points * SCALE, told, walk.joined)
    assert parts.keys() == whole.keys()
    assert all(parts[cell] == pytest.approx(whole[cell]) for cell in whole)


def test_a_tangle_is_left_off_where_it_has_filled_the_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    walk = path(np.array([(0.5 - k % 2, 0.01 * k) for k in range(50)]))
    told = np.stack([walk.steps, lengths_along(walk, SCALE)], axis=1)
    whole = visits_of(walk.points * SCALE, told, walk.joined)
    monkeypatch.setattr("render.views.paths.sharing.PART", 20)
    monkeypatch.setattr("render.views.paths.sharing.TANGLE", 300)
    cut = visits_of(walk.points * SCALE, told, walk.joined)
    assert 0 < len(cut) < len(whole)
