"""The saddle points found from paths, against places known from elsewhere."""

from dataclasses import replace

import numpy as np
import pytest
from walks import UPHILL, walk

import surfaces
from optimizers import SGD, Momentum
from render import Contour, Scene, simulate
from render.events.saddles import saddle_points
from surfaces import (
    Surface,
    himmelblau,
    monkey_saddle,
    plateau,
    saddle,
    six_hump_camel,
    sphere,
    two_wells,
)

SURFACES = [thing for thing in vars(surfaces).values() if isinstance(thing, Surface)]

FLAT = Surface(
    "flat", "1", lambda x, y: 1 + 0 * x * y, lambda x, y: (0 * x, 0 * y), ((0, 1), (0, 1))
)

HIMMELBLAU = [(-3.0730, -0.0814), (0.0867, 2.8843), (3.3852, 0.0739), (-0.1280, -1.9537)]
"""The four saddle points, as published."""


def found(surface: Surface, points: list[tuple[float, float]], **more: object) -> list[list[float]]:
    domain = more.get("domain", surface.domain)
    return saddle_points(surface, domain, [walk(surface, points)]).tolist()  # type: ignore[arg-type]


@pytest.mark.parametrize("place", HIMMELBLAU)
@pytest.mark.parametrize("away", [(0.2, 0.1), (-0.1, 0.3)])
def test_a_saddle_beside_the_start_is_found(
    place: tuple[float, float], away: tuple[float, float]
) -> None:
    (point,) = found(himmelblau, [tuple(np.add(place, away))])
    np.testing.assert_allclose(point, place, atol=5e-5)
    np.testing.assert_allclose(himmelblau.gradient(point), 0, atol=1e-8)


def test_a_saddle_that_is_passed_on_the_way_is_found_once() -> None:
    way = [(3.385 + t / 5, 0.074 - t) for t in np.linspace(-1.6, 1.6, 40)]
    points = found(himmelblau, [*way, *way[::-1]])
    assert np.isclose(points, HIMMELBLAU[2], atol=5e-5).all(axis=1).sum() == 1


def test_the_saddle_at_the_origin_is_written_as_nothing() -> None:
    assert found(saddle, [(0.5, 1e-10), (0.1, 1e-9)]) == [[0, 0]]


def test_what_rounding_leaves_of_a_nothing_is_dropped() -> None:
    shifted = replace(saddle, df=lambda x, y: (2 * (x - 1e-17), -2 * y))
    assert found(shifted, [(0.1, 0.05)]) == [[0, 0]]


def test_newtons_method_takes_no_leap_past_a_saddle_near_by() -> None:
    # Hardly curved along y, the first whole step from here would go as far as the picture is wide.
    assert found(six_hump_camel, [(0.1, -0.4)]) == [[0, 0]]


def test_a_saddle_is_found_beside_many_slower_places() -> None:
    trembles = [(3.0, 2 + 0.001 * (k % 2)) for k in range(80)]
    passes = [(3.1, 0.5), (3.3, 0.1), (3.385, 0.2), (3.1, 1.5)]
    points = found(himmelblau, [*trembles, *passes])
    assert np.isclose(points, HIMMELBLAU[2], atol=5e-5).all(axis=1).sum() == 1


def test_a_path_that_stands_on_the_saddle_finds_it() -> None:
    assert found(saddle, [(0, 0)] * 3) == [[0, 0]]


@pytest.mark.parametrize(
    ("surface", "start"),
    [
        (sphere, (1, 2)),
        (himmelblau, (-0.2708, -0.9230)),  # a maximum
        (himmelblau, (3, 2)),
        (plateau, (0.3, 0.2)),
        (plateau, (0, 0)),
        (monkey_saddle, (0.3, 0.2)),
        (monkey_saddle, (0, 0)),
        (UPHILL, (0, 0)),
        (FLAT, (0.5, 0.5)),
    ],
)
def test_what_is_no_saddle_with_two_curvatures_is_not_found(
    surface: Surface, start: tuple[float, float]
) -> None:
    assert found(surface, [start, start]) == []


def test_a_saddle_that_no_path_comes_near_is_not_found() -> None:
    # A tenth of the diagonal is 0.283.
    assert found(saddle, [(0.28, 0)]) == [[0, 0]]
    assert found(saddle, [(0.29, 0)]) == []


def test_a_saddle_outside_the_domain_is_not_found() -> None:
    assert found(saddle, [(0.15, 0.05)], domain=((0.1, 1), (-1, 1))) == []


def test_the_pass_between_two_wells_lies_on_their_line() -> None:
    scene = Scene("Pass", two_wells, [(0.3, 0.4)], [SGD(0.01), Momentum(0.01)], 50, [Contour()])
    ((x, y),) = saddle_points(two_wells, scene.shown, simulate(scene))
    assert y == 0
    line = np.linspace(-0.5, 0.5, 100_001)
    assert x == pytest.approx(line[np.argmax(two_wells.f(line, 0 * line))], abs=2e-5)


@pytest.mark.parametrize("surface", SURFACES, ids=lambda surface: surface.name)
def test_every_point_found_is_level_and_curves_both_ways(surface: Surface) -> None:
    low, high = np.transpose(surface.domain)
    starts = low + (high - low) * np.random.default_rng(3).uniform(0, 1, (12, 2))
    scene = Scene("Many", surface, starts, [SGD(0.001), Momentum(0.001)], 60, [Contour()])
    points = saddle_points(surface, scene.shown, simulate(scene))
    ring = 0.1 + np.linspace(0, 2 * np.pi, 400)
    around = 1e-4 * np.stack([np.cos(ring), np.sin(ring)], axis=-1) * np.ptp(surface.domain)
    for point in points:
        rises = surface.value(point + around) - surface.value(point)
        assert rises.min() < 0 < rises.max()
        assert (np.diff(np.sign(rises)) != 0).sum() == 4
