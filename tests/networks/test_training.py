"""Training: against a twin written out, over equal batches, and what it refuses."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
from problem import NETWORK, clouds

from networks import Data, batches, best_rates, split, train
from networks.training import MEMORY
from optimizers import SGD, Adam, Cautious, Constant, Lookahead, Momentum, Nesterov

DATA = clouds()


def run_of(optimizer, **given):
    return train(NETWORK, DATA, [optimizer], **({"steps": 12, "batch": 8, "seed": 3} | given))[0]


def test_adam_trains_as_its_twin_written_out_by_hand() -> None:
    theta = NETWORK.initial(seed=3)
    m, v = np.zeros_like(theta), np.zeros_like(theta)
    order = np.random.default_rng(3)
    seen: list[int] = []
    for t in range(1, 13):
        if len(seen) < 8:
            seen = list(order.permutation(45)[:40])  # five batches of 8, and 5 left out
        chosen, seen = seen[:8], seen[8:]
        g = NETWORK.gradient(theta, DATA.inputs[chosen], DATA.labels[chosen])
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        theta = theta - 0.05 * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    run = run_of(Adam(0.05))
    assert run.weights[-1] == pytest.approx(theta, rel=1e-9, abs=1e-12)
    assert run.losses[-1] == pytest.approx(NETWORK.loss(theta, DATA.inputs, DATA.labels))
    on_test = (theta, DATA.test_inputs, DATA.test_labels)
    assert run.test_losses[-1] == pytest.approx(NETWORK.loss(*on_test))
    assert run.accuracies[-1] == NETWORK.accuracy(*on_test)


def test_training_lowers_the_loss() -> None:
    run = run_of(Adam(0.05), steps=60)
    assert run.losses[-1] < 0.5 * run.losses[0]
    assert run.accuracies[-1] > run.accuracies[0]
    assert run.steps == 60


@dataclass(frozen=True)
class Listener:
    """An optimizer of a user's own, that goes nowhere and keeps what it hears."""

    label: str

    def start(self, position):  # noqa: ARG002
        return []

    def step(self, gradient, position, state):
        HEARD.setdefault(self.label, []).append((gradient.inputs, gradient.value(position)))
        return position, [*state, gradient(position)]


HEARD: dict[str, Any] = {}


def test_all_see_the_same_batches_from_the_same_weights() -> None:
    HEARD.clear()
    runs = train(NETWORK, DATA, [Listener("a"), Adam(0.1), Listener("b")], steps=9, batch=8, seed=1)
    a, b = HEARD["a"], HEARD["b"]
    assert len(a) == 9
    for (inputs, loss), (others, other) in zip(a, b, strict=True):
        assert np.array_equal(inputs, others)
        assert loss == other
        assert loss.shape == (1,)
    assert not np.array_equal(a[0][0], a[1][0])
    assert all(np.array_equal(run.weights[0], NETWORK.initial(seed=1)) for run in runs)
    assert [run.label for run in runs] == ["a", "Adam", "b"]
    assert [run.kind for run in runs] == ["Listener", "Adam", "Listener"]


def test_each_pass_sees_each_example_once_but_for_the_rest() -> None:
    order = batches(45, batch=8, steps=10, seed=0)
    for one in (order[:5], order[5:]):
        assert len(np.unique(one)) == 40
    assert not np.array_equal(order[:5], order[5:])
    whole = batches(6, batch=6, steps=4, seed=0)
    assert np.array_equal(np.sort(whole, axis=1), np.tile(np.arange(6), (4, 1)))


def test_a_run_is_the_same_again_whoever_else_is_in_the_line_up() -> None:
    alone = run_of(Adam(0.05))
    beside = train(NETWORK, DATA, [SGD(1), Adam(0.05)], steps=12, batch=8, seed=3)[1]
    assert np.array_equal(alone.weights, beside.weights)
    assert np.array_equal(alone.losses, beside.losses)
    assert not np.array_equal(alone.weights, run_of(Adam(0.05), seed=4).weights)


def test_momentum_of_nothing_is_plain_descent() -> None:
    plain = run_of(SGD(0.3)).weights
    assert run_of(Momentum(0.3, momentum=0)).weights == pytest.approx(plain)
    assert run_of(Nesterov(0.3, momentum=0)).weights == pytest.approx(plain)


