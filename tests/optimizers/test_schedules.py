"""Schedules: the values at their ends and between, and the faults they refuse."""

import math
from fractions import Fraction

import numpy as np
import pytest

from optimizers import Constant, Cosine, Linear, Momentum, WarmUp


@pytest.mark.parametrize(
    ("schedule", "values"),
    [
        (Constant(0.3), {0: 0.3, 7: 0.3}),
        (Linear(0.5, 0.99, steps=100), {0: 0.5, 50: 0.745, 100: 0.99, 101: 0.99, 10**6: 0.99}),
        (Linear(1, 0, steps=4), {0: 1, 1: 0.75, 2: 0.5, 3: 0.25, 4: 0}),
        (
            Cosine(0.1, 0, steps=100),
            {0: 0.1, 25: 0.05 * (1 + math.sqrt(0.5)), 50: 0.05, 100: 0, 200: 0},
        ),
        (Cosine(0.2, 0.1, steps=10), {0: 0.2, 5: 0.15, 10: 0.1, 11: 0.1}),
        (WarmUp(0.1, steps=4), {0: 0.025, 1: 0.05, 3: 0.1, 4: 0.1, 9: 0.1}),
        (
            WarmUp(Linear(0.1, 0, steps=10), steps=4),
            {0: 0.025, 3: 0.1, 4: 0.1, 5: 0.09, 9: 0.05, 14: 0, 20: 0},
        ),
    ],
)
def test_a_schedule_has_the_values_worked_by_hand(schedule, values: dict[int, float]) -> None:
    assert {step: schedule(step) for step in values} == pytest.approx(values, abs=1e-15)


@pytest.mark.parametrize("kind", [np.float16, np.float32, np.float64, np.longdouble, Fraction])
def test_a_number_of_any_kind_makes_a_schedule_in_double_precision(kind) -> None:
    first, last = kind(0.3), kind(0.1)
    steps = range(1000)
    for schedule in (Linear, Cosine):
        given = schedule(first, last, steps=np.uint8(7))
        plain = schedule(float(first), float(last), steps=7)
        assert [given(step) for step in steps] == [plain(step) for step in steps]
    given, plain = WarmUp(first, steps=np.int8(7)), WarmUp(float(first), steps=7)
    assert [given(step) for step in steps] == [plain(step) for step in steps]
    assert Constant(first)(0) == first


@pytest.mark.parametrize(
    ("build", "told"),
    [
        (lambda: Constant(math.nan), ["Constant: nan is not a finite number"]),
        (lambda: Constant("0.1"), ["Constant: '0.1' is not a finite number"]),
        (lambda: Linear(0, math.inf, steps=3), ["Linear: inf is not a finite number"]),
        (lambda: Linear(0, np.float32("inf"), steps=3), ["Linear: np.float32(inf) is not"]),
        (lambda: Constant(np.True_), ["Constant: np.True_ is not"]),
        (lambda: Linear(0, 1, steps=0), ["Linear: steps is 0"]),
        (lambda: Linear(0, 1, steps=True), ["Linear: steps is True"]),
        (lambda: Linear(0, 1, steps=np.int64(0)), ["Linear: steps is np.int64(0)"]),
        (lambda: Linear(0, 1, steps=np.float64(3)), ["Linear: steps is np.float64(3.0)"]),
        (lambda: Cosine(True, 1, steps=2.5), ["Cosine: True is not", "Cosine: steps is 2.5"]),
        (lambda: Constant(10**400), ["Constant: 10000"]),
        (lambda: Linear(-(10**400), 1, steps=3), ["Linear: -10000"]),
        (lambda: WarmUp(math.nan, steps=-1), ["WarmUp: nan is not", "WarmUp: steps is -1"]),
    ],
)
def test_faults_are_refused_when_a_schedule_is_built(build, told: list[str]) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        build()
    lines = str(error.value).split("\n")
    assert len(lines) == len(told)
    assert all(line.startswith(start) for line, start in zip(lines, told, strict=True))


@pytest.mark.parametrize("schedule", [Linear, Cosine])
def test_a_schedule_ends_at_its_last_value_to_the_last_bit(schedule) -> None:
    random = np.random.default_rng(1)
    for first, last in random.uniform(0, 1, (10_000, 2)).tolist():
        ending = schedule(first, last, steps=7)
        assert ending(7) == ending(8) == ending(10**6) == last


def test_an_optimizer_says_its_schedules_as_they_were_written() -> None:
    annealed = Momentum(0.01, momentum=Linear(0.5, 0.99, steps=200))
    assert "Linear(first=0.5, last=0.99, steps=200)" in repr(annealed)
