"""Enlarging: through the numbers given, exact for quadratics."""

import numpy as np
import pytest

from render.raster.enlarge import enlarged, needed


def sampled(f, times: int, shape: tuple[int, int]) -> np.ndarray:
    rows, columns = (times * (np.arange(needed(side, times)) - 1.0) for side in shape)
    return f(columns[None, :], rows[:, None])


def whole(f, shape: tuple[int, int]) -> np.ndarray:
    return f(np.arange(float(shape[1]))[None, :], np.arange(float(shape[0]))[:, None])


@pytest.mark.parametrize("times", [1, 2, 3, 4, 7])
@pytest.mark.parametrize("shape", [(1, 1), (2, 5), (16, 9), (33, 40)])
def test_a_quadratic_is_enlarged_exactly(times: int, shape: tuple[int, int]) -> None:
    def bowl(x, y):
        return 3 + 0.5 * x - y + 0.25 * x * y + x**2 - 2 * y**2

    expected = whole(bowl, shape)
    found = enlarged(sampled(bowl, times, shape), times, shape)
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_waves_of_many_pixels_are_enlarged_to_a_thousandth() -> None:
    def waves(x, y):
        return np.sin(x / 10) * np.cos(y / 12)

    found = enlarged(sampled(waves, 4, (80, 90)), 4, (80, 90))
    assert np.abs(found - whole(waves, (80, 90))).max() < 2e-3