@dataclass(frozen=True)
class Leaver:
    """One that leaves the finite numbers with its fifth step."""

    label: str = "Leaver"

    def start(self, position):  # noqa: ARG002
        return 0

    def step(self, gradient, position, state):  # noqa: ARG002
        return position + (np.inf if state == 4 else 0.1), state + 1


def test_one_that_leaves_the_numbers_stands_where_it_was_last() -> None:
    run = run_of(Leaver(), steps=20)
    assert run.stopped_at == 4
    assert run.weights[4] == pytest.approx(run.weights[0] + 0.4)
    assert (run.weights[4:] == run.weights[4]).all()
    assert (run.losses[4:] == run.losses[4]).all()


@dataclass(frozen=True)
class Overfull:
    """One whose memory leaves the numbers with its third step, while it stands still."""

    held: str
    label: str = "Overfull"

    def start(self, position):
        return self._of(0 * position)

    def step(self, gradient, position, state):  # noqa: ARG002
        memory = state["memory"] if self.held == "dict" else state[0]
        memory = np.where(memory < 2, memory + 1, np.inf)
        return position + 1 / (1 + memory), self._of(memory)

    def _of(self, memory):
        return {"memory": memory} if self.held == "dict" else (memory, 3)


@pytest.mark.parametrize("held", ["dict", "tuple"])
def test_one_whose_memory_overflows_has_diverged_before_it_stands_still(held) -> None:
    run = run_of(Overfull(held), steps=8)
    assert run.stopped_at == 2


class Endless(Overfull):
    """One that begins with an infinity, and means it."""

    def start(self, position):
        return self._of(0 * position + np.inf)


def test_a_memory_that_begins_with_an_infinity_is_none_that_overflows() -> None:
    assert run_of(Endless("tuple"), steps=8).stopped_at is None


class Returning(Leaver):
    """One that returns something of its own."""

    def step(self, gradient, position, state):  # noqa: ARG002
        return self.label(position)


@pytest.mark.parametrize(
    ("returned", "told"),
    [
        (lambda p: (p + 1j, 0), "Returning.step returned weights of complex128, not real numbers"),
        (lambda p: (p > 0, 0), "returned weights of bool, not real numbers"),
        (lambda p: (p[0], 0), r"returned weights of shape \(43,\), given \(1, 43\)"),
        (lambda p: p, "returned no pair"),
        (lambda p: (p, 0, 0), "returned no pair"),
        (lambda _: ([[1.0], [1.0, 2.0]], 0), r"returned weights of shape \(0,\)"),
    ],
)
def test_what_is_no_step_is_refused(returned, told) -> None:
    with pytest.raises(ValueError, match=told):
        run_of(Returning(returned))


def test_the_arrays_of_a_run_and_of_data_are_read_only() -> None:
    run = run_of(SGD(0.1))
    for array in (run.weights, run.losses, run.accuracies, DATA.inputs, DATA.test_labels):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_the_best_rate_is_the_one_that_ends_lowest_over_all_training_data() -> None:
    rates = (0.001, 0.1, 1, 1e300)
    found = best_rates(
        NETWORK, DATA, [SGD(7), Adam(7, beta1=0.8)], steps=12, batch=8, seed=3, rates=rates
    )
    assert found[1].beta1 == 0.8
    for one in found:
        ends = {rate: run_of(replace(one, learning_rate=rate)).losses[-1] for rate in rates}
        assert one.learning_rate == min(ends, key=lambda rate: ends[rate])


def test_the_best_rate_of_a_rule_within_a_piece_is_found_and_the_piece_kept() -> None:
    rates = (0.001, 0.1, 1)
    line_up = [Lookahead(Cautious(Adam(7)), every=3), Lookahead(SGD(Constant(0.1)))]
    found = best_rates(NETWORK, DATA, line_up, steps=12, batch=8, seed=3, rates=rates)
    assert found[1] == line_up[1]
    bare = [Lookahead(Cautious(Adam(rate)), every=3) for rate in rates]
    ends = [run_of(one).losses[-1] for one in bare]
    assert found[0] == bare[int(np.argmin(ends))]


