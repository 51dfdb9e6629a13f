"""Who did what, in words."""

import pytest

from render.events.sentences import Deed, Verb, place, told

LEAVE = Verb("leaves", "leave", "left", "a saddle")
DIVERGE = Verb("diverges", "diverge", "diverged", "")
FOUR = ["SGD", "Adam", "Momentum", "RMSProp"]
ONE_START = [(0.5, 1.0)]
TWO_STARTS = [(-1.0, 0.5), (0.75, 1e-10)]


def sentences(
    *deeds: tuple[int, int],
    labels: list[str] = FOUR,
    starts: list[tuple[float, float]] = ONE_START,
    things: dict[int, str] | None = None,
    verb: Verb = LEAVE,
) -> list[str]:
    """Of walkers and steps; the step, and the names, are in what is said."""
    things = things or {}
    done = [Deed(step, walker, things.get(walker, "the saddle")) for walker, step in deeds]
    found = told(verb, done, labels, starts)
    assert [step for step, _, _ in found] == sorted(step for step, _, _ in found)
    assert all(sentence.endswith(f"step {step}") for step, _, sentence in found)
    return [sentence for _, _, sentence in found]


@pytest.mark.parametrize(
    ("deeds", "expected"),
    [
        ([], []),
        ([(1, 7)], ["Adam leaves the saddle at step 7"]),
        (
            [(1, 7), (0, 9)],
            ["Adam is the first to leave the saddle, at step 7", "SGD leaves the saddle at step 9"],
        ),
        ([(1, 7), (0, 7)], ["SGD and Adam leave the saddle at step 7"]),
        (
            [(1, 7), (2, 9), (0, 7)],
            [
                "SGD and Adam are the first to leave the saddle, at step 7",
                "Momentum leaves the saddle at step 9",
            ],
        ),
        (
            [(3, 4), (1, 7), (2, 9), (0, 8)],
            [
                "RMSProp is the first to leave the saddle, at step 4",
                "Adam leaves the saddle at step 7",
                "SGD leaves the saddle at step 8",
                "Momentum is the last to leave the saddle, at step 9",
            ],
        ),
        (
            [(3, 4), (1, 9), (2, 9), (0, 9)],
            [
                "RMSProp is the first to leave the saddle, at step 4",
                "SGD, Adam and Momentum are the last to leave the saddle, at step 9",
            ],
        ),
        ([(k, 3) for k in range(4)], ["All 4 leave the saddle at step 3"]),
    ],
)
def test_from_one_start_each_step_has_a_sentence(
    deeds: list[tuple[int, int]], expected: list[str]
) -> None:
    assert sentences(*deeds) == expected


def test_of_two_walkers_none_is_the_last() -> None:
    assert sentences((0, 4), (1, 6), labels=FOUR[:2])[-1] == "Adam leaves the saddle at step 6"


def test_things_that_differ_have_no_first() -> None:
    things = {0: "the saddle at (0, 1)", 1: "the saddle at (−2, 1)"}
    assert sentences((0, 4), (1, 6), things=things) == [
        "SGD leaves the saddle at (0, 1), at step 4",
        "Adam leaves the saddle at (−2, 1), at step 6",
    ]


def test_a_verb_may_stand_alone() -> None:
    things = dict.fromkeys(range(4), "")
    assert sentences((0, 4), (1, 6), things=things, verb=DIVERGE) == [
        "SGD is the first to diverge, at step 4",
        "Adam diverges at step 6",
    ]


def test_the_names_of_many_are_counted() -> None:
    labels = [*FOUR, "A", "B", "C"]
    assert sentences(*[(k, 3) for k in range(5)], labels=labels) == [
        "SGD, Adam, Momentum and 2 others leave the saddle at step 3"
    ]
    assert sentences(*[(k, 3) for k in range(4)], labels=labels) == [
        "SGD, Adam, Momentum and RMSProp leave the saddle at step 3"
    ]


def test_with_several_starts_a_sentence_names_the_start() -> None:
    # Walkers 0 and 1 are SGD's, 2 and 3 Adam's.
    assert sentences((0, 4), (2, 4), (3, 6), starts=TWO_STARTS) == [
        "SGD and Adam, from (−1, 0.5), are the first to leave the saddle, at step 4",
        "Adam, from (0.75, 1e−10), leaves the saddle at step 6",
    ]


def test_from_different_starts_at_one_step_nobody_is_the_first() -> None:
    assert sentences((0, 4), (3, 4), (5, 9), starts=TWO_STARTS) == [
        "SGD, from (−1, 0.5), leaves the saddle at step 4",
        "Adam, from (0.75, 1e−10), leaves the saddle at step 4",
        "Momentum, from (0.75, 1e−10), leaves the saddle at step 9",
    ]


def test_many_of_several_starts_are_summed_up() -> None:
    deeds = [(k, 10 + k) for k in (0, 1, 2, 3, 4, 6, 7)]
    assert sentences(*deeds, starts=TWO_STARTS) == [
        "SGD, from (−1, 0.5), is the first to leave the saddle, at step 10",
        "SGD has left the saddle from both starts by step 11",
        "Adam has left the saddle from both starts by step 13",
        "Momentum has left the saddle from 1 of 2 starts by step 14",
        "RMSProp has left the saddle from both starts by step 17",
    ]


def test_one_start_that_was_told_first_is_not_summed_up_again() -> None:
    deeds = [(k, 10 + k) for k in (0, 2, 3, 4, 5, 6, 7)]
    found = sentences(*deeds, starts=TWO_STARTS)
    assert found[:2] == [
        "SGD, from (−1, 0.5), is the first to leave the saddle, at step 10",
        "Adam has left the saddle from both starts by step 13",
    ]


def test_summed_up_things_that_differ_are_one_of_their_kind() -> None:
    deeds = [(k, 10 + k) for k in range(8)]
    things = dict.fromkeys(range(4), "the saddle at (1, 2)")
    found = sentences(*deeds, starts=TWO_STARTS, things=things)
    assert found[0] == "SGD, from (−1, 0.5), is the first to leave a saddle, at step 10"
    assert found[-1] == "RMSProp has left a saddle from both starts by step 17"


def test_who_leaves_two_saddles_is_counted_once() -> None:
    done = [Deed(step, walker, str(step)) for walker in (0, 1) for step in range(4)]
    (only,) = told(LEAVE, done, ["SGD"], TWO_STARTS)
    assert only == (0, ("SGD",), "SGD has left a saddle from both starts by step 0")


def test_the_walkers_told_are_the_labels_of_who_did_it() -> None:
    done = [Deed(7, 1, "it"), Deed(7, 2, "it"), Deed(9, 0, "it")]
    assert [walkers for _, walkers, _ in told(LEAVE, done, FOUR, ONE_START)] == [
        ("Adam", "Momentum"),
        ("SGD",),
    ]


def test_places_have_few_digits_and_true_minus_signs() -> None:
    assert place(-2.80511808695, 3.13131251825) == "(−2.8, 3.1)"
    assert place(0, -1e-10) == "(0, −1e−10)"
    assert place(0.755, 12.275, digits=3) == "(0.755, 12.3)"


def test_of_a_crowd_no_single_walker_is_told_however_few_do_it() -> None:
    starts = [(0.01 * k, 0.5) for k in range(200)]
    few = sentences((3, 4), (7, 9), (205, 2), labels=["SGD", "Adam"], starts=starts)
    assert few == [
        "Adam has left the saddle from 1 of 200 starts by step 2",
        "SGD has left the saddle from 2 of 200 starts by step 9",
    ]
    assert sentences(labels=["SGD", "Adam"], starts=starts) == []
