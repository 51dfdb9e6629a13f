"""What a step may return."""

import numpy as np
import pytest

from render.simulation.simulate import stepped

TWO = np.zeros((2, 2))


@pytest.mark.parametrize(
    ("result", "told"),
    [
        (TWO[:1], "an array of shape (1, 2); it must return (positions, state)"),
        # Two starts, whose rows are no pair.
        (TWO, "an array of shape (2, 2); it must return (positions, state)"),
        (None, "None; it must return (positions, state)"),
        (3.0, "a value of type float; it must return (positions, state)"),
        ((TWO, 0, 0), "a tuple of length 3; it must return (positions, state)"),
        ((TWO + 0j, 0), "positions of complex128, not real numbers"),
        ((TWO.astype(object), 0), "positions of object, not real numbers"),
        ((TWO.astype(bool), 0), "positions of bool, not real numbers"),
        ((TWO[0], 0), "positions of shape (2,) for positions of shape (2, 2)"),
        (([[0, 1], [2]], 0), "positions of shape (0,) for positions of shape (2, 2)"),
        ((None, 0), "positions of shape () for positions of shape (2, 2)"),
    ],
)
def test_what_is_no_pair_of_real_positions_and_a_state_is_refused(
    result: object, told: str
) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        stepped(result, (2, 2), by="Mine")
    ending = "; it must return (positions, state)" if " for positions of " in told else ""
    assert str(error.value) == f"Mine.step returned {told}{ending}"


@pytest.mark.parametrize("pair", [list, tuple])
def test_lists_and_whole_numbers_will_do(pair: type) -> None:
    positions, state = stepped(pair([[[3, 4]], "state"]), (1, 2), by="Mine")
    np.testing.assert_array_equal(positions, [(3, 4)])
    assert state == "state"


def test_a_step_that_is_async_is_told_without_a_warning() -> None:
    async def step() -> None: ...

    with pytest.raises(ValueError, match=r"^Mine\.step returned a coroutine; write def, not async"):
        stepped(step(), (1, 2), by="Mine")
