import re

import numpy as np
import pytest

from optimizers import SGD
from render import Contour, Scene, grid, scattered
from surfaces import himmelblau, six_hump_camel, within


def test_a_grid_stands_in_the_middles_of_equal_cells_row_by_row() -> None:
    expected = [(-3.5, 1), (-2.5, 1), (-1.5, 1), (-3.5, 3), (-2.5, 3), (-1.5, 3)]
    np.testing.assert_allclose(grid(((-4, -1), (0, 4)), columns=3, rows=2), expected)


def test_scattered_starts_lie_in_the_domain_and_are_even_over_it() -> None:
    points = scattered(six_hump_camel, 10_000, seed=4)
    assert points.shape == (10_000, 2)
    assert within(six_hump_camel.domain, points).all()
    (x0, x1), (y0, y1) = six_hump_camel.domain
    counts, *_ = np.histogram2d(*points.T, bins=5, range=[(x0, x1), (y0, y1)])
    assert abs(counts - 400).max() < 5 * 20  # five standard deviations


def test_the_seed_alone_says_which_points_and_more_begin_with_fewer() -> None:
    many = scattered(himmelblau, 50, seed=1)
    np.testing.assert_array_equal(many[:20], scattered(himmelblau.domain, 20, seed=1))
    assert (many != scattered(himmelblau, 50, seed=2)).any()


def test_a_scene_takes_them_as_they_are() -> None:
    starts = grid(himmelblau, columns=100, rows=100)
    scene = Scene("Many", himmelblau, starts, [SGD(0.01)], 2, [Contour()])
    np.testing.assert_array_equal(scene.starts, starts)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: grid(himmelblau, columns=0, rows=2), "columns is 0; it must be a whole number"),
        (lambda: grid(himmelblau, columns=2.5, rows=True), "rows is True"),
        (lambda: grid(himmelblau, columns=101, rows=100), "101 columns × 100 rows are 10 100"),
        (lambda: scattered(himmelblau, 10_001), "count is 10 001; at most 10 000"),
        (lambda: scattered(himmelblau, "9"), "count is '9'"),
        (lambda: scattered(himmelblau, 9, seed=-1), "seed is -1"),
        (lambda: scattered(((1, 0), (0, 1)), 9), "the lower one first"),
        (lambda: scattered("himmelblau", 9), "domain is 'himmelblau'"),
    ],
)
def test_what_cannot_be_spread_is_told(make, told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        make()
