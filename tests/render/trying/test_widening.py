"""A domain that is chosen holds the starts that are given."""

import pytest

from render.trying.widening import widened
from surfaces import within

SQUARE = ((-2.0, 2.0), (-2.0, 2.0))


@pytest.mark.parametrize("start", [(5, 5), (-7, 0), (0, 1e6), (-2.0001, 1)])
def test_a_start_outside_widens_the_domain_and_has_room(start) -> None:
    domain = widened(SQUARE, [(0, 0), start])
    assert within(domain, [start, (-2, -2), (2, 2)][:1]).all()
    assert all(len(f"{end:.12g}") <= 8 for pair in domain for end in pair)


def test_starts_inside_leave_it_as_it_is_and_one_side_is_enough() -> None:
    assert widened(SQUARE, [(1, 1)]) == SQUARE
    assert widened(SQUARE, []) == SQUARE
    assert widened(SQUARE, [(5, 0)]) == ((-2, 5.5), (-2, 2))
