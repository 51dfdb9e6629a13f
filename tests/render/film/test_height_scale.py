"""The values below the bar of heights."""

import pytest

from render.film.height_scale import texts, written
from render.scene.height import Height


@pytest.mark.parametrize(
    ("height", "share", "told"),
    [
        (Height("linear", -1.0, 0.99999), 0.5, "0"),  # a grid that misses a peak by a hair
        (Height("linear", -1.0, 0.9), 0.5, "−0.050"),
        (Height("linear", 0.0, 1.0), 1.0, "1.00"),
        (Height("log", 3e-4, 1e4), 0.0, "3.0e−4"),
        (Height("sqrt", -1.0, -4.9e-7), 1.0, "0"),  # as on the crests of a wave
    ],
)
def test_what_is_nothing_of_the_span_is_written_as_0(
    height: Height, share: float, told: str
) -> None:
    assert written(height, share) == told


@pytest.mark.parametrize(
    ("lowest", "highest", "told"),
    [
        (996_004, 1_004_008, ["996\u2009004", "1\u2009000\u2009006", "1\u2009004\u2009008"]),
        (1.0001, 1.0003, ["1.0001", "1.0002", "1.0003"]),
        (-3e9 - 20, -3e9 + 20, ["−3.00000002e9", "−3.00000000e9", "−2.99999998e9"]),
    ],
)
def test_values_that_are_nearly_the_same_have_the_digits_that_tell_them_apart(
    lowest: float, highest: float, told: list[str]
) -> None:
    assert texts(Height("linear", lowest, highest)) == told
