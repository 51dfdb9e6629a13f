"""Axes: where values stand between two ends, evenly or by decades, and their ticks."""

import math
from itertools import pairwise

import numpy as np
import pytest

from render.views.charts.axis import DECADES, FAR, Axis, power_of_ten


def test_values_stand_evenly_on_a_plain_axis() -> None:
    axis = Axis(-2.0, 6.0, log=False)
    shares = axis.share(np.array([-2.0, 0.0, 2.0, 6.0, 14.0]))
    assert shares.tolist() == pytest.approx([0, 0.25, 0.5, 1, 2])


def test_decades_are_even_on_a_logarithmic_axis() -> None:
    axis = Axis(1e-3, 1e1, log=True)
    assert axis.share(10.0 ** np.arange(-3, 2)).tolist() == pytest.approx([0, 0.25, 0.5, 0.75, 1])


@pytest.mark.parametrize("log", [False, True])
def test_every_number_has_a_finite_place(log: bool) -> None:
    odd = np.array([-np.inf, -1e308, 0.0, 5e-324, 1e308, np.inf, np.nan])
    shares = Axis(1.0, 2.0, log=log).share(odd)
    assert np.isfinite(shares).all()
    assert (shares[:3] < 0).all()
    assert (shares[4:] > 1).all()
    assert shares[-2] == FAR


def test_what_is_not_greater_than_nothing_is_below_a_logarithmic_axis() -> None:
    shares = Axis(1e-9, 1.0, log=True).share(np.array([0.0, -3.0]))
    assert (shares == -FAR).all()


@pytest.mark.parametrize("log", [False, True])
def test_an_axis_holds_its_values_with_a_margin(log: bool) -> None:
    values = np.array([0.02, 3.0, 40.0, np.inf, np.nan, -np.inf])
    axis = Axis.around(values, log=log)
    assert 0 < axis.share(values[:1])[0] < 0.1
    assert 0.9 < axis.share(values[2:3])[0] < 1


@pytest.mark.parametrize("values", [[0.01], [0.0], [-3.0, -3.0], [], [np.inf], [-1e308, 1e308]])
def test_an_axis_about_any_values_has_a_span(values: list[float]) -> None:
    axis = Axis.around(np.array(values), log=False)
    assert axis.low < axis.high
    assert len(axis.ticks(4)) >= 2


@pytest.mark.parametrize("values", [[3.0], [2.0, 8.0], [1.0], [0.0], [], [1e-320], [1e308]])
def test_a_logarithmic_axis_spans_two_powers_of_ten(values: list[float]) -> None:
    axis = Axis.around(np.array(values), log=True)
    ticks = axis.ticks(4)
    assert 0 < axis.low < axis.high < np.inf
    assert len(ticks) >= 2
    assert all(text.startswith("$1") for _, text in ticks)


def test_a_logarithmic_axis_reaches_down_so_far_and_no_farther() -> None:
    axis = Axis.around(np.array([1e-200, 1.0]), log=True)
    assert math.log10(axis.high / axis.low) == pytest.approx(1.1 * DECADES)


@pytest.mark.parametrize("most", [2, 3, 5])
def test_decades_are_ticked_at_even_strides(most: int) -> None:
    powers = [math.log10(value) for value, _ in Axis(1e-17, 1e3, log=True).ticks(most)]
    assert 2 <= len(powers) <= most + 1
    assert len({round(b - a) for a, b in pairwise(powers)}) == 1


def test_limits_within_a_decade_have_plain_ticks() -> None:
    assert [text for _, text in Axis(2.0, 8.0, log=True).ticks(3)] == ["2", "4", "6", "8"]


@pytest.mark.parametrize(
    ("power", "text"), [(0, "$1$"), (1, "$10$"), (2, "$10^{2}$"), (-3, "$10^{-3}$")]
)
def test_powers_of_ten_are_written_as_such(power: int, text: str) -> None:
    assert power_of_ten(power) == text
