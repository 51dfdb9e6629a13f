"""A formula too long for its line is cut between its terms, never inside of one."""

import pytest

from render.film.long_formula import cut

LONG = r"x^{2} + \sin(y + 1) - e^{-x - y} + \frac{x + y}{2}"


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (100, LONG),
        (45, r"x^{2} + \sin(y + 1) - e^{-x - y} + \ldots"),
        (35, r"x^{2} + \sin(y + 1) - \ldots"),
        (20, r"x^{2} + \ldots"),
        (5, None),
    ],
)
def test_as_many_terms_are_kept_as_fit(room: int, expected: str | None) -> None:
    assert cut(LONG, lambda one: len(one) <= room) == expected
