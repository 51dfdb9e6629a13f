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


@pytest.mark.thorough
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_ten_thousand_random_walks_keep_to_the_rule(name: str) -> None:
    walks = walks_of(OPTIMIZERS[name], name, sets=SETS)
    assert np.flatnonzero(off(walks, within=ROWS[name].within)).tolist() == []
    steps = np.array([walk.steps for walk in walks])
    assert (steps == STEPS).mean() > 0.8
    moves = np.abs(np.diff([walk.points for walk in walks], axis=1)).max(axis=(1, 2))
    assert (moves[steps == STEPS] > 1e-6).mean() > 0.4  # Prodigy multiplies two small numbers


WRONG = [(name, *pair) for name, row in ROWS.items() for pair in row.wrong]


@pytest.mark.parametrize(("name", "right", "wrong"), WRONG)
def test_a_rule_with_one_term_wrong_is_rejected(name: str, right: str, wrong: str) -> None:
    assert off(
        walks_of(changed(name, right, wrong), name, sets=FEW), within=ROWS[name].within
    ).any()


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_rule_made_anew_without_a_change_is_accepted(name: str) -> None:
    same = changed(name, "State(NamedTuple)", "State(NamedTuple)")
    assert not off(walks_of(same, name, sets=FEW), within=ROWS[name].within).any()


def test_every_optimizer_has_a_wrong_rule_that_is_rejected() -> None:
    assert {name for name, *_ in WRONG} == set(OPTIMIZERS)
