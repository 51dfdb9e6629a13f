"""Rules that walk on from where they are put, and the pieces that count on it."""

from typing import Any

import numpy as np
import pytest
from line_up import OPTIMIZERS, ROWS

from optimizers import (
    SGD,
    Adam,
    Cautious,
    Clipped,
    Decayed,
    Grams,
    Lookahead,
    PolyakAverage,
    ScheduleFreeAdamW,
    ScheduleFreeSGD,
)

BY = 1e-9


def kept(optimizer: Any) -> float:
    """How much is left, 40 steps on, of having been put elsewhere before the sixth step.

    The ground is level all over, or Prodigy would see how far it has come.
    """
    ends = []
    for put in (0.0, BY):
        position = np.array([[1.0, -2.0]])
        state = optimizer.start(position)
        for step in range(45):
            slope = np.array([[3.0, -4.0]]) * (step < 5)
            position, state = optimizer.step(lambda _, g=slope: g.copy(), position, state)
            position = position + put * (step == 4)
        ends.append(position)
    return float(np.min((ends[1] - ends[0]) / BY))


@pytest.mark.parametrize("name", sorted(OPTIMIZERS.keys() - {"Sophia"}))  # it asks for curvature
def test_a_rule_walks_on_from_where_it_is_put_or_says_that_it_does_not(name: str) -> None:
    given = {**ROWS[name].given, "learning_rate": 1e-3}
    elsewhere = getattr(OPTIMIZERS[name], "elsewhere", False)
    assert (kept(OPTIMIZERS[name](**given)) < 0.5) == elsewhere


def test_an_average_does_not_walk_on_from_where_it_is_put_and_says_so() -> None:
    assert PolyakAverage.elsewhere
    assert kept(PolyakAverage(SGD(1e-3))) < 0.5
    for around in (Clipped(SGD(1e-3), norm=1), Grams(SGD(1e-3)), Decayed(SGD(1e-3), 0.1)):
        assert kept(around) > 0.9
    assert kept(Lookahead(SGD(1e-3), share=0.75)) == pytest.approx(0.75)  # it goes part of the way


@pytest.mark.parametrize(
    ("build", "told"),
    [
        (
            lambda: Decayed(ScheduleFreeSGD(0.1), 0.5),
            "Decayed: ScheduleFreeSGD walks on from a place of its own, not from where Decayed "
            "puts it; give coupled=True",
        ),
        (
            lambda: Decayed(Clipped(PolyakAverage(SGD(0.1)), norm=1), 0.5),
            "Decayed: PolyakAverage walks on from a place of its own, not from where Decayed "
            "puts it; let PolyakAverage go around Decayed or give coupled=True",
        ),
        (
            lambda: Lookahead(PolyakAverage(Adam(0.1))),
            "Lookahead: PolyakAverage walks on from a place of its own, not from where Lookahead "
            "puts it; let PolyakAverage go around Lookahead",
        ),
        (
            lambda: Cautious(ScheduleFreeAdamW(0.1)),
            "Cautious: ScheduleFreeAdamW walks on from a place of its own, not from where "
            "Cautious puts it",
        ),
        (
            lambda: Grams(Clipped(ScheduleFreeAdamW(0.1), norm=1)),
            "Grams: ScheduleFreeAdamW walks on from a place of its own, not from where Grams "
            "puts it",
        ),
    ],
)
def test_a_piece_that_puts_a_rule_elsewhere_refuses_one_that_would_not_notice(
    build: Any, told: str
) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        build()
    assert str(error.value) == told


@pytest.mark.parametrize("rule", [ScheduleFreeSGD(0.1), PolyakAverage(SGD(0.1), since=300)])
def test_a_coupled_decay_ends_at_the_minimum_of_what_is_regularised(rule: Any) -> None:
    position = np.array([5.0, 5.0])
    optimizer = Decayed(rule, 0.5, coupled=True)
    state = optimizer.start(position)
    for _ in range(900):
        position, state = optimizer.step(lambda at: at - (3, 1), position, state)
    np.testing.assert_allclose(position, (2, 2 / 3), rtol=2e-3)
