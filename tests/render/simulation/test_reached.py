"""Which minimum a point comes to, beside the walk of each point alone."""

from dataclasses import replace

import numpy as np
import pytest

from optimizers import SGD, AdaGrad, Adam, Momentum, Nesterov
from render import Contour, Scene, Trajectory, scattered, simulate
from render.simulation.basins import CHUNK, DIVERGED, DWELL, UNREACHED, minimum_at, reached
from surfaces import Minimum, Surface, himmelblau, six_hump_camel

LINE_UP = [Momentum(0.01), SGD(0.016), Nesterov(0.03, momentum=0.8), Adam(0.4), AdaGrad(0.02)]
"""One swings, one is beyond a minimum's bound, one blows up, one never rests, one is slow."""


def scene_on(surface=himmelblau, line_up=LINE_UP, steps: int = 80) -> Scene:
    return Scene("Basins", surface, [(0, 0)], line_up, steps, [Contour()])


def looked_up(scene: Scene, walk: Trajectory) -> tuple[int, int]:
    """The same read from a whole trajectory, step by step."""
    (x0, x1), (y0, y1) = scene.shown
    near = 0.005 * np.hypot(x1 - x0, y1 - y0)
    there, since = UNREACHED, 0
    for step, point in enumerate(walk.points):
        if walk.stopped_at is not None and step > walk.stopped_at:
            return DIVERGED, step
        away = [np.hypot(*(point - minimum[:2])) for minimum in scene.surface.minima]
        here = int(np.argmin(away)) if min(away) <= near else UNREACHED
        if here != there:
            there, since = here, step
        if here != UNREACHED and (step - since >= DWELL or step == scene.steps):
            return here, since
    return UNREACHED, scene.steps


@pytest.mark.parametrize("index", range(len(LINE_UP)))
def test_each_point_comes_to_where_its_own_walk_leads(index: int) -> None:
    scene = scene_on()
    points = scattered(himmelblau, 120, seed=index)
    found = reached(scene, index, points)
    alone = replace(scene, starts=points, optimizers=[LINE_UP[index]])
    expected = [looked_up(alone, walk) for walk in simulate(alone)]
    np.testing.assert_array_equal(np.stack(found, axis=1), expected)


def test_who_comes_where_f_has_no_value_has_diverged_as_his_walk_has() -> None:
    ground = Surface(
        name="well by a wall",
        formula="y^2 + x - log x",  # no number at x < 0, just beyond its domain
        f=lambda x, y: y**2 + x - np.log(x),
        df=lambda x, y: (1 - 1 / x, 2 * y),
        domain=((0.2, 3), (-2, 2)),
        minima=[Minimum(1, 0, value=1)],
    )
    alone = Scene("Log", ground, scattered(ground, 200), [Adam(2.0)], 60, [Contour()])
    found = reached(alone, 0, alone.starts)
    expected = [looked_up(alone, walk) for walk in simulate(alone)]
    np.testing.assert_array_equal(np.stack(found, axis=1), expected)
    assert 20 < (found.minima == DIVERGED).sum() < 180


def test_the_walks_looked_at_end_in_every_way() -> None:
    points = scattered(himmelblau, 120)
    kinds = {int(one) for k in range(5) for one in reached(scene_on(), k, points).minima}
    assert kinds == {DIVERGED, UNREACHED, 0, 1, 2, 3}


def test_nobody_s_minimum_depends_on_who_walks_beside() -> None:
    scene = scene_on(steps=40)
    points = scattered(himmelblau, CHUNK + 300)
    together = reached(scene, 0, points)
    order = np.random.default_rng(0).permutation(len(points))
    shuffled = reached(scene, 0, points[order])
    np.testing.assert_array_equal(shuffled.minima, together.minima[order])
    np.testing.assert_array_equal(shuffled.steps, together.steps[order])


def test_all_that_arrive_do_so_without_walking_on(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    step = SGD.step

    def counted(self, gradient, position, state):
        calls.append(len(position))
        return step(self, gradient, position, state)

    monkeypatch.setattr(SGD, "step", counted)
    found = reached(scene_on(six_hump_camel, [SGD(0.02)], 5000), 0, scattered(six_hump_camel, 50))
    assert (found.minima >= 0).all()
    assert len(calls) == found.steps.max() + DWELL


def test_a_start_at_a_minimum_is_there_at_once_and_no_points_are_none() -> None:
    scene = scene_on(line_up=[SGD(0.001)])
    at = np.array([minimum[:2] for minimum in himmelblau.minima])
    assert reached(scene, 0, at).minima.tolist() == [0, 1, 2, 3] == minimum_at(scene, at).tolist()
    assert reached(scene, 0, at).steps.tolist() == [0] * 4
    assert len(reached(scene, 0, np.empty((0, 2))).minima) == 0
