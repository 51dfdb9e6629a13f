"""Rates that are not given: all stride alike, whatever their rule, and can be followed."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

import surfaces
from optimizers import Gradient, Points
from render import Contour, Scene, simulate
from render.trying.line_up import Named, kinds
from render.trying.pace import default_rate, longest_step, paced
from render.trying.starting import start_on
from render.trying.strides import RATES, shares
from surfaces import Minimum, Surface, surface_from, within

STEPS = 60

GROWING = {"Rprop"}
"""Whose steps grow by a fifth while slopes agree, however short the first one was."""


def scene_on(surface: Surface, steps: int = STEPS) -> Scene:
    start = start_on(surface, steps)
    return Scene("A", surface, [start], [Named("SGD").made(1.0, None)], steps, [Contour()])


class Away:
    """Goes along x, whatever the slope."""

    label = "Away"

    def __init__(self, learning_rate: float) -> None:
        self.learning_rate = learning_rate

    def start(self, position: Points) -> None:
        """Nothing."""

    def step(self, gradient: Gradient, position: Points, state: None) -> tuple[Points, None]:
        del gradient
        return position + self.learning_rate * np.array([1.0, 0.0]), state


def diagonal(surface: Surface) -> float:
    return float(np.linalg.norm(np.ptp(surface.domain, axis=1)))


def lengths_of(scene: Scene, one: Named, rate: float) -> NDArray[np.float64]:
    """How long the steps are that it takes within the domain."""
    (walk,) = simulate(replace(scene, optimizers=[one.made(rate, None)], steps=STEPS))
    inside = np.logical_and.accumulate(within(scene.shown, walk.points[:-1]))
    lengths: NDArray[np.float64] = np.linalg.norm(np.diff(walk.points, axis=0), axis=1)[inside]
    return lengths


@pytest.mark.parametrize("name", ["sphere", "saddle"])
def test_every_rule_has_a_rate_at_which_it_moves_and_no_step_is_too_long(name: str) -> None:
    surface = getattr(surfaces, name)
    scene = scene_on(surface)
    line_up = [Named(kind) for kind in sorted(kinds().values())]
    rates, share = paced(scene, line_up)
    assert share in shares(STEPS)
    for one, rate in zip(line_up, rates, strict=True):
        lengths = lengths_of(scene, one, rate)
        assert lengths.max() > 0, one.kind
        if default_rate(one.kind) is None and one.kind not in GROWING:
            assert lengths[5:].max(initial=0) <= share * diagonal(surface) * (1 + 1e-9), one.kind
            assert lengths.max() <= 4 * share * diagonal(surface) * (1 + 1e-9), one.kind


@pytest.mark.parametrize("formula", ["1e6*x**2 - y**2", "1e-6*x + 1e-6*y"])
def test_rates_that_suit_the_ground_throw_nobody(formula: str) -> None:
    surface = surface_from(formula)
    line_up = [Named("SGD"), Named("Adam")]
    rates, share = paced(scene_on(surface), line_up)
    assert all(rate > 0 for rate in rates)
    step = rates[0] * np.linalg.norm(surface.gradient(np.array(start_on(surface, STEPS))))
    assert 0 < step <= 4 * share * diagonal(surface)


@pytest.mark.parametrize(
    ("formula", "half"),
    [("(1e6*x)**2 + (1e6*y)**2", 1e-6), ("(x/1e6)**2 + (y/1e6)**2", 1e6), ("1e-14*(x*x + y*y)", 1)],
)
def test_rates_suit_a_ground_of_any_size(formula: str, half: float) -> None:
    surface = surface_from(formula, domain=((-half, 2 * half), (-half, 2 * half)))
    (rate,), share = paced(scene_on(surface), [Named("SGD")])
    lengths = lengths_of(scene_on(surface), Named("SGD"), rate) / diagonal(surface)
    assert share / 4 < lengths.max() <= 4 * share


def test_a_turn_in_the_first_steps_is_no_more_of_one_than_later() -> None:
    class Staircase(Away):
        """Each step turns by 110 degrees from the one before: it does not go back."""

        def step(self, gradient: Gradient, position: Points, state: int) -> tuple[Points, int]:  # type: ignore[override]
            del gradient
            angle = np.radians(110) * state
            return position + self.learning_rate * np.array([np.cos(angle), np.sin(angle)]), (
                state + 1
            )

        def start(self, position: Points) -> int:  # type: ignore[override]
            del position
            return 0

    scene = Scene("A", surfaces.sphere, [(1, 1)], [Staircase(0.03)], 20, [Contour()])
    assert longest_step(scene, Staircase(0.03), 1 / 60) < np.inf


def test_the_rate_is_the_largest_of_its_kind() -> None:
    scene = scene_on(surfaces.sphere)
    (rate,), share = paced(scene, [Named("Momentum")])
    most = share * diagonal(surfaces.sphere)
    more = RATES[RATES.index(rate) + 1]
    assert longest_step(scene, Named("Momentum").made(rate, None), share) <= most
    assert longest_step(scene, Named("Momentum").made(more, None), share) > most


def test_who_jumps_to_and_fro_or_diverges_has_no_longest_step() -> None:
    scene = scene_on(surfaces.sphere)
    for rate in (0.995, 1e9):
        assert longest_step(scene, Named("SGD").made(rate, None), 0.02) == np.inf


def test_who_leaves_a_domain_that_holds_a_minimum_has_none_and_on_a_saddle_one() -> None:
    for surface, refused in ((surfaces.plateau, True), (surfaces.saddle, False)):
        scene = Scene("A", surface, [(0.6, 0.01)], [Away(0.03)], 80, [Contour()])
        assert np.isinf(longest_step(scene, Away(0.03), 0.05)) == refused


def test_where_all_end_in_a_gap_of_the_ground_there_are_rates_all_the_same() -> None:
    holed = Surface(
        "holed",
        "",
        lambda x, y: np.where((x > 0.05) & (x < 0.95), np.nan, x**2 + y**2),
        lambda x, y: (2 * x, 2 * y),
        ((-1, 1), (-1, 1)),
        [Minimum(0, 0, value=0)],
    )
    scene = Scene("A", holed, [(1, 0.01)], [Named("SGD").made(1.0, None)], 10, [Contour()])
    assert 0 < paced(scene, [Named("SGD")]).rates[0] < 1


def test_a_class_with_a_rate_of_its_own_keeps_near_it() -> None:
    scene = scene_on(surfaces.sphere)
    (rate,), _ = paced(scene, [Named("AdaDelta")])
    assert default_rate("AdaDelta") == 1.0
    assert default_rate("Adam") is None
    assert rate == 10.0


def test_steps_grow_longer_where_nobody_arrives_otherwise() -> None:
    found = shares(150)
    assert found == tuple(sorted(found))
    assert paced(scene_on(surfaces.sphere), [Named("SGD")]).share == shares(STEPS)[0]
    assert paced(scene_on(surfaces.rosenbrock, 150), [Named("Momentum")]).share > shares(150)[0]
    assert shares(10**6)[0] == 1 / 400
