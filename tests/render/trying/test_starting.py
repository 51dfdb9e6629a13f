"""A start that is chosen: in the domain, where the ground falls, a long way from the minimum."""

import numpy as np
import pytest

import surfaces
from render.trying.starting import as_low, candidates, start_on
from surfaces import Minimum, surface_from, within

BOWL = "(x - 1)**2 + 3*y**2"


@pytest.mark.parametrize("formula", [BOWL, "x**2 - y**2", "x", "log(x) + y"])
def test_a_start_lies_in_the_domain_where_the_ground_falls(formula: str) -> None:
    surface = surface_from(formula)
    start = start_on(surface)
    assert within(surface.domain, start)
    assert np.isfinite(surface.value(start))
    assert surface.gradient(start).all() or formula == "x"
    assert all(len(f"{number:.12g}") <= 6 for number in start)


@pytest.mark.parametrize("name", ["saddle", "monkey_saddle", "radford_saddle"])
def test_from_a_start_on_a_saddle_one_gets_out(name: str) -> None:
    surface = getattr(surfaces, name)
    here = np.array(start_on(surface))
    for _ in range(3000):
        slope = surface.gradient(here)
        here = here - 0.003 * slope / np.linalg.norm(slope)
        if not within(surface.domain, here):
            return
    raise AssertionError(f"{name}: still at {here}")


@pytest.mark.parametrize("name", ["rastrigin", "ackley", "levy_13"])
def test_in_an_egg_box_it_is_not_next_to_the_minimum(name: str) -> None:
    surface = getattr(surfaces, name)
    away = np.linalg.norm(np.array(start_on(surface)) - as_low(surface), axis=-1).min()
    assert away > 0.2 * np.linalg.norm(np.ptp(surface.domain, axis=1))


def test_a_long_valley_is_begun_far_from_its_end_and_not_high_on_its_wall() -> None:
    start = start_on(surfaces.rosenbrock)
    assert start[0] < -1
    assert surfaces.rosenbrock.value(start) < 50


def test_all_minima_that_are_as_low_are_goals() -> None:
    assert len(as_low(surfaces.himmelblau)) == 4
    assert as_low(surfaces.saddle).shape == (0, 2)
    known = [Minimum(*one) for one in surfaces.six_hump_camel.minima]
    lowest = min(one.value for one in known)
    assert len(as_low(surfaces.six_hump_camel)) == sum(
        abs(one.value - lowest) < 1e-4 for one in known
    )


def test_candidates_lie_in_the_domain() -> None:
    for surface in (surfaces.easom, surfaces.beale):
        assert within(surface.domain, candidates(surface)).all()


def test_minima_that_are_as_low_but_for_rounding_are_all_goals() -> None:
    himmelblau = surface_from("(x**2 + y - 11)**2 + (x + y**2 - 7)**2")
    assert len({one.value for one in himmelblau.minima}) > 1
    assert len(as_low(himmelblau)) == 4


def test_where_the_lowest_minima_are_everywhere_a_start_is_found_all_the_same() -> None:
    surface = surface_from("sin(x)*sin(y)", domain=((-20, 20), (-20, 20)))
    start = start_on(surface)
    assert within(surface.domain, start)
    assert surface.gradient(start).any()


def test_a_start_keeps_off_the_edge_of_a_domain_that_is_long_and_narrow() -> None:
    surface = surface_from("x - y", domain=((0, 0.001), (0, 1000)))
    x, y = start_on(surface)
    assert 0.0001 < x < 0.0009
    assert 100 < y < 900
