"""What hyperparameters may be, and how the faults of one construction are told together."""

import dataclasses
from collections.abc import Callable
from fractions import Fraction as Rational
from typing import Any

import numpy as np
import pytest
from line_up import GROUNDS, OPTIMIZERS, ROWS, walk

from optimizers import SGD, Adam, Momentum, WarmUp, faults

RANGES = {
    "learning_rate": "greater than 0 and finite",
    "epsilon": "greater than 0 and finite",
    "momentum": "at least 0 and less than 1",
    "decay": "at least 0 and less than 1",
    "beta1": "at least 0 and less than 1",
    "beta2": "at least 0 and less than 1",
    "beta3": "at least 0 and less than 1",
    "beta": "at least 0 and less than 1",
    "nu": "at least 0 and at most 1",
    "weight_decay": "at least 0 and finite",
    "momentum_decay": "at least 0 and finite",
    "alpha": "at least 0 and finite",
    "d0": "greater than 0 and finite",
    "eta_plus": "at least 1 and finite",
    "eta_minus": "at least 0 and less than 1",
    "min_step": "greater than 0 and finite",
    "max_step": "greater than 0 and finite",
    "gamma": "greater than 0 and finite",
    "interval": "at least 1 and finite",
}
"""What is said to be allowed for each hyperparameter there is."""

OUT_OF_RANGE = {
    "greater than 0 and finite": [0, -0.1, 0.0, float("nan"), float("inf"), -float("inf")],
    "at least 0 and less than 1": [1, 1.0, 1.5, -1e-9, float("nan"), float("inf")],
    "at least 0 and at most 1": [1 + 1e-9, 1.5, -1e-9, float("nan"), float("inf")],
    "at least 0 and finite": [-0.1, -1e-300, float("nan"), float("inf"), -float("inf")],
    "at least 1 and finite": [0, 0.99, -1.5, float("nan"), float("inf"), -float("inf")],
}
IN_RANGE = {
    "greater than 0 and finite": [1, 1e-300, 1e300, np.float32(0.5), np.float64(3)],
    "at least 0 and less than 1": [0, 0.0, 1 - 1e-12, np.float64(0.5)],
    "at least 0 and at most 1": [0, 0.0, 1, 1.0, np.float64(0.5)],
    "at least 0 and finite": [0, 0.0, 1e-300, 1e300, np.float64(3)],
    "at least 1 and finite": [1, 1.0, 1e300, np.float32(1.5), np.float64(3)],
}
NO_NUMBERS = ["0.1", None, True, False, [0.1], 1j, np.array([0.1, 0.2])]

CELLS = [(name, parameter) for name, row in ROWS.items() for parameter in row.given]


def outcry(name: str, **given: object) -> str:
    """What building the optimizer raises, with right numbers for all that is not given."""
    with pytest.raises(ValueError, match=r".") as error:
        OPTIMIZERS[name](**{**ROWS[name].given, **given})
    return str(error.value)


def check_range(kind: Any, parameter: str) -> None:
    right = {f.name: 0.5 for f in dataclasses.fields(kind) if f.name != "label"}
    right |= {name: 1.5 for name in right if RANGES[name].startswith("at least 1")}
    for number in IN_RANGE[RANGES[parameter]]:
        assert getattr(kind(**{**right, parameter: number}), parameter) == number
    for number in OUT_OF_RANGE[RANGES[parameter]]:
        with pytest.raises(ValueError, match=f"^{kind.__name__}: {parameter} is "):
            kind(**{**right, parameter: number})


@pytest.mark.parametrize(("name", "parameter"), CELLS)
def test_each_hyperparameter_keeps_to_its_range(name: str, parameter: str) -> None:
    check_range(OPTIMIZERS[name], parameter)


@pytest.mark.parametrize(("name", "parameter"), CELLS)
def test_a_number_out_of_range_is_told_with_what_is_allowed(name: str, parameter: str) -> None:
    allowed = RANGES[parameter]
    for number in OUT_OF_RANGE[allowed]:
        told = f"{name}: {parameter} is {number:g}; it must be {allowed}"
        assert outcry(name, **{parameter: number}) == told


@pytest.mark.parametrize(("name", "parameter"), CELLS)
def test_a_whole_number_that_no_float_can_hold_is_infinite(name: str, parameter: str) -> None:
    for number, told in [(10**400, "inf"), (-(10**400), "-inf")]:
        allowed = RANGES[parameter]
        fault = f"{name}: {parameter} is {told}; it must be {allowed}"
        assert outcry(name, **{parameter: number}) == fault


