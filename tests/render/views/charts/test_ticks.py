"""Ticks: round, within the axis, written with true minus signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.views.charts.ticks import ticks, written


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(2, 6))
def test_ticks_lie_within_the_axis_and_are_few(low: float, span: float, most: int) -> None:
    found = ticks(low, low + span, most=most)
    assert all(low - 1e-6 * span <= value <= low + span + 1e-6 * span for value in found)
    assert 1 <= len(found) <= most + 3
    assert list(found) == sorted(set(found))


@pytest.mark.parametrize(
    ("low", "high", "texts"),
    [
        (-1, 1, ["−1", "−0.5", "0", "0.5", "1"]),
        (-2.5, 1.5, ["−2", "−1", "0", "1"]),
        (0, 15, ["0", "5", "10", "15"]),
        (-512, 512, ["−500", "0", "500"]),
        (1e6 - 1, 1e6 + 1, ["999999", "999999.5", "1000000", "1000000.5", "1000001"]),
        (-1e-3, 1e-3, ["−0.001", "−0.0005", "0", "0.0005", "0.001"]),
    ],
)
def test_ticks_are_round_numbers(low: float, high: float, texts: list[str]) -> None:
    found = ticks(low, high, most=4)
    assert [written(value, of=found) for value in found] == texts
