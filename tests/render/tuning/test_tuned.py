"""Tuned scenes: which rates are found, who is left as he is, and what is refused."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from optimizers import SGD, AdaDelta, Adam, Linear, Momentum, Walk
from render import Contour, Gaussian, Scene, Sweep, simulate, tuned
from render.tuning.best import best_of
from render.tuning.rates import RATES, about
from surfaces import Minimum, Surface, rosenbrock, saddle

BOWL = Surface(
    name="bowl",
    formula="x^2 + 2y^2",
    f=lambda x, y: x**2 + 2 * y**2,
    df=lambda x, y: (2 * x, 4 * y),
    domain=((-2, 2), (-2, 2)),
    minima=[Minimum(0, 0, value=0)],
)


def scene(**parts: Any) -> Scene:
    given = {"surface": BOWL, "starts": [(1.5, 1)], "optimizers": [SGD(0.01)], "steps": 12, **parts}
    return Scene(title="Race", views=[Contour()], **given)


class Scaled:
    """Gradient descent of a user's own, no dataclass and without a label."""

    def __init__(self, learning_rate: float) -> None:
        self.learning_rate = learning_rate

    def start(self, position: Any) -> None:  # noqa: ARG002  # as the protocol has it
        return None

    def step(self, gradient: Any, position: Any, state: None) -> Any:
        return position - self.learning_rate * gradient(position), state


class Still:
    """A walker that stays where it is."""

    label = "Still"

    def walk(self, ground: Any, starts: Any, *, steps: int) -> Walk:  # noqa: ARG002  # likewise
        return Walk(np.tile(starts, (steps + 1, 1, 1)))


def ends(scene: Scene) -> dict[str, float]:
    return {walk.label: float(walk.values[-1]) for walk in simulate(scene)}


def test_the_rate_found_is_the_best_known_by_hand() -> None:
    # On x² + 2y², both coordinates shrink by |1 − 2η| and |1 − 4η| a step; alike at η = 1/3.
    found = tuned(scene(), rates=[0.1, 0.2, 1 / 3, 0.45], finer=0)
    assert found.optimizers[0].learning_rate == 1 / 3


def test_no_rate_that_was_tried_ends_lower() -> None:
    best = tuned(scene(surface=rosenbrock, optimizers=[Adam(0.1)], steps=40))
    chosen = ends(best)["Adam"]
    for rate in RATES:
        assert ends(scene(surface=rosenbrock, optimizers=[Adam(rate)], steps=40))["Adam"] >= chosen


def test_everyone_has_as_many_trials_also_at_the_end_of_the_grid() -> None:
    for best in range(len(RATES)):
        finer = about(RATES, best, finer=4)
        assert len({*finer, *RATES}) == len(RATES) + 8
        assert min(RATES) < min(finer) < max(finer) < max(RATES)
    assert about((1.0, 1.001), 0, finer=3) == (1.0002, 1.0005, 1.0007)


def test_rates_of_the_default_grid_have_two_digits() -> None:
    every = [*RATES, *(rate for k in range(len(RATES)) for rate in about(RATES, k, finer=4))]
    assert all(float(f"{rate:.2g}") == rate for rate in every)


def test_who_is_lost_at_the_end_is_beaten_by_anyone_who_is_not() -> None:
    # From (1.5, 1) a rate of 0.6 leaves the domain and comes to no end; 1e-9 hardly moves.
    found = tuned(scene(), rates=[1e-9, 0.6], finer=0)
    assert found.optimizers[0].learning_rate == 1e-9


def test_of_rates_that_end_alike_the_first_to_be_there_is_taken_then_the_smallest() -> None:
    late, soon = np.array([3.0, 2.0, 1.0, 0.0]), np.array([3.0, 0.0, 0.0, 1e-13])
    passing = np.array([3.0, 0.0, 1.0, 0.0])
    assert best_of([0.1, 0.2, 0.3], [late, soon, passing]) == 1
    assert best_of([0.2, 0.1], [soon, soon]) == 1
    assert best_of([0.2], [np.array([3.0, np.inf])]) is None


def test_on_low_ground_the_lowest_end_is_the_best_all_the_same() -> None:
    near, far = np.array([3.0, 2.0, 1.0]), np.array([3.0, 2.5, 2.0])
    for times in (1e-15, 1.0, 1e200):
        assert best_of([0.1, 0.2], [times * far, times * near]) == 1
    away = np.array([np.inf, np.inf, 1.0])
    assert best_of([0.1, 0.2], [away, away]) == 0


