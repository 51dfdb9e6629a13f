"""The clock: which step stands in which frame."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render import Clock
from render.scene.themes import LIGHT
from render.scene.timeline import Timeline

SECONDS = st.floats(0.01, 20)
HOLDS = st.one_of(st.just(0.0), st.floats(0.01, 30))

each_time = settings(deadline=None, derandomize=True)


def clock_of(
    steps: int,
    fps: float,
    duration: float,
    hold_start: float,
    hold_end: float,
    easing: float = 1,
    pauses: tuple[tuple[int, float], ...] = (),
) -> Timeline:
    look = replace(LIGHT, hold_start=hold_start, hold_end=hold_end)
    paused = {step % (steps + 1): seconds * duration for step, seconds in pauses}
    clock = Clock(duration, fps=fps, easing=easing, pauses=paused)
    return clock.timeline(steps, look)


timelines = st.builds(
    clock_of,
    steps=st.integers(1, 10_000),
    fps=st.floats(1, 60),
    duration=SECONDS,
    hold_start=HOLDS,
    hold_end=HOLDS,
    easing=st.floats(1, 4),
    pauses=st.lists(st.tuples(st.integers(0, 10_000), st.floats(0, 0.3)), max_size=3).map(tuple),
)


@each_time
@given(timelines)
def test_the_first_frame_shows_the_start_and_the_last_the_end(clock: Timeline) -> None:
    assert clock.step(len(clock) - 1) == clock.steps
    assert clock.fraction(len(clock) - 1) == 1
    if len(clock) > 1:
        assert clock.step(0) == 0
        assert clock.fraction(0) == 0


@each_time
@given(timelines)
def test_no_frame_goes_back(clock: Timeline) -> None:
    steps = [clock.step(frame) for frame in range(len(clock))]
    fractions = [clock.fraction(frame) for frame in range(len(clock))]
    assert steps == sorted(steps)
    assert fractions == sorted(fractions)


@each_time
@given(timelines)
def test_a_film_has_as_many_frames_as_its_seconds_hold_and_at_least_one(clock: Timeline) -> None:
    assert len(clock) == max(1, round(clock.duration * clock.fps))


@each_time
@given(timelines)
def test_each_hold_lasts_as_long_as_it_says(clock: Timeline) -> None:
    last = len(clock) - 1
    for frame in range(1, last):
        if frame <= clock.hold_start * clock.fps - 1e-6:
            assert clock.step(frame) == 0
        elif last - frame <= clock.hold_end * clock.fps - 1e-6:
            assert clock.step(frame) == clock.steps


@each_time
@given(timelines)
def test_a_step_is_first_reached_in_the_frame_that_the_clock_tells(clock: Timeline) -> None:
    for step in (0, 1, clock.steps / 3, clock.steps):
        frame = clock.reached(step)
        assert clock.step(frame) >= step - 1e-6 * clock.steps
        if frame > 0:
            assert clock.step(frame - 1) < step + 1e-6 * clock.steps


@pytest.mark.parametrize("fps", [10, 25])
def test_a_film_stands_for_as_long_as_it_pauses(fps: int) -> None:
    clock = Timeline(10, fps, 10, 1, 2, easing=2.0, pauses=((3, 2.0), (7, 1.0)))
    steps = [round(clock.step(frame), 9) for frame in range(len(clock))]
    assert steps.count(3) == pytest.approx(2 * fps, abs=1)
    assert steps.count(7) == pytest.approx(fps, abs=1)


@pytest.mark.parametrize(
    ("clock", "steps"),
    [
        (clock_of(8, 1, 9, 2, 2), [0, 0, 0, 2, 4, 6, 8, 8, 8]),
        (clock_of(8, 1, 9, 0, 0), [0, 1, 2, 3, 4, 5, 6, 7, 8]),
        (clock_of(4, 1, 9, 0, 4), [0, 1, 2, 3, 4, 4, 4, 4, 4]),
        (clock_of(3, 2, 4, 3, 3), [0, 0, 0, 1, 2, 3, 3, 3]),
        (clock_of(6, 1, 2, 0, 9), [0, 6]),
        (clock_of(6, 1, 2.5, 0, 9), [0, 6]),
        (clock_of(6, 1, 1, 5, 5), [6]),
        (clock_of(6, 1, 0.2, 5, 5), [6]),
    ],
)
def test_frames_show_the_steps_worked_by_hand(clock: Timeline, steps: list[float]) -> None:
    assert [clock.step(frame) for frame in range(len(clock))] == pytest.approx(steps)


def test_a_film_of_one_frame_shows_the_end() -> None:
    clock = Timeline(steps=9, fps=25, duration=0.01, hold_start=1, hold_end=1)
    assert (len(clock), clock.step(0), clock.fraction(0)) == (1, 9.0, 1.0)


def test_numbers_stand_for_a_while_and_are_right_from_the_end_of_the_walk_on() -> None:
    timeline = Timeline(100, 25, 6.0, 0.5, 1.0)
    shown = [timeline.renewed(frame, 0.16) for frame in range(len(timeline))]
    walked = timeline.walked
    assert shown[walked:] == list(range(walked, len(timeline)))
    assert shown[:12] == [0, 0, 0, 0, 4, 4, 4, 4, 8, 8, 8, 8]
    assert all(0 <= frame - told < 4 for frame, told in enumerate(shown))
