"""Changes of the lead: significant, lasting, in the picture."""

import numpy as np
import pytest
from walks import UPHILL, along, scene_of, walk

from render.events.overtaking import overtakings
from surfaces import Surface, ellipse

STEPS = 60
"""A lead must last three of them."""


def lead(*ways: list[float], starts: int = 1, **more: object) -> list[tuple[int, int, int]]:
    trajectories = [
        along(values, f"W{k // starts}", optimizer=k // starts) for k, values in enumerate(ways)
    ]
    return overtakings(scene_of(UPHILL, trajectories, starts, **more), trajectories)


def line(*corners: tuple[int, float]) -> list[float]:
    """Values along straight lines from corner to corner, a (step, value) each."""
    return np.interp(range(STEPS + 1), *zip(*corners, strict=True)).tolist()


FALLS = line((0, 0.9), (20, 0.3), (60, 0.3))


def test_the_lead_changes_at_the_step_from_which_on_another_is_lower() -> None:
    # 0.9 − 0.02k is below 0.3 from step 31 on.
    assert lead(FALLS, line((0, 0.9), (60, -0.3))) == [(31, 1, 0)]


def test_the_first_to_lead_takes_it_from_nobody() -> None:
    assert lead(FALLS, line((0, 0.9), (60, 0.5))) == []


def test_a_lead_that_only_one_step_or_two_see_is_none() -> None:
    for steps in (1, 2):
        dip = line((0, 0.9), (60, 0.5))
        dip[40 : 40 + steps] = [0.0] * steps
        assert lead(FALLS, dip) == []
    dip[40:43] = [0.0] * 3
    assert lead(FALLS, dip) == [(40, 1, 0), (43, 0, 1)]


def test_a_lead_that_is_too_small_to_see_is_none() -> None:
    # Heights from 0.3 to 0.9, a hundredth of which is 0.006.
    for less, expected in ((0.004, []), (0.008, [(31, 1, 0)])):
        level = 0.3 - less
        other = line((0, 0.9), (30, 0.301), (31, level), (60, level))
        assert lead(FALLS, other) == expected


def test_zigzags_about_the_leader_take_no_lead() -> None:
    zigzag = [0.3 + 0.2 * (-1) ** k for k in range(STEPS + 1)]
    assert lead(FALLS, [0.9, *zigzag[1:]]) == []


def test_the_lead_is_taken_from_who_holds_it_of_several() -> None:
    late, later = line((0, 0.9), (60, 0.0)), line((0, 0.9), (40, 0.9), (60, -0.5))
    changes = lead(FALLS, late, later)
    assert [(new, old) for _, new, old in changes] == [(1, 0), (2, 1)]
    for step, new, _ in changes:
        values = np.array([FALLS, late, later])
        assert values[:, step].argmin() == new
        assert values[:, step - 1].argmin() != new


def test_a_first_lead_gained_late_is_taken_from_who_was_lowest_just_before() -> None:
    # For ten steps two take turns.
    one = [0.9 - 0.01 * k - 0.005 * (k % 2) for k in range(STEPS + 1)]
    other = [0.9 - 0.01 * k - 0.005 * (1 - k % 2) for k in range(STEPS + 1)]
    one[10:] = line((0, 0.8), (60, 0.3))[: STEPS - 9]
    other[10:] = line((0, 0.75), (60, -0.3))[: STEPS - 9]
    one[0] = other[0] = 0.9
    assert lead(one, other) == [(10, 1, 0)]


def test_nobody_takes_the_lead_outside_the_picture() -> None:
    assert lead(FALLS, line((0, 0.9), (30, 0.4), (31, -1.5), (60, -2.0))) == []


def test_who_comes_back_into_the_picture_takes_the_lead_as_it_does() -> None:
    dives = [0.9, *[-1.5] * 9, *[-0.5] * (STEPS - 9)]
    assert lead(line((0, 0.9), (60, 0.8)), dives) == [(10, 1, 0)]


def test_who_leads_and_goes_out_at_the_bottom_hands_nothing_on() -> None:
    gone = line((0, 0.9), (20, -0.9), (21, -1.1), (60, -9.0))
    assert lead(gone, FALLS) == []


def test_from_who_leads_and_is_thrown_out_nobody_takes_it() -> None:
    # The ranking keeps it first, by the value with which it was last in the picture.
    thrown = line((0, 0.9), (20, 0.0), (21, 1.1), (60, 9.0))
    low, lower = line((0, 0.9), (60, -0.6)), line((0, 0.9), (45, 0.9), (60, -0.9))
    assert lead(thrown, FALLS) == []
    assert lead(thrown, low) == []
    assert lead(thrown, low, lower) == [(57, 2, 1)]


def test_the_lead_of_who_diverges_is_taken_from_nobody() -> None:
    fast, slow = line((0, 0.9), (10, 0.0), (60, 0.0)), line((0, 0.9), (60, 0.8))
    late = line((0, 0.9), (40, 0.9), (60, -0.5))
    walks = [fast, slow, late]
    assert lead(*walks) == [(53, 2, 0)]
    trajectories = [
        along(values, label, optimizer=k, stopped_at=None if k else 12)
        for k, (values, label) in enumerate(zip(walks, "ABC", strict=True))
    ]
    assert overtakings(scene_of(UPHILL, trajectories), trajectories) == [(41, 2, 1)]


def test_who_diverged_takes_no_lead_by_standing_still_and_hands_none_on() -> None:
    stands = line((0, 0.9), (10, 0.35), (60, 0.35))
    up = line((0, 0.9), (20, 0.3), (40, 0.3), (60, 0.8))
    assert lead(up, stands) == [(19, 0, 1), (43, 1, 0)]
    trajectories = [along(up), along(stands, "B", optimizer=1, stopped_at=10)]
    assert overtakings(scene_of(UPHILL, trajectories), trajectories) == []


def test_with_several_starts_the_median_leads() -> None:
    low, high = line((0, 0.9), (60, -0.3)), line((0, 0.9), (60, 0.8))
    first = [FALLS, FALLS, FALLS]
    assert lead(*first, low, high, high, starts=3) == []
    assert lead(*first, low, low, high, starts=3) == [(31, 1, 0)]


def test_one_walker_alone_takes_no_lead() -> None:
    assert lead(FALLS) == []


def test_two_that_walk_together_take_no_lead_from_each_other() -> None:
    assert lead(FALLS, FALLS) == []


@pytest.mark.parametrize(("scale", "expected"), [("linear", []), ("sqrt", [(10, 1, 0)])])
def test_what_can_be_seen_is_told_by_the_scale_of_the_surface(
    scale: str, expected: list[tuple[int, int, int]]
) -> None:
    # From 4 down; the ends, 0.02 and 0, are a two-hundredth apart, and 0.07 of its root.
    surface = Surface("bowl", "", ellipse.f, ellipse.df, ellipse.domain, ellipse.minima, scale)  # type: ignore[arg-type]
    ends = [(0.1414, 0.0)] * 51
    one = [*[(x, 0.0) for x in np.linspace(2, 0.1414, 11)], *ends[1:]]
    other = [*[(x, 0.0) for x in np.linspace(2, 0.5, 10)], *[(0.0, 0.0)] * 51]
    trajectories = [walk(surface, one), walk(surface, other, "B", optimizer=1)]
    assert overtakings(scene_of(surface, trajectories), trajectories) == expected
