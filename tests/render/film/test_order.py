"""The order of rows: true, and not restless."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from render.film.order import Order, settled


def rows(order: Order, frame: int) -> list[int]:
    """The rows from the top."""
    return np.argsort(order.at(frame)[0]).tolist()


def over(values: list[list[float]], *, gap: int = 5, end: int | None = None) -> Order:
    table = np.array(values)
    last = len(table) - 1 if end is None else end
    return Order.over(lambda frame: table[frame], len(table), gap=gap, without_fail=last)


def test_rows_change_places_in_the_frame_in_which_their_values_do() -> None:
    order = over([[1.0, 2.0]] * 10 + [[3.0, 2.0]] * 10)
    assert [rows(order, frame) for frame in (0, 9, 10, 19)] == [[0, 1], [0, 1], [1, 0], [1, 0]]
    assert order.at(12)[2] == 2


def test_no_two_changes_are_nearer_than_the_gap_but_the_last_frame_is_put_right() -> None:
    flicker = [[1.0, 2.0] if (frame // 2) % 2 else [2.0, 1.0] for frame in range(41)]
    order = over(flicker, gap=7)
    gaps = np.diff(order.frames)
    assert len(order.frames) > 3
    assert gaps[:-1].min() >= 7
    assert rows(order, 40) == np.argsort(flicker[40]).tolist()


def test_rows_that_read_alike_keep_their_places() -> None:
    order = over([[1.0, 2.0]] * 3 + [[2.0, 2.0]] * 9)
    assert rows(order, 11) == [0, 1]


def test_who_has_no_value_stands_last() -> None:
    assert rows(over([[np.inf, 1.0, np.inf, -5.0]] * 2), 1)[:2] == [3, 1]
    assert rows(over([[0.0, 1.0]] + [[np.inf, 1.0]] * 9), 9) == [1, 0]


@settings(deadline=None, derandomize=True)
@given(st.lists(st.integers(-50, 50), min_size=1, max_size=9, unique=True), st.randoms())
def test_any_order_is_settled_by_values_that_differ(values: list[int], random) -> None:
    order = list(range(len(values)))
    random.shuffle(order)
    numbers = [float(value) for value in values]
    assert [numbers[row] for row in settled(order, numbers)] == sorted(numbers)
