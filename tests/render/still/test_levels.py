"""Levels: strokes of one strength over one another that give each stretch its own."""

import numpy as np
import pytest

from render.raster.depth import NO_DEPTH, DepthBuffer
from render.shapes import Line
from render.still.levels import Level, levels
from render.still.strips import strips

ENDS = np.array([(10.5, 5.5), (50.5, 5.5), (90.5, 5.5)])


def strength_at(found: list[Level], x: float) -> float:
    """What the levels leave at x, laid over one another."""
    through = 1.0
    for level in found:
        if any(min(p[:, 0]) <= x <= max(p[:, 0]) for p in level.polylines):
            through *= 1 - level.opacity
    return 1 - through


def wall(left: int, right: int) -> DepthBuffer:
    """A buffer of 100 × 10 pixels with something near in those columns."""
    nearest = np.full((10, 100), np.inf, dtype=np.float32)
    nearest[:, left:right] = 0.5
    return DepthBuffer.of(nearest)


def test_a_plain_stroke_is_one_level_with_all_of_its_points() -> None:
    (level,) = levels(Line(ENDS, "#ff0000", 4.0, strength=0.78), NO_DEPTH, fine=1)
    assert level.whole
    assert level.opacity == level.reached == 0.78
    (points,) = level.polylines
    assert (points == ENDS).all()


def test_a_stretch_behind_a_hill_keeps_its_share_and_the_rest_is_opaque() -> None:
    line = Line(ENDS, "#ff0000", 4.0, depth=np.ones(3), hidden=0.3)
    found = levels(line, wall(40, 60), fine=1)
    assert [level.whole for level in found] == [True, False]
    assert strength_at(found, 50) == pytest.approx(0.3)
    assert strength_at(found, 20) == pytest.approx(1)
    assert strength_at(found, 80) == pytest.approx(1)
    one, other = sorted(found[1].polylines, key=lambda points: points[0, 0])
    assert one[-1, 0] == pytest.approx(40, abs=1)
    assert other[0, 0] == pytest.approx(60, abs=1)
    assert len(one) == len(other) == 2  # no more points than it takes


def test_nothing_hides_a_stroke_that_lies_before_the_hill_or_has_no_depth() -> None:
    for depth in (np.zeros(3), None):
        line = Line(ENDS, "#ff0000", 4.0, depth=depth, hidden=0.3)
        assert [level.reached for level in levels(line, wall(40, 60), fine=1)] == [1]


def test_a_fading_stroke_is_as_strong_everywhere_as_it_fades() -> None:
    x = np.linspace(0, 100, 101)
    fade = np.linspace(0.5, 1.0, 101)
    line = Line(np.stack([x, 0 * x], axis=1), "#ff0000", 4.0, fade=fade)
    found = levels(line, NO_DEPTH, fine=1)
    assert [level.reached for level in found] == sorted(level.reached for level in found)
    for at in (3.5, 30.5, 66.5, 98.5):
        assert strength_at(found, at) == pytest.approx(np.interp(at, x, fade), abs=0.03)


def test_a_stroke_over_another_shows_every_second_stripe() -> None:
    x = np.linspace(0, 80, 5)
    points = np.stack([x, 0 * x], axis=1)
    shared = np.array([1, 1, 1, 1, 1])
    line = Line(points, "#ff0000", 4.0, shared=shared, along=x, stripe=10.0)
    (level,) = levels(line, NO_DEPTH, fine=0.5)
    ends = sorted(x for points in level.polylines for x in points[[0, -1], 0].tolist())
    assert ends == pytest.approx([10, 20, 30, 40, 50, 60, 70, 80], abs=0.6)
    assert not level.whole


def test_points_that_are_not_joined_stay_apart() -> None:
    joined = np.array([False, True, False, True])
    points = np.array([(0.0, 0), (10, 0), (5, -5), (5, 5)])
    (level,) = levels(Line(points, "#ff0000", 2.0, joined=joined), NO_DEPTH, fine=1)
    assert [p.tolist() for p in level.polylines] == [[[0, 0], [10, 0]], [[5, -5], [5, 5]]]
    assert level.whole


@pytest.mark.parametrize("count", [0, 1])
def test_a_stroke_without_a_segment_has_no_levels(count: int) -> None:
    assert levels(Line(ENDS[:count], "#ff0000", 4.0), NO_DEPTH, fine=1) == []


def test_strips_keep_their_distance_to_both_sides() -> None:
    left, right = strips(np.array([(0.0, 0), (10, 0), (10, 0), (10, 10)]), 3.0)
    assert left.tolist() == [[0, -3], [10, -3], [13, 0], [13, 10]]
    assert right.tolist() == [[0, 3], [10, 3], [7, 0], [7, 10]]
    assert strips(np.zeros((2, 2)), 3.0) == []
