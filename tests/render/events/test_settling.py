"""Who settles in a minimum: who comes, stays and rests, not who passes by or hops about it."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from walks import scene_of, walk

from optimizers import Adam, RMSProp
from render import Contour, Scene, events_of, simulate
from render.events.settling import minimum_settled_in
from render.simulation.simulate import REST
from scenes.momentum_and_nesterov import scene as rolling
from scenes.two_wells import scene as wells
from surfaces import Minimum, Surface, ellipse, surface_from

BOWL = Surface("bowl", "", ellipse.f, ellipse.df, ((-3, 3), (-4, 4)), [Minimum(0, 0, value=0)])
"""The diagonal is 10: near is within 0.05."""

REACHED = [(0.0, 0.0)] * 3


def settled(way: list[tuple[float, float]], **more: Any) -> tuple[int, int] | None:
    one = walk(BOWL, way, **more)
    return minimum_settled_in(scene_of(BOWL, [one]), one)


def test_a_minimum_is_settled_in_from_the_step_from_which_a_walker_stays_there() -> None:
    way = [(1.0, 0), (0.051, 0), (0.049, 0), (0, 0.02), *REACHED]
    assert settled(way) == (2, 0)


def test_who_comes_back_settles_the_last_time() -> None:
    assert settled([(1.0, 0), (0, 0), (1, 0), (0, 0), *REACHED]) == (3, 0)


@pytest.mark.parametrize(
    "way",
    [
        [(1.0, 0), (0, 0), (0, 0), (0, 0), (1, 0)],  # it passes through
        [(0.02, 0), (0, 0), (0, 0), (0, 0), (0, 0)],  # it was there all along
        [(1.0, 0), (0.5, 0), (0.3, 0), (0.1, 0), (0.051, 0)],
        [(1.0, 0), (0.5, 0), (0.3, 0), (0.01, 0), (0.005, 0)],  # it has only just come
    ],
)
def test_who_passes_a_minimum_or_starts_there_does_not_settle(way: Any) -> None:
    assert settled(way) is None


@pytest.mark.parametrize(("hop", "expected"), [(0.51, None), (0.49, (1, 0))])
def test_who_hops_to_and_fro_about_a_minimum_does_not_settle(hop: float, expected: Any) -> None:
    hops = [(hop * REST * 10 * (-1) ** k, 0.0) for k in range(40)]
    assert settled([(1.0, 0), *hops]) == expected


def test_who_hops_first_and_then_comes_to_rest_settles() -> None:
    hops = [(0.04 * (-0.7) ** k, 0.0) for k in range(30)]
    assert settled([(1.0, 0), *hops]) == (1, 0)


def test_who_diverges_at_a_minimum_does_not_settle() -> None:
    assert settled([(1.0, 0), *REACHED, (0, 0)], stopped_at=1) is None


def test_rmsprop_which_hops_about_a_kink_is_not_said_to_settle() -> None:
    kink = surface_from("abs(x)+sqrt(abs(y))")
    line_up = [RMSProp(0.01), Adam(0.02)]
    scene = Scene("Kink", kink, [(1, -0.5)], line_up, 200, [Contour()])
    assert not any("settle" in event.sentence for event in events_of(scene, simulate(scene)))


@pytest.mark.parametrize(("scene", "label"), [(wells, "Adam"), (rolling, "Momentum")])
def test_who_passes_as_the_film_ends_is_gone_soon_after_and_is_not_said_to_settle(
    scene: Scene, label: str
) -> None:
    place = scene.labels.index(label)
    longer = simulate(replace(scene, steps=2 * scene.steps, captions={}))[place]
    places = np.array([minimum[:2] for minimum in scene.surface.minima])
    away = np.linalg.norm(longer.points[:, None] - places, axis=-1).min(axis=1)
    near = 0.005 * np.hypot(*np.ptp(scene.shown, axis=1))
    assert away[scene.steps] < near < away[scene.steps :].max()
    assert minimum_settled_in(scene, simulate(scene)[place]) is None
