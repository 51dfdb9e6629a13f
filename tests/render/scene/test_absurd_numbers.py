"""What no one means, such as a billion steps: refused at once, in one line with what is allowed."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from optimizers import SGD, Momentum
from render import Clock, Contour, Curves, Landscape, Scene, Steps, Sweep
from render.scene.panels import Panels
from render.scene.themes import LIGHT
from surfaces import saddle

MILLION = 10**6
HUGE = 10**400


def explodes(step: int) -> float:
    raise AssertionError(step)


def scene(**parts: Any) -> Scene:
    usual: dict[str, Any] = {
        "title": "A walk",
        "surface": saddle,
        "starts": [(0.5, 0.25)],
        "optimizers": [SGD(0.1)],
        "steps": 10,
        "views": [Contour()],
    }
    return Scene(**{**usual, **parts})


def labelled(count: int) -> list[SGD]:
    return [SGD(0.1, label=str(k)) for k in range(count)]


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda: scene(steps=10**9, optimizers=[SGD(explodes)]), "at most 10 000 000 can be taken"),
        (lambda: scene(steps=HUGE), "steps is more than 10^15"),
        (lambda: scene(starts=[(0.5, 9.0)] * 10**5), "starts has 100 000 points; at most 10 000"),
        (lambda: scene(starts=np.full((MILLION, 2), np.nan)), "at most 10 000 can be drawn"),
        (
            lambda: scene(starts=[(0.5, 0.1)] * 9_000, optimizers=labelled(2)),
            "18 000 walkers, one for each start of each optimizer; at most 10 000",
        ),
        (lambda: scene(optimizers=[SGD(0.1)] * 10**5), "at most 200 can be told apart"),
        (lambda: scene(optimizers=labelled(201)), "optimizers has 201; at most 200"),
        (lambda: scene(title="x" * MILLION), "has 1 000 000 letters; at most 1 000"),
        (
            lambda: scene(optimizers=[SGD(0.1, label="x" * MILLION)]),
            "x…' has 1 000 000 letters; at most 1 000",
        ),
        (lambda: scene(captions={1: "x " * MILLION}), "x…' has 2 000 000 letters"),
        (lambda: scene(captions=dict.fromkeys(range(10**5), "x")), "captions has 100 000; at most"),
        (lambda: scene(views=[Contour(name=f"c{k}") for k in range(10**4)]), "at most 100 can be"),
        (lambda: scene(views=[Contour(name="c" * MILLION)]), "digits, - and _, at most 100"),
        (lambda: Panels((Contour(),) * 1000), "1000 in one picture; at most 12"),
        (lambda: Sweep(learning_rate=[0.1] * 10**4), "has 10000 values; it must have 2 to 12"),
        (lambda: Contour(levels=10**9), "it must be 2 to 100"),
        (lambda: Landscape(turn=1e9), "at most 36000 either way"),
        (lambda: Landscape(elevation=1e9), "it must be 5 to 90 degrees"),
        (lambda: Landscape(rise=1e-300), "it must be 0.1 to 2"),
        (lambda: scene(views=[Steps(zoom=1e-300)]), "it must be 2e-06 to 200"),
        (lambda: Curves(limits=(0, 1e200)), "no farther from 0 than 1e+100"),
        (lambda: (Contour() | Contour()).ratio(1, 1e300), "1e-06 to 1e+06"),
        (lambda: Clock(fps=1e9), "at most 240"),
        (lambda: Clock(1e9), "at most a day"),
        (lambda: Clock(easing=1e9), "up to 10 for a slow start"),
        (lambda: Clock(hold_end=10**30), "at most a day"),
        (lambda: Clock(pauses=dict.fromkeys(range(10**5), 1e-9)), "at most 1000 can be made"),
        (lambda: scene(clock=Clock(steps_per_second=5e-324)), "would take more than a day"),
        (lambda: scene(clock=Clock(86_400, fps=240)), "at most a million can be made"),
        (lambda: replace(LIGHT, path=1e9), "path is 1000000000.0; it must be a number, 0 to 1000"),
        (lambda: replace(LIGHT, title_size=0), "title_size is 0; it must be a number, 1 to 1000"),
        (lambda: replace(LIGHT, stripe=0), "stripe is 0; it must be a number, 0.1 to 1000"),
        (lambda: replace(LIGHT, hidden=2), "hidden is 2; it must be a number, 0 to 1"),
        (lambda: replace(LIGHT, duration=1e9), "it must be seconds, 0.001 to 86400"),
        (lambda: replace(LIGHT, density=MILLION), "it must be a whole number, 1 to 16"),
        (lambda: replace(LIGHT, density=0.5), "it must be a whole number, 1 to 16"),
        (lambda: replace(LIGHT, ramp=("#ffffff",) * 10**5), "ramp has 100000 colours; at most"),
    ],
)
def test_what_no_one_means_is_refused_at_once_in_one_line(
    made: Callable[[], object], told: str
) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        made()
    assert told in str(error.value)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 400


NO_NUMBERS = [True, "1", None, 1 + 0j, Decimal(1), float("nan"), float("inf"), HUGE, [1]]
"""Of no field is any of these a value, but None where it stands for a choice."""

FIELDS: dict[str, Callable[[Any], object]] = {
    "duration": Clock,
    "steps_per_second": lambda value: scene(clock=Clock(steps_per_second=value)),
    "fps": lambda value: Clock(fps=value),
    "hold_start": lambda value: Clock(hold_start=value),
    "easing": lambda value: Clock(easing=value),
    "pause": lambda value: Clock(pauses={1: value}),
    "elevation": lambda value: Landscape(elevation=value),
    "turn": lambda value: Landscape(turn=value),
    "rise": lambda value: Landscape(rise=value),
    "levels": lambda value: Contour(levels=value),
    "zoom": lambda value: Steps(zoom=value),
    "limits": lambda value: Curves(limits=(-1, value)),
    "ratio": lambda value: (Contour() | Contour()).ratio(1, value),
    "learning_rate": SGD,
    "momentum": lambda value: Momentum(0.1, momentum=value),
    "Sweep": lambda value: scene(sweep=Sweep(learning_rate=[0.1, value])),
    "steps": lambda value: scene(steps=value),
    "path": lambda value: replace(LIGHT, path=value),
    "density": lambda value: replace(LIGHT, density=value),
}

CHOICES = {"duration", "steps_per_second", "hold_start", "elevation", "rise", "zoom"}
"""Fields whose None says that they are left open."""


@pytest.mark.parametrize("value", NO_NUMBERS, ids=lambda value: repr(value)[:12])
@pytest.mark.parametrize("field", FIELDS)
def test_what_is_no_number_or_not_finite_is_refused_in_one_line_that_names_the_field(
    field: str, value: object
) -> None:
    if field in CHOICES and value is None:
        FIELDS[field](value)
        return
    with pytest.raises(ValueError, match=field) as error:
        FIELDS[field](value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("kind", [Fraction, np.float32, np.float64, np.int64, np.uint8])
@pytest.mark.parametrize("field", sorted(FIELDS.keys() - {"momentum"}))
def test_a_number_of_any_real_type_is_taken(field: str, kind: Callable[[int], Any]) -> None:
    whole = field in {"steps", "density", "levels"}
    if whole and kind in {Fraction, np.float32, np.float64}:
        with pytest.raises(ValueError, match=field):
            FIELDS[field](kind(8))
    else:
        FIELDS[field](kind(1 if field in {"duration", "ratio", "rise", "zoom"} else 8))


def test_steps_of_a_small_type_can_be_counted_on() -> None:
    assert scene(steps=np.uint8(255)).steps + 1 == 256
