"""The summary of a build that failed in parts."""

from itertools import permutations

from render.building.failures import Failure, told

FAILURES = [
    Failure((0, 0, 0), "a.mp4", "a.mp4: the disk is full"),
    Failure((0, 1, 0), "a.gif", "scenes/a.py:3: it fails"),
    Failure((1, 2, 0), "b.mp4", "scenes/b.py:7: it fails too"),
    Failure((1, 3, 0), "b.gif", "scenes/b.py:7: it fails too"),
    Failure((2, 0), None, "scenes/c.py: did not finish loading in 2 s"),
    Failure((2, 1), None, "scenes/c.py: another fault"),
    Failure((3, 4, 0), "d.mp4", "d.mp4: the disk is full"),
]


def test_the_summary_is_the_same_in_whatever_order_films_fail() -> None:
    summary = [
        "a.mp4, d.mp4: the disk is full",
        "scenes/a.py:3: it fails",
        "scenes/b.py:7: it fails too",
        "scenes/c.py: did not finish loading in 2 s",
        "scenes/c.py: another fault",
    ]
    for order in permutations(FAILURES):
        assert told(order, "film") == summary


def test_many_films_that_fail_for_one_cause_are_told_in_one_line() -> None:
    full = [Failure((0, n), f"{n}.mp4", f"{n}.mp4: the disk is full") for n in range(68)]
    assert told(full, "film") == ["0.mp4 and 67 more films: the disk is full"]
    assert told(full[:3], "film") == ["0.mp4, 1.mp4, 2.mp4: the disk is full"]
    assert told([], "film") == []
