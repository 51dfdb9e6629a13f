"""Scaled heights, their slopes, and the views that are declared with them."""

import numpy as np
import pytest

from render import Contour, Landscape
from render.scene.height import SCALES, Height

each_scale = pytest.mark.parametrize("scale", SCALES)


def test_there_are_three_scales() -> None:
    assert set(SCALES) == {"linear", "sqrt", "log"}


@each_scale
def test_height_is_0_at_the_lowest_1_at_the_highest_and_rises(scale: str) -> None:
    height = Height(scale, -3, 17)
    values = np.linspace(-3, 17, 101)
    assert (height(values)[0], height(values)[-1]) == (0, pytest.approx(1))
    assert (np.diff(height(values)) > 0).all()


@each_scale
def test_value_is_the_inverse_of_calling(scale: str) -> None:
    height = Height(scale, -3, 17)
    values = np.linspace(-3, 17, 101)
    np.testing.assert_allclose(height.value(height(values)), values, rtol=1e-12, atol=1e-12)
    heights = np.linspace(0, 1, 101)
    np.testing.assert_allclose(height(height.value(heights)), heights, rtol=1e-12, atol=1e-7)


@pytest.mark.parametrize(
    ("scale", "value", "expected"),
    [("linear", 1, 0.2), ("sqrt", 1, np.sqrt(0.2)), ("log", 1, np.log(5) / np.log(21))],
)
def test_a_height_is_the_one_worked_by_hand(scale: str, value: float, expected: float) -> None:
    assert Height(scale, -3, 17)(np.array([value])) == pytest.approx(expected)


def test_only_a_linear_height_goes_below_0() -> None:
    below = np.array([-4.0])
    assert Height("linear", -3, 17)(below) == pytest.approx(-0.05)
    assert Height("sqrt", -3, 17)(below) == 0
    assert Height("log", -3, 17)(below) == 0


@each_scale
def test_slope_is_the_central_difference_of_the_height(scale: str) -> None:
    def f(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return 3 * (x - 0.7) ** 2 + 40 * (y + 0.3) ** 2 - 3

    height, h = Height(scale, -3, 90), 1e-6
    x, y = np.random.default_rng(4).uniform(-1, 1, (2, 5, 8))
    gradient = np.stack([6 * (x - 0.7), 80 * (y + 0.3)], axis=-1)
    expected = np.stack(
        [
            height(f(x + h, y)) - height(f(x - h, y)),
            height(f(x, y + h)) - height(f(x, y - h)),
        ],
        axis=-1,
    ) / (2 * h)
    steep = (f(x, y) + 3) / 93 > 1e-3  # a root's slope is kept finite below
    assert steep.sum() > 30
    np.testing.assert_allclose(
        height.slope(f(x, y), gradient)[steep], expected[steep], rtol=1e-6, atol=1e-8
    )


def test_a_roots_slope_is_finite_at_the_minimum() -> None:
    slope = Height("sqrt", -3, 17).slope(np.array([-3.0]), np.array([[1.0, 2.0]]))
    assert np.isfinite(slope).all()
    assert (slope > 0).all()


@each_scale
def test_a_flat_surface_has_no_height_and_no_slope(scale: str) -> None:
    flat, values = Height(scale, 5, 5), np.full((3, 4), 5.0)
    np.testing.assert_array_equal(flat(values), np.zeros((3, 4)))
    np.testing.assert_array_equal(flat.slope(values, np.zeros((3, 4, 2))), np.zeros((3, 4, 2)))
    np.testing.assert_array_equal(flat.value(np.array([0.0, 0.5, 1.0])), [5.0] * 3)


@pytest.mark.parametrize(
    ("kind", "given", "told"),
    [
        (Contour, {"levels": 1}, ["Contour: levels is 1", "2 to 100"]),
        (Contour, {"levels": 101}, ["Contour: levels is 101"]),
        (Contour, {"levels": 16.5}, ["Contour: levels is 16.5"]),
        (Contour, {"levels": True}, ["Contour: levels is True"]),
        (Contour, {"scale": "sqr"}, ["Contour: scale is 'sqr'", "did you mean 'sqrt'?"]),
        (Contour, {"scale": "cubic"}, ["Contour: scale is 'cubic'", "linear, sqrt, log"]),
        (
            Landscape,
            {"azimuth": float("nan")},
            ["Landscape: azimuth is nan", "degrees, at most 36000 either way, or None"],
        ),
        (Landscape, {"elevation": 4}, ["Landscape: elevation is 4", "5 to 90 degrees"]),
        (Landscape, {"elevation": 91}, ["Landscape: elevation is 91"]),
        (Landscape, {"elevation": float("nan")}, ["Landscape: elevation is nan"]),
        (Landscape, {"turn": float("inf")}, ["Landscape: turn is inf", "degrees"]),
        (Landscape, {"height": "lin"}, ["Landscape: height is 'lin'", "did you mean 'linear'?"]),
    ],
)
def test_a_view_that_cannot_be_drawn_is_refused_when_built(
    kind: type, given: dict[str, object], told: list[str]
) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        kind(**given)
    assert [words for words in told if words not in str(error.value)] == []
    assert "\n" not in str(error.value)


def test_all_faults_of_a_landscape_are_told_at_once() -> None:
    with pytest.raises(ValueError, match=r".") as error:
        Landscape(azimuth=float("inf"), elevation=0, turn=float("nan"), height="high")  # type: ignore[arg-type]
    assert [line.split()[1] for line in str(error.value).split("\n")] == [
        "azimuth",
        "elevation",
        "turn",
        "height",
    ]


@pytest.mark.parametrize("view", [Contour(2), Contour(100), Landscape(elevation=5, turn=-720)])
def test_views_at_the_ends_of_their_ranges_are_built(view: Contour | Landscape) -> None:
    assert view.name in {"contour", "landscape"}
