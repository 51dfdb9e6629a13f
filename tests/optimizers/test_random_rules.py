"""Each rule with ten thousand random hyperparameter sets, surfaces and starts, against its twin."""

import inspect
import sys
from random import Random
from typing import Any

import numpy as np
import pytest
from line_up import OPTIMIZERS, ROWS
from random_walks import STEPS, Walked, off, walked

SETS, FEW = 10_000, 100


def walks_of(kind: Any, name: str, *, sets: int) -> list[Walked]:
    random = Random(name)
    return [walked(kind, ROWS[name].twin, random) for _ in range(sets)]


def changed(name: str, right: str, wrong: str) -> Any:
    """The optimizer of that name, from its module's source with one expression changed."""
    module = OPTIMIZERS[name].__module__
    source = inspect.getsource(sys.modules[module])
    assert source.count(right) == 1, f"{right} stands {source.count(right)} times in {module}"
    namespace: dict[str, Any] = {"__name__": module}
    exec(compile(source.replace(right, wrong), f"<{name}>", "exec"), namespace)
    return namespace[name]


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_ten_thousand_random_walks_keep_to_the_rule(name: str) -> None:
    walks = walks_of(OPTIMIZERS[name], name, sets=SETS)
    assert np.flatnonzero(off(walks)).tolist() == []
    steps = np.array([walk.steps for walk in walks])
    assert (steps == STEPS).mean() > 0.8
    moves = np.abs(np.diff([walk.points for walk in walks], axis=1)).max(axis=(1, 2))
    assert (moves[steps == STEPS] > 1e-6).mean() > 0.5


WRONG = [
    ("SGD", "learning_rate * g", "learning_rate / abs(gradient(position)).max() * g"),
    ("SGD", "at(state.t, ", "at(state.t + 1, "),
    ("SGD", "position - learning_rate", "position + learning_rate"),
    # The rate after the buffer: the same until a schedule changes it.
    (
        "Momentum",
        "v = momentum * state.v - learning_rate * gradient(position)\n        return position + v,",
        "v = momentum * state.v - gradient(position)\n        return position + learning_rate * v,",
    ),
    ("Momentum", "- learning_rate * gradient", "- (1 - momentum) * learning_rate * gradient"),
    ("Momentum", "gradient(position)", "gradient(position + momentum * state.v)"),
    ("Momentum", "return position + v,", "return position + momentum * v,"),
    ("Nesterov", "gradient(position + momentum * state.v)", "gradient(position)"),
    ("Nesterov", "position + momentum * state.v", "position + state.v"),
    (
        "Nesterov",
        "return position + v,",
        "return position + momentum * v - learning_rate * gradient(position),",
    ),
    ("AdaGrad", "(np.sqrt(G) + epsilon)", "np.sqrt(G + epsilon)"),
    ("AdaGrad", "np.sqrt(G)", "np.sqrt(state.G)"),
    ("AdaGrad", "G = state.G + g**2", "G = state.G + np.abs(g)"),
    ("RMSProp", "(np.sqrt(E) + epsilon)", "np.sqrt(E + epsilon)"),
    ("RMSProp", "decay * state.E + (1 - decay) * g**2", "(1 - decay) * state.E + decay * g**2"),
    # The square of the mean for the mean of the square.
    (
        "RMSProp",
        "decay * state.E + (1 - decay) * g**2",
        "(decay * np.sqrt(state.E) + (1 - decay) * np.abs(g)) ** 2",
    ),
    ("AdaDelta", "np.sqrt(E_g + epsilon)", "(np.sqrt(E_g) + epsilon)"),
    ("AdaDelta", "-np.sqrt(state.E_x + epsilon)", "-(np.sqrt(state.E_x) + np.sqrt(epsilon))"),
    ("AdaDelta", "(1 - decay) * delta_x**2", "(1 - decay) * (learning_rate * delta_x) ** 2"),
    ("AdaDelta", "(1 - decay) * g**2", "decay * g**2"),
    ("Adam", "(np.sqrt(v_hat) + epsilon)", "np.sqrt(v_hat + epsilon)"),
    ("Adam", "m / (1 - beta1_t)", "m"),
    ("Adam", "v / (1 - beta2_t)", "v"),
    ("Adam", "m / (1 - beta1_t)", "m / (1 - beta1 ** (state.t + 1))"),
    ("Adam", "beta1 * state.m + (1 - beta1) * g", "(1 - beta1) * state.m + beta1 * g"),
    ("Adam", "(1 - beta2) * g**2", "(1 - beta2) * m**2"),
    ("Adam", "beta2 * state.v + (1 - beta2)", "beta1 * state.v + (1 - beta1)"),
    ("Adam", "learning_rate * m_hat", "learning_rate * g"),
]


@pytest.mark.parametrize(("name", "right", "wrong"), WRONG)
def test_a_rule_with_one_term_wrong_is_rejected(name: str, right: str, wrong: str) -> None:
    assert off(walks_of(changed(name, right, wrong), name, sets=FEW)).any()


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_rule_made_anew_without_a_change_is_accepted(name: str) -> None:
    same = changed(name, "State(NamedTuple)", "State(NamedTuple)")
    assert not off(walks_of(same, name, sets=FEW)).any()


def test_every_optimizer_has_a_wrong_rule_that_is_rejected() -> None:
    assert {name for name, *_ in WRONG} == set(OPTIMIZERS)
