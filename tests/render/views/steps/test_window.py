"""The window that follows a walker: it holds what it must, moves smoothly, and knows its place."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render.views.steps.window import Window, highest_about, smoothed

DOMAIN = ((-2.0, 3.0), (10.0, 12.0))
LOW, HIGH = np.transpose(DOMAIN)


def following(marks, **options) -> Window:
    wanted = {"aspect": 1.5, "stretch": 1.0, "reach": 2.0, **options}
    return Window.following(np.asarray(marks, dtype=float), DOMAIN, **wanted)


def walk(seed: int, steps: int, *, size: float) -> np.ndarray:
    """Marks of steps of very different lengths that wander about the domain, (steps, 3, 2)."""
    generator = np.random.default_rng(seed)
    ways = (
        generator.normal(size=(steps + 1, 2))
        * size
        * 10 ** generator.uniform(-3, 0, (steps + 1, 1))
    )
    points = np.clip((LOW + HIGH) / 2 + np.cumsum(ways, axis=0), LOW, HIGH)
    aside = np.clip(points[:-1] + generator.normal(size=(steps, 2)) * size, LOW, HIGH)
    return np.stack([points[:-1], points[1:], aside], axis=1)


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**32 - 1),
    steps=st.integers(1, 60),
    size=st.sampled_from([1e-4, 0.01, 0.3, 3.0]),
    aspect=st.floats(0.5, 2.5),
    stretch=st.sampled_from([1.0, 100.0]),
    reach=st.floats(1, 12),
)
def test_a_window_holds_the_marks_of_its_step_at_every_moment(
    seed, steps, size, aspect, stretch, reach
) -> None:
    marks = walk(seed, steps, size=size)
    window = following(marks, aspect=aspect, stretch=stretch, reach=reach)
    for step in np.linspace(0, steps, 11 * steps + 1):
        seen = marks[min(int(step), steps - 1)]
        low, high = np.transpose(window.at(float(step)))
        slack = 1e-9 * (high - low)
        assert (low - slack <= seen).all(), step
        assert (seen <= high + slack).all(), step


def test_an_even_walk_fills_between_a_third_and_a_half_of_the_window() -> None:
    points = np.stack([np.linspace(0, 1, 21), np.full(21, 11.0)], axis=1)
    window = following(np.stack([points[:-1], points[1:]], axis=1), reach=1.0)
    for step in np.linspace(2, 18, 50):
        (x0, x1), _ = window.at(step)
        assert 1 / 3 <= 0.05 / (x1 - x0) <= 0.51


def test_a_window_is_to_one_scale_and_has_the_plots_shape() -> None:
    window = following(walk(1, 9, size=0.1), aspect=2.0, stretch=1.0)
    for step in np.linspace(0, 9, 30):
        (x0, x1), (y0, y1) = window.at(step)
        assert (x1 - x0) == pytest.approx(2 * (y1 - y0))


def test_a_window_moves_by_little_and_without_a_start() -> None:
    marks = walk(3, 40, size=0.1)
    window = following(marks, reach=3.0)
    at = np.array([window.at(step) for step in np.linspace(0, 40, 40 * 25 + 1)])
    middles, widths = at.mean(axis=2), at[:, 0, 1] - at[:, 0, 0]
    moved = np.linalg.norm(np.diff(middles, axis=0), axis=1) / widths[1:]
    assert moved.max() < 0.04
    assert np.abs(np.diff(np.log(widths))).max() < 0.12
    begins = np.abs(np.diff(middles, n=2, axis=0)).max(axis=1) / widths[1:-1]
    assert begins.max() < 0.02


def test_a_window_stays_as_it_is_at_the_end() -> None:
    window = following(walk(2, 12, size=0.2))
    assert window.at(12.0) == window.at(13.0) == window.at(1e9)


def test_a_window_keeps_to_the_domain_where_it_is_smaller() -> None:
    corner = np.tile(np.array([[-2.0, 10.0], [-1.9, 10.0]]), (5, 1, 1))
    (x0, x1), (y0, y1) = following(corner).at(2.0)
    assert (x0, y0) == pytest.approx((-2.0, 10.0))
    assert x1 < -1.7
    (x0, x1), (y0, y1) = following([[LOW, HIGH]] * 4).at(2.0)
    assert (x0 + x1) / 2 == pytest.approx(0.5)
    assert (y0 + y1) / 2 == pytest.approx(11.0)


def test_a_walker_at_rest_is_not_looked_at_ever_more_closely() -> None:
    window = following(np.full((6, 2, 2), [0.5, 11.0]))
    (x0, x1), _ = window.at(3.0)
    assert 0.001 < x1 - x0 < 0.05


def test_a_zoom_sets_the_width() -> None:
    window = following(walk(4, 12, size=0.2), zoom=0.25)
    widths = [np.diff(window.at(step)[0])[0] for step in np.linspace(0, 12, 40)]
    assert widths == pytest.approx([0.25] * 40)


def test_a_long_walk_takes_little_memory() -> None:
    window = following(np.full((300_000, 1, 2), [0.5, 11.0]), reach=20_000)
    assert len(window.widths) < 10**6
    assert window.at(299_999.5)[0][0] < 0.5


def test_smoothing_keeps_a_slope_and_an_even_row() -> None:
    assert smoothed(np.full(9, 2.5), 2) == pytest.approx(np.full(9, 2.5))
    slope = np.arange(30.0)
    assert smoothed(slope, 3)[6:-6] == pytest.approx(slope[6:-6])


def test_smoothing_spreads_a_value_like_a_tent() -> None:
    row = np.zeros(11)
    row[5] = 9.0
    assert smoothed(row, 1) == pytest.approx([0, 0, 0, 1, 2, 3, 2, 1, 0, 0, 0])


@pytest.mark.parametrize("reach", [0, 1, 2, 5, 40])
def test_the_highest_about_each_value_is_found(reach: int) -> None:
    values = np.random.default_rng(5).normal(size=30)
    expected = [values[max(0, k - reach) : k + reach + 1].max() for k in range(30)]
    assert (highest_about(values, reach) == expected).all()