@pytest.mark.parametrize("kind", [Rational, np.float32, np.float64, np.longdouble, np.float16])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_number_of_any_kind_walks_in_double_precision(name: str, kind: Any) -> None:
    given = {parameter: kind(value) for parameter, value in ROWS[name].given.items()}
    scheduled = {parameter: lambda _, n=number: n for parameter, number in given.items()}
    floats = {parameter: float(number) for parameter, number in given.items()}
    valley = GROUNDS["Rosenbrock's valley"]
    plain = walk(OPTIMIZERS[name](**floats), valley, steps=20)
    for hyperparameters in (given, scheduled):
        path = walk(OPTIMIZERS[name](**hyperparameters), valley, steps=20)
        assert path.dtype == np.float64
        np.testing.assert_array_equal(path, plain)


@pytest.mark.parametrize(("name", "parameter"), CELLS)
def test_what_is_no_number_is_told_as_it_was_given(name: str, parameter: str) -> None:
    for thing in NO_NUMBERS:
        told = f"{name}: {parameter} is {thing!r}, not a number or a function of the step"
        assert outcry(name, **{parameter: thing}) == told


def test_a_range_that_is_not_watched_is_rejected() -> None:
    @dataclasses.dataclass(frozen=True)
    class Unwatched:
        learning_rate: float
        momentum: float

    for parameter in ("learning_rate", "momentum"):
        with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"):
            check_range(Unwatched, parameter)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_all_faults_of_one_construction_are_told_together(name: str) -> None:
    told = outcry(name, label=" ", **dict.fromkeys(ROWS[name].given, -3)).splitlines()
    beginnings = [f"{name}: {parameter} is -3;" for parameter in ROWS[name].given]
    assert len(told) == len(beginnings) + 1
    assert [b for b in beginnings if not any(line.startswith(b) for line in told)] == []
    assert told[-1] == f"{name}: label is empty"


@pytest.mark.parametrize(
    ("label", "told"),
    [("", "label is empty"), (" \n", "label is empty"), (3, "label is 3"), (None, "label is None")],
)
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_label_that_shows_nothing_is_refused(name: str, label: object, told: str) -> None:
    assert outcry(name, label=label).startswith(f"{name}: {told}")


def test_a_label_that_lacks_property_is_told_as_the_method_it_is() -> None:
    class Mine:
        def label(self) -> str:
            return "Mine"

    assert faults(Mine()) == ["Mine: label is a method, not a word; a property?"]


def test_a_schedule_is_not_called_when_the_optimizer_is_built() -> None:
    def explodes(step: int) -> float:
        raise AssertionError(step)

    assert faults(Momentum(explodes, momentum=explodes)) == []


@pytest.mark.parametrize(
    ("optimizer", "steps", "told"),
    [
        (Momentum(0.1, momentum=lambda t: t / 7), 7, []),
        (Momentum(0.1, momentum=lambda t: t / 7), 8, ["Momentum: momentum at step 7 is 1; "]),
        (SGD(lambda t: 1 - t / 4), 5, []),
        (
            SGD(lambda t: 1 - t / 4),
            9,
            ["SGD: learning_rate at step 5 is -0.25; it must be at least 0 and finite"],
        ),
        (SGD(lambda _: float("nan")), 1, ["SGD: learning_rate at step 0 is nan; "]),
        (SGD(lambda _: "slow"), 1, ["SGD: learning_rate at step 0 is 'slow', not a number"]),  # type: ignore[arg-type,return-value]
        (
            Adam(lambda t: -t, beta1=lambda t: t + 0.5, beta2=0.5),
            3,
            ["Adam: learning_rate at step 1 is -1; ", "Adam: beta1 at step 1 is 1.5; "],
        ),
        (Adam(0.1, beta1=int.bit_length), 3, ["Adam: beta1 at step 1 is 1; "]),
        (object(), 3, []),
    ],
)
def test_a_schedules_first_fault_within_the_steps_is_told(
    optimizer: object, steps: int, told: list[str]
) -> None:
    found = faults(optimizer, steps=steps)
    assert len(found) == len(told)
    assert all(line.startswith(start) for line, start in zip(found, told, strict=True))


@pytest.mark.parametrize("made", [SGD, Momentum, lambda then: WarmUp(then, steps=3)])
def test_a_schedule_that_takes_no_step_is_refused_at_once(made: Callable[[object], object]) -> None:
    def fixed() -> float:
        return 0.1

    with pytest.raises(ValueError, match="fixed cannot be called with the step alone: too many"):
        made(fixed)
