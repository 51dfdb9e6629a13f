"""Where ground is flat, beside its own slopes: the same on ground of any height."""

from dataclasses import replace

import numpy as np
import pytest

from optimizers import SGD
from render import Contour, Outcome, Scene, simulate
from render.events.event import events_of
from render.simulation.flatness import FLAT, flat_below, steepness
from render.views.paths.flow import flow, flow_lines
from surfaces import Minimum, Surface, himmelblau, plateau, saddle, two_wells

POWERS = (-300, -14, 155, 300)

each_power = pytest.mark.parametrize("power", POWERS)


def scaled(surface: Surface, power: int) -> Surface:
    """The surface, 10^power times as high."""
    times = 10.0**power
    return replace(
        surface,
        f=lambda x, y: times * surface.f(x, y),
        df=lambda x, y: tuple(times * slope for slope in surface.df(x, y)),
        ddf=None,
        minima=[Minimum(x, y, times * value) for x, y, value in surface.minima],
        critical=(),
    )


def slant(flat: float) -> Surface:
    """A slope of 1, and of `flat` in a strip in the middle."""
    return Surface(
        "slant",
        "x",
        f=lambda x, y: np.where(np.abs(x) < 0.01, flat * x, x) + 0 * y,
        df=lambda x, y: (np.where(np.abs(x) < 0.01, flat, 1.0) + 0 * y, 0 * x),
        domain=((-1, 1), (-1, 1)),
    )


def told(surface: Surface, rate: float, starts: list[tuple[float, float]], steps: int) -> object:
    scene = Scene("Scaled", surface, starts, [SGD(rate)], steps, [Contour()])
    walks = simulate(scene)
    return [walk.outcome for walk in walks], [one.sentence for one in events_of(scene, walks)]


@each_power
@pytest.mark.parametrize(
    ("surface", "rate", "starts", "steps"),
    [
        (saddle, 0.1, [(0.5, 1e-10), (1e-4, 0.0), (0.3, 0.1)], 50),
        (two_wells, 0.05, [(0.0, 0.5), (-1.5, 1.0), (1.5, 0.1)], 60),
        (plateau, 0.05, [(-1.5, 0.5), (0.0, 0.0)], 40),
    ],
    ids=lambda given: getattr(given, "name", ""),
)
def test_what_becomes_of_a_walker_is_the_same_on_ground_of_any_height(
    surface: Surface, rate: float, starts: list[tuple[float, float]], steps: int, power: int
) -> None:
    expected = told(surface, rate, starts, steps)
    assert told(scaled(surface, power), rate / 10.0**power, starts, steps) == expected


@each_power
def test_only_ground_far_flatter_than_the_rest_of_the_domain_is_flat(power: int) -> None:
    for slope, outcome in [(0.9, Outcome.CONVERGED), (1.1, Outcome.WANDERING)]:
        ground = scaled(slant(slope * FLAT), power)
        scene = Scene("Strip", ground, [(0.0, 0.0)], [SGD(1e-9 / 10.0**power)], 1, [Contour()])
        assert simulate(scene)[0].outcome is outcome


def test_flat_is_a_share_of_what_a_quarter_of_the_domain_has_less() -> None:
    # On r², 2r: of the 36 middles of cells of [-3, 3]² the tenth nearest has r² = 2.5.
    paraboloid = replace(himmelblau, f=lambda x, y: x**2 + y**2, df=lambda x, y: (2 * x, 2 * y))
    assert flat_below(paraboloid, ((-3, 3), (-3, 3))) == pytest.approx(FLAT * 2 * np.sqrt(2.5))


def test_where_no_slope_is_finite_only_a_slope_of_nought_is_flat() -> None:
    nowhere = replace(saddle, df=lambda x, y: (np.inf + 0 * x, np.nan * y))
    assert flat_below(nowhere, saddle.domain) == 0.0
    walls = replace(saddle, df=lambda x, y: (np.where(x < 0.5, np.inf, 1.0), 0 * y))
    assert flat_below(walls, saddle.domain) == FLAT


def test_slopes_whose_squares_are_no_floats_have_a_length() -> None:
    slopes = np.array([[3e300, 4e300], [3e-300, -4e-300]])
    np.testing.assert_allclose(steepness(slopes), [5e300, 5e-300])


@pytest.mark.parametrize("power", [-300, 300])
def test_the_flow_goes_the_same_way_on_ground_of_any_height(power: int) -> None:
    starts, times = np.array([(0.0, 3.0)]), np.linspace(0, 0.05, 5)
    tall = scaled(himmelblau, power)
    expected = flow(himmelblau, starts, times)
    found = flow(tall, starts, times / 10.0**power)
    assert np.abs(found.points - expected.points).max() < 1e-7
    lines = flow_lines(himmelblau, starts, himmelblau.domain)
    for line, other in zip(flow_lines(tall, starts, tall.domain), lines, strict=True):
        assert np.abs(line[-1] - other[-1]).max() < 0.01
