"""When a walker leaves the picture, and when a saddle."""

import numpy as np
import pytest
from walks import along, walk

from optimizers import SGD
from render import Contour, Scene, simulate
from render.events.leaving import picture_left, saddle_left, starts_on_ridge
from surfaces import himmelblau, saddle

SQUARE = ((-1.0, 1.0), (-1.0, 1.0))
RIDGE = [(0.5, 0.0), (0.2, 0.0), (0.02, 0.01), (0.01, 0.05), (0.0, 0.1)]
"""Down the ridge to the saddle; then, of the height from 0 to −1, y² below it."""


def left(points: list[tuple[float, float]], *, on_ridge: bool = False) -> int | None:
    way = walk(saddle, points)
    return saddle_left(saddle, SQUARE, way, np.zeros(2), lowest=-1, on_ridge=on_ridge)


@pytest.mark.parametrize(
    ("values", "step"),
    [
        ([0, 0.5, 1, 1.1, 2], 3),
        ([0, 0.5, 1, 1, 1], None),  # on the very edge
        ([0, 2, 0, 2, 3], 3),  # it came back
        ([0, 2, 2, 2, 0.9], None),
        ([0, 0, 0, 0, 2], 4),
        ([2, 0, 2, 2, 2], 2),
        ([2, 2, 3, 4, 5], None),  # it never was inside
    ],
)
def test_the_picture_is_left_where_a_walker_goes_out_for_good(
    values: list[float], step: int | None
) -> None:
    assert picture_left(SQUARE, along(values)) == step


def test_a_saddle_is_left_at_the_step_from_which_on_a_quarter_of_the_way_is_below() -> None:
    assert left([*RIDGE, (0, 0.49), (0, 0.51), (0, 0.6), (0, 0.9)]) == len(RIDGE) + 1


def test_who_climbs_back_leaves_when_going_down_for_good() -> None:
    assert left([*RIDGE, (0, 0.6), (0, 0.3), (0, 0.7), (0, 0.8), (0, 0.9)]) == len(RIDGE) + 2


def test_who_stays_on_the_saddle_or_a_little_below_does_not_leave() -> None:
    assert left([*RIDGE, *RIDGE[::-1]]) is None
    assert left([*RIDGE, (0, 0.3), (0, 0.4), (0, 0.49)]) is None


def test_who_goes_below_at_the_last_steps_alone_has_not_left_yet() -> None:
    assert left([*RIDGE, (0, 0.6), (0, 0.7)]) is None
    assert left([*RIDGE, (0, 0.6), (0, 0.7), (0, 0.8)]) == len(RIDGE)


def test_who_leaps_from_the_saddle_out_of_the_picture_leaves_it_there() -> None:
    assert left([*RIDGE, (0, 1.5)]) == len(RIDGE)


def test_what_a_walker_does_outside_the_picture_does_not_bring_it_back() -> None:
    assert left([*RIDGE, (0, 0.8), (0, 1.5), (5, 0), (5, 0)]) == len(RIDGE)


def test_who_passes_far_from_the_saddle_does_not_leave_it() -> None:
    way = [(0.4, 0.3), (0.4, 0.4), (0.3, 0.6), (0.2, 0.8), (0.1, 0.8), (0.0, 0.9), (0.0, 0.95)]
    assert left(way) is None
    assert left(way, on_ridge=True) == 2


def test_who_starts_on_a_ridge_far_from_the_saddle_and_never_comes_near_does_not_leave_it() -> None:
    # The diagonal is 2.83, a fifth of it 0.566.
    off = [(0.4, 0.4), (0.3, 0.6), (0.2, 0.8), (0.1, 0.8), (0.0, 0.9)]
    assert left([(0.56, 0.0), *off], on_ridge=True) == 2
    assert left([(0.57, 0.0), *off], on_ridge=True) is None
    assert left([(0.9, 0.0), *RIDGE, *[(0, 0.8)] * 3], on_ridge=True) == 6


def test_who_rolls_off_a_ridge_and_back_up_over_the_saddles_height_does_not_leave_it() -> None:
    way = [(0.5, 0.0), (0.4, 0.4), (0.3, 0.7), (0.8, 0.7), *[(0.2, 0.8)] * 3]
    assert left(way, on_ridge=True) is None
    assert left([*way[:3], *way[4:]], on_ridge=True) == 2


def test_who_flies_past_the_saddle_in_two_steps_does_not_leave_it() -> None:
    slow = [(0.5, 0), (0.1, 0), (0.05, 0), (0.0, 0.05), (0.0, 0.8), (0, 0.9), (0, 0.95)]
    assert left(slow) == 4
    assert left([slow[0], *slow[2:]]) is None


def test_who_is_near_the_saddle_and_yet_as_fast_as_ever_does_not_leave_it() -> None:
    # The slope is 2r: at 0.51 it is 1.02, and a quarter of that the slope at 0.1275.
    for r, step in ((0.12, 4), (0.135, None)):
        assert left([(0.5, 0), (r, 0), (r, 0), (r, 0), (0, 0.51), (0, 0.51), (0, 0.51)]) == (step)


def test_who_is_near_the_saddle_only_when_below_does_not_leave_it() -> None:
    way = [(0.5, 0.3), *[(0, 0.06)] * 4, *[(0, 0.8)] * 4]
    origin = np.zeros(2)
    found = [
        saddle_left(saddle, SQUARE, walk(saddle, way), origin, lowest=lowest, on_ridge=False)
        for lowest in (-0.01, -1)
    ]
    assert found == [None, 5]


def test_who_is_below_the_saddle_from_the_start_does_not_leave_it() -> None:
    assert left([(0.1, 0.6), *RIDGE, (0, 0.6), (0, 0.7), (0, 0.8)]) is None


def test_where_nothing_lies_below_a_saddle_nobody_leaves_it() -> None:
    way = walk(saddle, [*RIDGE, (0, 0.6), (0, 0.7), (0, 0.8)])
    origin = np.zeros(2)
    assert saddle_left(saddle, SQUARE, way, origin, lowest=0, on_ridge=True) is None


def test_a_ridge_is_where_steepest_descent_leads_to_the_saddle() -> None:
    starts = np.array([(0.5, 1e-10), (-0.9, 0), (0.5, 0.1), (0, 0), (0, 0.5)])
    found = starts_on_ridge(saddle, SQUARE, starts, np.zeros((1, 2)))
    assert found.tolist() == [[True, True, False, True, False]]


def test_a_bent_ridge_is_found_where_tiny_steps_down_end_at_the_saddle() -> None:
    place = (3.385154183607021, 0.07385187983774928)
    domain = himmelblau.domain
    starts = np.array([(2.2, 0.3), (2.15, 0.43), (1.0, 1.0)])
    scene = Scene("Ridge", himmelblau, starts, [SGD(1e-3)], 3000, [Contour()])
    nearest = [np.linalg.norm(way.points - place, axis=1).min() for way in simulate(scene)]
    expected = [[bool(distance <= 0.01 * np.hypot(10, 10)) for distance in nearest]]
    assert starts_on_ridge(himmelblau, domain, starts, np.array([place])).tolist() == expected


def test_without_saddles_there_are_no_ridges() -> None:
    assert starts_on_ridge(saddle, SQUARE, np.zeros((3, 2)), np.empty((0, 2))).shape == (0, 3)
