"""What a page tunes of an optimizer, between which ends, and what its class makes of it."""

import math
from dataclasses import replace

import numpy as np
import pytest

import optimizers
from optimizers import SGD, Adam, Clipped, Cosine, Lookahead, Momentum, Rprop
from optimizers.faults import ranges
from render.facts.rules import rules
from render.preview.parameters import Parameter, parameters_of, with_value


class Mine:
    """A rule of a scene's own, with plain numbers on it."""

    def __init__(self) -> None:
        self.rate, self.label, self._memory = 0.5, "Mine", 3

    def start(self, position):  # noqa: ARG002  # as all rules
        return None

    def step(self, gradient, position, state):
        return position - self.rate * gradient(position), state


def named(optimizer: object) -> dict[str, Parameter]:
    return {one.name: one for one in parameters_of(optimizer)}


def all_rules() -> list[object]:
    return [getattr(optimizers, one.name) for one in rules() if one.parameters]


def test_every_number_of_every_rule_can_be_tuned() -> None:
    for kind in all_rules():
        if "rule" in kind.__dataclass_fields__:
            continue
        required = [n for n in ranges(kind) if not hasattr(kind, n)]
        one = kind(**dict.fromkeys(required, 0.01))
        found = named(one)
        assert set(found) == set(ranges(kind)), kind
        assert all(p.value is not None for p in found.values())


def test_ends_of_every_slider_hold_the_value_and_are_allowed() -> None:
    for kind in all_rules():
        if "rule" in kind.__dataclass_fields__:
            continue
        required = [n for n in ranges(kind) if not hasattr(kind, n)]
        one = kind(**dict.fromkeys(required, 0.01))
        for parameter in parameters_of(one):
            slider = parameter.slider
            assert slider.low <= parameter.value <= slider.high
            assert slider.low < slider.high
            assert slider.low > 0 or not slider.logarithmic
            for end in (slider.low, slider.high):
                assert parameter.allowed.holds(end), (kind, parameter)
                with_value(one, parameter.name, end)


def test_a_rate_goes_by_factors_to_a_hundred_times_its_value() -> None:
    slider = named(Momentum(0.01))["learning_rate"].slider
    assert (slider.low, slider.high, slider.logarithmic) == (0.0001, 1.0, True)


def test_a_fraction_ends_just_below_one_however_near_it_stands() -> None:
    assert named(Momentum(0.01))["momentum"].slider.high == 0.999
    high = named(Momentum(0.01, momentum=0.9999))["momentum"].slider.high
    assert 0.9999 < high < 1


def test_a_factor_of_at_least_one_begins_there() -> None:
    slider = named(Rprop(0.01))["eta_plus"].slider
    assert (slider.low, slider.high, slider.logarithmic) == (1.0, 12.0, True)


def test_what_stands_around_comes_after_the_rule_and_by_its_own_name() -> None:
    found = parameters_of(Clipped(Momentum(0.01), norm=2.0))
    assert [(one.name, one.spoken) for one in found] == [
        ("rule.learning_rate", "learning rate"),
        ("rule.momentum", "momentum"),
        ("norm", "Clipped: norm"),
    ]
    assert [one.symbol for one in found] == ["η", "μ", ""]


def test_a_value_reaches_the_innermost_rule_and_leaves_the_rest() -> None:
    piece = Lookahead(Clipped(Adam(0.01), norm=2.0), every=3)
    changed = with_value(piece, "rule.rule.beta1", 0.5)
    assert changed == Lookahead(Clipped(Adam(0.01, beta1=0.5), norm=2.0), every=3)
    assert with_value(piece, "rule.norm", 1.0) == replace(piece, rule=replace(piece.rule, norm=1.0))


def test_what_takes_whole_numbers_is_given_the_nearest() -> None:
    changed = with_value(Lookahead(SGD(0.1), every=5), "every", 7.6)
    assert changed.every == 8
    assert type(changed.every) is int


def test_a_schedule_is_shown_and_not_tuned() -> None:
    shown = named(SGD(Cosine(0.1, 0.0, steps=10)))["learning_rate"]
    assert shown.value is None
    assert shown.text == "a schedule, Cosine"


def test_what_is_swept_is_shown_and_not_tuned() -> None:
    found = {one.name: one for one in parameters_of(Momentum(0.01), swept="momentum")}
    assert (found["momentum"].value, found["momentum"].text) == (None, "swept")
    assert found["learning_rate"].value == 0.01


def test_a_class_of_a_scenes_own_is_tuned_by_its_plain_numbers_in_a_copy() -> None:
    mine = Mine()
    assert list(named(mine)) == ["rate"]
    changed = with_value(mine, "rate", 0.25)
    assert (mine.rate, changed.rate, changed.label) == (0.5, 0.25, "Mine")


@pytest.mark.parametrize("value", [0.0, -3.0, 1e-320, 1e308, np.float32(0.5), 7])
def test_sliders_of_strange_values_have_ends_that_are_finite(value) -> None:
    mine = Mine()
    mine.rate = value
    slider = named(mine)["rate"].slider
    assert math.isfinite(slider.low)
    assert math.isfinite(slider.high)
    assert slider.low <= float(value) <= slider.high
    assert slider.low < slider.high
    assert slider.low > 0 or not slider.logarithmic


def test_a_value_that_a_class_refuses_is_refused() -> None:
    with pytest.raises(ValueError, match="learning_rate is -1"):
        with_value(SGD(0.1), "learning_rate", -1.0)