def test_a_class_of_the_users_own_is_tuned_by_its_attribute_and_stays_as_it_was() -> None:
    own = Scaled(0.01)
    found = tuned(scene(optimizers=[own, SGD(0.01)]))
    assert found.optimizers[0].learning_rate == found.optimizers[1].learning_rate != 0.01
    assert own.learning_rate == 0.01
    assert found.rates_told[0] == found.rates_told[1] == f"{found.optimizers[0].learning_rate:g}"


def test_those_kept_and_those_without_a_constant_rate_stay_and_the_picture_says_so() -> None:
    falling = SGD(Linear(0.1, 0.01, steps=9), label="Falling")
    found = tuned(
        scene(optimizers=[Momentum(0.1), AdaDelta(), Still(), falling]), keep=["AdaDelta"]
    )
    assert found.optimizers[1:] == (AdaDelta(), found.optimizers[2], falling)
    assert found.rates_told[1:] == ("(1)", "(–)", "(–)")
    assert found.tuning is not None
    assert (
        found.tuning.note(found.optimizers)
        == r"$\eta$: best of 34 for each, in brackets: as given, (–): has no constant one"
    )


def test_a_rate_at_the_end_of_those_tried_is_told() -> None:
    assert tuned(scene(), rates=[0.001, 0.01], finer=2).rates_told == ("≥0.01",)
    assert tuned(scene(), rates=[0.45, 0.6], finer=2).rates_told == ("≤0.45",)


def test_trials_of_noise_have_the_draws_of_the_scene() -> None:
    noisy = scene(noise=Gaussian(0.5, runs=3, seed=4), optimizers=[Momentum(0.1)])
    rates = [0.01, 0.03, 0.1]
    found = tuned(noisy, rates=rates, finer=0).optimizers[0].learning_rate
    by_rate = {
        rate: ends(replace(noisy, optimizers=[Momentum(rate)]))["Momentum"] for rate in rates
    }
    assert found == min(by_rate, key=by_rate.__getitem__)


def test_several_starts_count_by_their_median() -> None:
    several = scene(starts=[(1.5, 1), (0.1, 0.1), (-1.9, 1.9)], steps=3)
    found = tuned(several, rates=[0.05, 0.2, 0.3], finer=0).optimizers[0].learning_rate
    medians = {
        rate: np.median([w.values[-1] for w in simulate(replace(several, optimizers=[SGD(rate)]))])
        for rate in [0.05, 0.2, 0.3]
    }
    assert found == min(medians, key=medians.__getitem__)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"surface": saddle, "starts": [(0.5, 0.1)]}, "lowest at its edge"),
        ({"sweep": Sweep(learning_rate=[0.1, 0.2])}, "has a sweep"),
        ({"optimizers": [Still()]}, "no optimizer of the line-up has a constant learning_rate"),
    ],
)
def test_a_scene_whose_rates_cannot_be_compared_is_refused(parts: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        tuned(scene(**parts))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"rates": [0.1]}, "at least two"),
        ({"rates": [0.1, -1]}, "holds -1"),
        ({"rates": "fast"}, "at least two"),
        ({"keep": ["Sgd"]}, "did you mean 'SGD'"),
        ({"keep": "SGD"}, "not a list of labels"),
        ({"finer": 2.5}, "whole number"),
        ({"rates": [3.0, 5.0]}, "SGD ends outside the domain or diverges within 12 steps at all"),
    ],
)
def test_strange_options_are_refused(options: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        tuned(scene(), **options)


def test_what_was_found_does_not_outlive_what_it_was_found_for() -> None:
    found = tuned(scene(), rates=[0.01, 0.1], finer=0)
    with pytest.raises(ValueError, match="best over 12 steps, not over 13"):
        replace(found, steps=13)
    with pytest.raises(ValueError, match=r"found 0\.1 for 'SGD', which now has 0\.2"):
        replace(found, optimizers=[SGD(0.2)])
    with pytest.raises(ValueError, match="has a sweep"):
        replace(found, sweep=Sweep(learning_rate=[0.1, 0.2]))
    assert replace(found, title="Another").tuning == found.tuning
