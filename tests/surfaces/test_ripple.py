"""The ripple's middle, where sin(r)/r is a limit, and the ring about it."""

import numpy as np
import pytest

from surfaces import ripple


def test_the_middle_is_level_and_has_the_limits_value() -> None:
    assert ripple.value((0, 0)) == -1
    assert ripple.gradient((0, 0)).tolist() == [0, 0]


@pytest.mark.parametrize("r", [1e-3, 0.01, 0.0299, 0.0301, 0.1])
def test_the_gradient_near_the_middle_is_that_of_the_power_series(r: float) -> None:
    # −sin(r)/r + r²/100 has the slope r/50 + r/3 − r³/30 + r⁵/840 − r⁷/45360 …
    slope = r / 50 + r / 3 - r**3 / 30 + r**5 / 840 - r**7 / 45360
    along, across = ripple.gradient((0.06 * r, 0.08 * r)) @ [[0.6, -0.8], [0.8, 0.6]]
    np.testing.assert_allclose([along, across], [10 * slope, 0], rtol=1e-11, atol=1e-15)


def test_about_the_middle_lies_a_ring_and_before_it_a_rim() -> None:
    distances = np.linspace(0.1, 2, 19_001)
    values = ripple.value(np.stack([0.6 * distances, 0.8 * distances], axis=-1))
    falls = np.diff(values) < 0
    turns = distances[1:-1][falls[1:] != falls[:-1]]
    np.testing.assert_allclose(turns, [0.5037505, 0.6643494], atol=1e-4)
