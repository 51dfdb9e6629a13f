"""What a landscape refuses."""

import math

import pytest

from render import Landscape


@pytest.mark.parametrize("turn", [1e308, -36_001, math.inf, math.nan, "90", True, None])
def test_a_turn_that_no_camera_takes_is_refused(turn: object) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        Landscape(turn=turn)
    assert str(error.value) == (
        f"Landscape: turn is {turn!r}; it must be degrees, at most 36000 either way"
    )


@pytest.mark.parametrize("turn", [0, -36_000, 36_000, 12.5])
def test_a_turn_goes_either_way_and_a_hundred_times_round(turn: float) -> None:
    assert Landscape(turn=turn).turn == turn
