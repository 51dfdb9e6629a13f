"""What a clock refuses, and how its seconds are shared out."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render import Clock
from render.scene.themes import LIGHT

INFINITE = float("inf")
each_time = settings(deadline=None, derandomize=True)


def faults_of(**parts: Any) -> list[str]:
    with pytest.raises(ValueError, match=r".") as error:
        Clock(**parts)
    return str(error.value).split("\n")


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"fps": 0}, ["fps is 0;", "greater than 0"]),
        ({"fps": -5}, ["fps is -5"]),
        ({"fps": float("nan")}, ["fps is nan"]),
        ({"fps": 241}, ["fps is 241", "at most 240"]),
        ({"fps": True}, ["fps is True, not a number"]),
        ({"fps": "25"}, ["fps is '25', not a number"]),
        ({"fps": 10**400}, ["fps is 1000", "at most 240"]),
        ({"duration": 0}, ["duration is 0;", "seconds", "at most a day"]),
        ({"duration": INFINITE}, ["duration is inf"]),
        ({"duration": "9"}, ["duration is '9', not a number"]),
        ({"duration": 86401}, ["duration is 86401"]),
        ({"steps_per_second": [5]}, ["steps_per_second is [5], not a number"]),
        ({"steps_per_second": INFINITE}, ["steps_per_second is inf;", "greater than 0"]),
        ({"steps_per_second": 0}, ["steps_per_second is 0;", "greater than 0"]),
        ({"steps_per_second": float("nan")}, ["steps_per_second is nan"]),
        ({"duration": 3, "steps_per_second": 5}, ["duration and steps_per_second", "give one"]),
        ({"hold_start": -1}, ["hold_start is -1", "0 seconds or more"]),
        ({"hold_end": "2"}, ["hold_end is '2', not a number"]),
        ({"easing": 0.5}, ["easing is 0.5", "1 for an even pace"]),
        ({"easing": 11}, ["easing is 11", "up to 10"]),
        ({"easing": None}, ["easing is None, not a number"]),
        ({"pauses": [3]}, ["pauses is [3]", "{73: 1.5}"]),
        ({"pauses": {1.5: 1}}, ["pause at 1.5", "a step, 0 or more"]),
        ({"pauses": {-1: 1}}, ["pause at -1"]),
        ({"pauses": {True: 1}}, ["pause at True"]),
        ({"pauses": {3: -1}}, ["the pause at step 3 is -1", "0 seconds or more"]),
        (
            {"duration": 4, "hold_end": 2, "pauses": {3: 2}},
            ["holds and pauses take 4 s of 4 s", "no time is left"],
        ),
    ],
)
def test_a_fault_is_told_in_one_line_with_what_was_given_and_what_is_allowed(
    parts: dict[str, object], told: list[str]
) -> None:
    (line,) = faults_of(**parts)
    assert line.startswith("Clock: ")
    assert [words for words in told if words not in line] == []


def test_all_faults_of_a_clock_are_told_at_once() -> None:
    assert len(faults_of(fps=0, duration=-1, hold_start=-1, easing=0, pauses={1: "x"})) == 5


@pytest.mark.parametrize(
    ("clock", "seconds"),
    [
        (Clock(), LIGHT.duration),
        (Clock(4), 4),
        (Clock(4, pauses={3: 1}), 4),
        (Clock(pauses={3: 1, 5: 0.5}), LIGHT.duration + 1.5),
        (Clock(steps_per_second=5), LIGHT.hold_start + 2 + LIGHT.hold_end),
        (Clock(steps_per_second=5, hold_start=0, hold_end=3, pauses={0: 1}), 0 + 2 + 3 + 1),
    ],
)
def test_a_film_lasts_as_its_clock_says(clock: Clock, seconds: float) -> None:
    for fps in (10, 25, 50):
        assert len(clock.timeline(10, LIGHT, fps=fps)) == round(seconds * fps)


def test_steps_pass_as_fast_as_they_are_asked_to_and_stand_where_they_are_asked_to() -> None:
    clock = Clock(steps_per_second=5, fps=10, hold_start=0.2, hold_end=0, pauses={1: 0.5})
    timeline = clock.timeline(3, LIGHT)
    steps = [timeline.step(frame) for frame in range(len(timeline))]
    # 3 steps in 0.6 s, but the last frame stands at 1.2 s of 1.3.
    assert steps[:3] == [0, 0, 0]
    assert [round(step, 2) for step in steps].count(1.0) == 5
    assert steps[-1] == 3


def test_a_slow_start_passes_steps_as_a_power_of_the_time() -> None:
    clock = Clock(10, fps=10, easing=2, hold_start=0, hold_end=0)
    timeline = clock.timeline(99 * 99, LIGHT)
    assert [timeline.step(frame) for frame in (0, 1, 50, 99)] == pytest.approx([0, 1, 2500, 9801])


@each_time
@given(st.floats(0.01, 20), st.floats(0, 30), st.floats(0, 30))
def test_the_themes_holds_take_at_most_half_of_a_given_duration(
    duration: float, start: float, end: float
) -> None:
    timeline = Clock(duration).timeline(9, replace(LIGHT, hold_start=start, hold_end=end))
    held = timeline.hold_start + timeline.hold_end
    assert held <= duration / 2 + 1e-9
    assert held == pytest.approx(min(start + end, duration / 2))
    assert timeline.hold_start * end == pytest.approx(timeline.hold_end * start)


def test_a_hold_that_was_asked_for_is_kept_where_the_themes_gives_way() -> None:
    timeline = Clock(2, hold_end=1.5).timeline(9, LIGHT)
    assert timeline.hold_end == 1.5
    assert timeline.hold_start == pytest.approx(0.25)


def test_the_pauses_of_a_clock_cannot_be_changed() -> None:
    clock = Clock(pauses={3: 1})
    with pytest.raises(TypeError):
        clock.pauses[4] = 1  # type: ignore[index]


def test_a_film_of_more_than_a_million_frames_is_refused() -> None:
    assert Clock(3600, fps=240).faults(10) == []
    (told,) = Clock(86400, fps=240).faults(10)
    assert told.startswith("the film would have 20 736 000 frames; at most a million")
    assert Clock(pauses={3: 86400, 4: 86400}).faults(10)
