"""Surfaces that are means over data: their values, gradients, bits, and what is refused."""

import numpy as np
import pytest

from surfaces import Averaged
from surfaces.averaged import PART
from tests.surfaces.test_bits import check_bits, points_of

RANDOM = np.random.default_rng(3)
A, B = RANDOM.normal(size=(2, 37))
SIDE = np.sign(A + 0.3 * RANDOM.normal(size=37))


def loss(x, y, a, b, side):
    return np.logaddexp(0, -side * (a * x + b * y)) + 0.01 * (x**2 + y**2)


def dloss(x, y, a, b, side):
    pull = -side / (1 + np.exp(side * (a * x + b * y)))
    return pull * a + 0.02 * x, pull * b + 0.02 * y


def surface(**given):
    parts = {
        "name": "logistic",
        "formula": "",
        "loss": loss,
        "dloss": dloss,
        "data": (A, B, SIDE),
        "domain": ((-3, 3), (-3, 3)),
    }
    return Averaged(**(parts | given))


def test_value_and_gradient_are_means_over_all_examples() -> None:
    made = surface()
    points = RANDOM.uniform(-3, 3, (5, 4, 2))
    for point, value, gradient in zip(
        points.reshape(-1, 2),
        made.value(points).ravel(),
        made.gradient(points).reshape(-1, 2),
        strict=True,
    ):
        each = [loss(*point, *example) for example in zip(A, B, SIDE, strict=True)]
        slopes = [dloss(*point, *example) for example in zip(A, B, SIDE, strict=True)]
        assert value == pytest.approx(np.mean(each), rel=1e-13)
        np.testing.assert_allclose(gradient, np.mean(slopes, axis=0), rtol=1e-11)


def test_the_gradient_is_that_of_the_value() -> None:
    made, h = surface(), 1e-5
    points = RANDOM.uniform(-3, 3, (20, 2))
    for axis in range(2):
        away = h * np.eye(2)[axis]
        slope = (made.value(points + away) - made.value(points - away)) / (2 * h)
        np.testing.assert_allclose(made.gradient(points)[:, axis], slope, atol=1e-9)


def test_a_point_has_the_same_bits_alone_and_in_any_crowd() -> None:
    made = surface()
    points = points_of(made)
    assert len(points) * made.examples > PART  # worked on in parts
    check_bits(made.value, points)
    check_bits(made.gradient, points)


def test_the_gradient_over_chosen_examples_is_their_mean() -> None:
    made = surface()
    points = RANDOM.uniform(-3, 3, (6, 2))
    chosen = RANDOM.integers(37, size=(6, 5))
    found = made.gradient_over(points, chosen)
    for point, examples, gradient in zip(points, chosen, found, strict=True):
        slopes = np.array(dloss(*point, A[examples], B[examples], SIDE[examples]))
        np.testing.assert_allclose(gradient, slopes.mean(axis=1), rtol=1e-12)
    everyone = np.tile(np.arange(37), (6, 1))
    np.testing.assert_array_equal(made.gradient_over(points, everyone), made.gradient(points))


def test_data_is_copied_and_read_only() -> None:
    mine = A.copy()
    made = surface(data=(mine, B, SIDE))
    before = made.value((1, 1))
    mine[:] = 0
    assert made.value((1, 1)) == before
    with pytest.raises(ValueError, match="read-only"):
        made.data[0][0] = 1


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"data": 3}, "data is no sequence of columns of numbers"),
        ({"data": ()}, "columns of shapes"),
        ({"data": (A, B[:5], SIDE)}, r"columns of shapes \[\(37,\), \(5,\), \(37,\)\]"),
        ({"data": ([], [], [])}, "a number an example"),
        ({"data": (A, B, SIDE * np.inf)}, "column 2 of data is not finite everywhere"),
        ({"data": (A, B)}, "f fails on arrays.*loss.*missing 1 required positional"),
        ({"dloss": lambda x, *_: x}, "dloss returns an array of shape .*, not the pair"),
        ({"loss": lambda x, *_: x.mean(axis=-1)}, "points × examples"),
        ({"loss": lambda x, *_: x * 1j}, "must be real"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(given, told) -> None:
    with pytest.raises(ValueError, match=told) as error:
        surface(**given)
    assert "\n" not in str(error.value)
