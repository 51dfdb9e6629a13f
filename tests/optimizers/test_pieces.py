"""What goes around a rule against its twin, over 60 steps, with numbers and with schedules."""

import inspect
import sys
from typing import Any

import numpy as np
import pytest
from line_up import GROUNDS, Ground, walk, walk_by_hand
from pieces_by_hand import CASES, PIECES, Piece
from test_rules import constant, wavering
from test_steps import BOWL, check_leading_shapes, check_start_kept

import optimizers

each_ground = pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS.keys())
each_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())


def off(case: Piece, ground: Ground, kind: Any = None) -> float:
    """The largest difference to the twin, with numbers."""
    by_hand = {name: constant(value) for name, value in case.given.items()}
    made = case.make(**case.given) if kind is None else case.make(kind, **case.given)
    expected = walk_by_hand(case.twin, by_hand, ground, steps=60)
    with np.errstate(all="ignore"):
        apart = np.abs(walk(made, ground, steps=60) - expected)
    return float(np.nan_to_num(apart, nan=np.inf).max())


@each_ground
@each_case
def test_sixty_steps_are_those_of_the_formula(case: Piece, ground: Ground) -> None:
    assert off(case, ground) <= 1e-12


@each_ground
@each_case
def test_schedules_are_honoured_step_by_step(case: Piece, ground: Ground) -> None:
    schedules = {name: wavering(value) for name, value in case.given.items()}
    np.testing.assert_allclose(
        walk(case.make(**schedules), ground, steps=60),
        walk_by_hand(case.twin, schedules, ground, steps=60),
        rtol=0,
        atol=1e-12,
    )


@pytest.mark.parametrize(
    ("case", "right", "wrong"), [(case, *pair) for case in CASES.values() for pair in case.wrong]
)
def test_a_piece_with_one_term_wrong_is_rejected(case: Piece, right: str, wrong: str) -> None:
    kind: Any = type(case.make(**case.given))
    source = inspect.getsource(sys.modules[kind.__module__])
    assert source.count(right) == 1
    namespace: dict[str, Any] = {"__name__": kind.__module__}
    exec(compile(source.replace(right, wrong), "<changed>", "exec"), namespace)
    assert max(off(case, ground, namespace[kind.__name__]) for ground in GROUNDS.values()) > 1e-9


def test_every_piece_is_held_against_its_formula() -> None:
    held = {type(case.make(**case.given)).__name__ for case in CASES.values()}
    assert held == set(PIECES)
    exported = [thing for thing in vars(optimizers).values() if isinstance(thing, type)]
    assert held == {one.__name__ for one in exported if ".around." in one.__module__}


@each_ground
@each_case
def test_walkers_stepped_together_go_as_each_alone(case: Piece, ground: Ground) -> None:
    with np.errstate(all="ignore"):  # one or two are thrown out of the numbers
        check_leading_shapes(case.make(**case.given), ground)


@each_case
def test_a_step_leaves_what_it_was_given(case: Piece) -> None:
    optimizer = case.make(**case.given)
    position = np.array([BOWL.start, (0.3, 0.4)])
    state = optimizer.start(position)
    for _ in range(4):
        before = position.copy()
        moved, after = optimizer.step(BOWL, position, state)
        again, _ = optimizer.step(BOWL, position, state)
        np.testing.assert_array_equal(moved, again)
        np.testing.assert_array_equal(position, before)
        position, state = moved, after


@each_case
def test_what_is_done_to_the_start_afterwards_changes_no_step_of_a_piece(case: Piece) -> None:
    check_start_kept(case.make(**case.given), BOWL)


@each_case
def test_at_rest_on_flat_ground_all_but_the_decayed_stay_bit_for_bit(case: Piece) -> None:
    flat = Ground(lambda x, y: (0 * x, 0 * y), (0.3, -1.7))
    path = walk(case.make(**case.given), flat, steps=20)
    moves = "weight_decay" in case.given
    assert (path != flat.start).any() == moves


@pytest.mark.parametrize(
    ("schedule", "values"),
    [
        (optimizers.WarmRestarts(0.2, 0.1, steps=2), {0: 0.2, 1: 0.15, 2: 0.2, 3: 0.15, 101: 0.15}),
        (
            optimizers.WarmRestarts(1, steps=2, growth=2),
            {1: 0.5, 2: 1, 4: 0.5, 6: 1, 10: 0.5, 14: 1},
        ),
    ],
)
def test_warm_restarts_have_the_values_worked_by_hand(
    schedule: Any, values: dict[int, float]
) -> None:
    assert {step: schedule(step) for step in values} == pytest.approx(values, abs=1e-15)


def test_warm_restarts_refuse_what_they_cannot_be() -> None:
    with pytest.raises(ValueError, match=r"steps is 0;.*\n.*growth is 1\.5; it must be a whole"):
        optimizers.WarmRestarts(1, 0, steps=0, growth=1.5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"^WarmRestarts: .*nan"):
        optimizers.WarmRestarts(1, float("nan"), steps=4)


def test_warm_restarts_count_in_numpys_small_whole_numbers_as_in_any() -> None:
    small = optimizers.WarmRestarts(1, steps=np.int8(50), growth=np.int8(2))  # type: ignore[arg-type]
    plain = optimizers.WarmRestarts(1, steps=50, growth=2)
    assert [small(step) for step in (149, 150, 349, 351)] == [
        plain(step) for step in (149, 150, 349, 351)
    ]
    long = optimizers.WarmRestarts(1, steps=300)
    assert long(np.uint8(200)) == long(200)  # type: ignore[arg-type]