def test_what_has_no_rate_to_choose_stands_as_it_is() -> None:
    line_up = [Listener("a"), SGD(Constant(0.1))]
    found = best_rates(NETWORK, DATA, line_up, steps=2, batch=8, seed=0)
    assert list(found) == line_up


def test_a_split_is_standardised_by_what_is_trained_on() -> None:
    random = np.random.default_rng(0)
    inputs = np.column_stack([random.normal(5, 3, size=40), np.full(40, 2.0)])
    data = split(inputs, random.integers(2, size=40), seed=1)
    assert (len(data.labels), len(data.test_labels)) == (30, 10)
    assert data.inputs.mean(axis=0) == pytest.approx([0, 0], abs=1e-12)
    assert data.inputs.std(axis=0) == pytest.approx([1, 0])
    assert (data.test_inputs[:, 1] == 0).all()
    told = np.concatenate([data.inputs, data.test_inputs])[:, 0]
    back = np.sort(told * inputs[:, 0].std())
    assert np.diff(back) / np.diff(np.sort(inputs[:, 0])) == pytest.approx(
        np.full(39, (np.diff(back) / np.diff(np.sort(inputs[:, 0])))[0])
    )


def trained(line_up=None, data=DATA, **given):
    line_up = [SGD(0.1)] if line_up is None else line_up
    return train(NETWORK, data, line_up, **({"steps": 2, "batch": 8, "seed": 0} | given))


@dataclass(frozen=True)
class Slip:
    """One whose step returns the wrong thing."""

    wrong: Any

    def start(self, position): ...

    def step(self, gradient, position, state):  # noqa: ARG002
        return self.wrong


def test_a_class_in_place_of_an_optimizer_is_told_before_any_rate_is_tried() -> None:
    with pytest.raises(ValueError, match=r"^best_rates: Adam is a class; write Adam"):
        best_rates(NETWORK, DATA, [Adam], steps=2, batch=8, seed=0)


def two_features() -> Data:
    return split(np.random.default_rng(0).normal(size=(20, 2)), np.arange(20) % 3, seed=0)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"line_up": []}, "optimizers is empty or no list; name at least one, [Adam(0.01)]"),
        ({"line_up": Adam(0.1)}, "optimizers is empty or no list"),
        ({"line_up": [Adam]}, "Adam is a class; write Adam(…)"),
        ({"line_up": ["Adam"]}, "str has no start and no step"),
        ({"line_up": [SGD(1), SGD(2)]}, "two optimizers are labelled 'SGD'; give label="),
        ({"line_up": [Slip(None)]}, "Slip.step returned no pair (weights, state)"),
        ({"line_up": [Slip((np.zeros(3), None))]}, "weights of shape (3,), given (1, 43)"),
        ({"steps": 0}, "steps is 0; it must be a whole number, at least 1"),
        ({"batch": 46}, "batch is 46; there are only 45 examples"),
        ({"batch": 2.5}, "batch is 2.5; it must be a whole number"),
        ({"seed": -3}, "seed is -3; it must be a whole number, at least 0"),
        ({"steps": MEMORY // 8 // 43}, "at most 1 GiB is kept"),
        ({"data": (DATA.inputs, DATA.labels)}, "given MLP and tuple; it must be an MLP and Data"),
        ({"data": two_features()}, "of 2 features and 3 classes; write MLP((2, …, 3))"),
    ],
)
def test_what_cannot_be_trained_is_told_in_one_line(given, told) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]+$") as error:
        trained(**given)
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"inputs": np.zeros((3, 4))}, "inputs of shape (3, 4), labels (45,)"),
        ({"inputs": np.full((45, 4), np.nan)}, "inputs are not all finite"),
        ({"labels": np.full(45, -1)}, "labels must be whole numbers from 0 on"),
        ({"test_labels": np.full(15, 0.5)}, "test_labels must be whole numbers"),
        ({"test_inputs": np.zeros((15, 5))}, "4 and 5 features"),
    ],
)
def test_what_is_no_data_is_told(change, told) -> None:
    with pytest.raises(ValueError, match="Data") as error:
        replace(DATA, **change)
    assert told in str(error.value)
