"""What a piece refuses, and what it hands on of its rule."""

from typing import Any

import numpy as np
import pytest

from optimizers import (
    SGD,
    Adam,
    Cautious,
    Clipped,
    Decayed,
    Grams,
    Lookahead,
    PolyakAverage,
    Walk,
    faults,
)
from optimizers.naming import kind_of


class AtOnce:
    """Goes its whole way at once."""

    label = "At once"

    def walk(self, ground: Any, starts: Any, *, steps: int) -> Walk:
        raise NotImplementedError


class Rateless:
    """A user's own, without a learning rate, that writes into its position and its gradient."""

    def start(self, position: Any) -> None:
        del position

    def step(self, gradient: Any, position: Any, state: Any) -> Any:
        g = gradient(position)
        g *= -0.1
        position += g
        return position, state


@pytest.mark.parametrize(
    ("build", "told"),
    [
        (lambda: Cautious(Adam), ["Cautious: Adam is a class, not an instance; write Cautious(A"]),
        (lambda: Grams(AtOnce()), ["Grams: AtOnce goes its whole way at once, and takes no step"]),
        (lambda: Lookahead(0.1), ["Lookahead: goes around an optimizer, and float has no start"]),
        (lambda: Clipped(SGD(1)), ["Clipped: given neither; it takes norm= or value="]),
        (lambda: Clipped(SGD(1), norm=0), ["Clipped: norm is 0; it must be greater than 0"]),
        (
            lambda: Clipped(SGD(1), norm=1, value="2"),
            ["Clipped: value is '2', not a number", "Clipped: given norm and value"],
        ),
        (lambda: Decayed(SGD(1), -1), ["Decayed: weight_decay is -1; it must be at least 0"]),
        (lambda: Decayed(Rateless(), 1), ["Decayed: Rateless has no learning_rate, by which"]),
        (lambda: Decayed(SGD(1), 1, coupled="no"), ["Decayed: coupled is 'no'; it must be True"]),
        (lambda: Cautious(SGD(1), xi=-1), ["Cautious: xi is -1; it must be at least 0"]),
        (lambda: Cautious(SGD(1), label=" "), ["Cautious: label is empty"]),
        (
            lambda: Lookahead(SGD(1), every=0, share=1.5),
            ["Lookahead: share is 1.5; it must be at least 0", "Lookahead: every is 0; it must be"],
        ),
        (
            lambda: Cautious(Clipped(PolyakAverage(SGD(1)), norm=1)),
            ["Cautious: PolyakAverage walks on from a place of its own, not"],
        ),
        (lambda: Grams(PolyakAverage(SGD(1))), ["Grams: PolyakAverage walks on"]),
        (lambda: Lookahead(PolyakAverage(SGD(1))), ["Lookahead: PolyakAverage walks on"]),
        (lambda: Decayed(PolyakAverage(SGD(1)), 0.1), ["Decayed: PolyakAverage walks on"]),
        (lambda: PolyakAverage(SGD(1), since=2.5), ["PolyakAverage: since is 2.5; it must be a"]),
    ],
)
def test_faults_are_told_with_the_pieces_name(build: Any, told: list[str]) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        build()
    lines = str(error.value).split("\n")
    assert len(lines) == len(told)
    assert all(line.startswith(start) for line, start in zip(lines, told, strict=True))


@pytest.mark.parametrize(
    "changed",
    [
        lambda rule: Clipped(rule, norm=1),
        lambda rule: Clipped(rule, value=1),
        lambda rule: Decayed(rule, 0.1, coupled=True),
        PolyakAverage,
    ],
)
def test_what_changes_the_gradient_alone_or_averages_goes_around_an_average_too(
    changed: Any,
) -> None:
    inside, outside = changed(PolyakAverage(Adam(0.1))), PolyakAverage(changed(Adam(0.1)))
    ends = []
    for rule in (inside, outside):
        position = np.array([[2.0, -1.5]])
        state = rule.start(position)
        for _ in range(40):
            position, state = rule.step(lambda x: x * (1, 4), position, state)
        ends.append(position)
    np.testing.assert_allclose(*ends, rtol=1e-12)


def test_schedules_within_a_piece_are_looked_at_over_the_steps() -> None:
    around = Cautious(Clipped(SGD(lambda t: 1 - t), norm=lambda t: 2.0 - t))
    assert faults(around, steps=2) == []
    assert faults(around, steps=4) == [
        "Clipped: norm at step 3 is -1; it must be at least 0 and finite",
        "SGD: learning_rate at step 2 is -1; it must be at least 0 and finite",
    ]


def test_labels_are_made_from_the_rules() -> None:
    rule = Adam(0.1)
    assert [
        one.label
        for one in (
            Cautious(rule),
            Grams(rule),
            Clipped(rule, norm=1),
            Decayed(rule, 1),
            Decayed(rule, 1, coupled=True),
            PolyakAverage(rule),
            Lookahead(Adam(0.1, label="slow")),
            Clipped(Rateless(), norm=1),
            Clipped(rule, norm=1, label="mine"),
        )
    ] == [
        "Cautious Adam",
        "Grams Adam",
        "Adam, clipped",
        "Adam, decayed",
        "Adam with L2",
        "Adam, averaged",
        "Lookahead slow",
        "Rateless, clipped",
        "mine",
    ]


