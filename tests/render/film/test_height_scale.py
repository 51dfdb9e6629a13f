"""The values below the bar of heights."""

import pytest

from render.film.height_scale import written
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
