"""The clock: which step stands in which frame."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from render.timeline import Timeline

SECONDS = st.floats(0.01, 20)
HOLDS = st.one_of(st.just(0.0), st.floats(0.01, 30))

each_time = settings(deadline=None, derandomize=True)

timelines = st.builds(
    Timeline.lasting,
    steps=st.integers(1, 10_000),
    fps=st.floats(1, 60),
    duration=SECONDS,
    hold_start=HOLDS,
    hold_end=HOLDS,
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
@given(SECONDS, HOLDS, HOLDS)
def test_holds_take_at_most_half_of_a_given_duration(
    duration: float, start: float, end: float
) -> None:
    clock = Timeline.lasting(duration, steps=9, fps=25, hold_start=start, hold_end=end)
    assert clock.hold_start + clock.hold_end <= duration / 2 + 1e-9 or (
        (clock.hold_start, clock.hold_end) == (start, end) and start + end <= duration / 2
    )
    assert clock.hold_start * end == pytest.approx(clock.hold_end * start)


def clock_of(
    steps: int, fps: float, duration: float, hold_start: float, hold_end: float
) -> Timeline:
    return Timeline.lasting(
        duration, steps=steps, fps=fps, hold_start=hold_start, hold_end=hold_end
    )


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