def test_the_colour_is_the_rules_but_of_those_that_have_one() -> None:
    assert kind_of(Lookahead(Clipped(Adam(0.1), norm=1))) == "Adam"
    assert kind_of(Lookahead(Cautious(Adam(0.1)))) == "Cautious"
    assert kind_of(Grams(Cautious(Adam(0.1)))) == "Grams"


def test_rates_and_readings_are_the_rules() -> None:
    around = PolyakAverage(Lookahead(Adam(0.3)))
    assert around.learning_rate == 0.3
    position, state = around.step(lambda x: x, np.ones((2, 2)), around.start(np.ones((2, 2))))
    assert around.readings(state)["signal to noise x"] == pytest.approx([1, 1])
    assert Lookahead(SGD(0.1)).readings(Lookahead(SGD(0.1)).start(position)) == {}
    assert not hasattr(Lookahead(Rateless()), "learning_rate")


@pytest.mark.parametrize(
    "around", [Cautious, Grams, Lookahead, PolyakAverage, lambda rule: Clipped(rule, norm=9)]
)
def test_a_rule_that_writes_into_what_it_is_given_goes_as_one_that_does_not(around: Any) -> None:
    start = np.array([[1.0, -2.0], [0.5, 3.0]])
    paths = []
    for rule in (Rateless(), SGD(0.1)):
        optimizer, position = around(rule), start.copy()
        state = optimizer.start(position)
        for _ in range(7):
            given = position.copy()
            moved, state = optimizer.step(lambda x: 2 * x, position, state)
            np.testing.assert_array_equal(position, given)
            position = moved
        paths.append(position)
    np.testing.assert_allclose(*paths, rtol=1e-14)
    np.testing.assert_array_equal(start, [[1.0, -2.0], [0.5, 3.0]])


class Twice:
    """Goes down the first slope that it asks for, and asks for another where that one leads."""

    label, learning_rate = "Twice", 0.1

    def start(self, position: Any) -> None:
        del position

    def step(self, gradient: Any, position: Any, state: Any) -> Any:
        moved = position - 0.1 * gradient(position)
        gradient(-100 * moved)
        return moved, state


@pytest.mark.parametrize("around", [Cautious, Grams])
def test_of_several_gradients_the_first_says_what_is_uphill(around: Any) -> None:
    optimizer, start = around(Twice()), np.array([[1.0, -2.0]])
    moved, _ = optimizer.step(lambda x: 2 * x, start, optimizer.start(start))
    np.testing.assert_array_equal(moved, start - 0.1 * (2 * start))


class Asking:
    """Keeps what its gradient tells besides."""

    label, learning_rate = "Asking", 0.1

    def __init__(self) -> None:
        self.told: list[Any] = []

    def start(self, position: Any) -> None:
        del position

    def step(self, gradient: Any, position: Any, state: Any) -> Any:
        self.told = [gradient.value(position), gradient.curvature(position)]
        return position - 0.1 * gradient(position), state


class Bowl:
    """f = x² + 2y², with all that a walk's gradient tells."""

    def __call__(self, points: Any) -> Any:
        return points * (2, 4)

    def value(self, points: Any) -> Any:
        return (points**2 @ (1, 2)).astype(float)

    def curvature(self, points: Any) -> Any:
        return np.broadcast_to(np.diag([2.0, 4.0]), (*points.shape, 2))


@pytest.mark.parametrize("name", ["Cautious", "Grams", "Clipped", "Decayed", "coupled"])
def test_what_is_passed_on_tells_value_and_curvature(name: str) -> None:
    rule = Asking()
    around: dict[str, Any] = {
        "Cautious": Cautious(rule),
        "Grams": Grams(rule),
        "Clipped": Clipped(rule, norm=1),
        "Decayed": Decayed(rule, 3),
        "coupled": Decayed(rule, 3, coupled=True),
    }
    position = np.array([[1.0, 1.0], [2.0, 0.0]])
    around[name].step(Bowl(), position, around[name].start(position))
    pull = 3 if name == "coupled" else 0
    np.testing.assert_array_equal(rule.told[0], [3 + pull, 4 + 2 * pull])
    np.testing.assert_array_equal(rule.told[1], [np.diag([2 + pull, 4 + pull])] * 2)


def test_a_rule_that_returns_no_step_is_told_by_its_own_name() -> None:
    class Nothing(Rateless):
        def step(self, gradient: Any, position: Any, state: Any) -> Any:
            del gradient, position, state

    around = Cautious(Nothing())
    with pytest.raises(ValueError, match=r"^Nothing\.step returned None; it must return \(posi"):
        around.step(Bowl(), np.ones((1, 2)), around.start(np.ones((1, 2))))
