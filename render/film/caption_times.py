"""When captions stand: from which frame of a film to which."""

from collections.abc import Sequence
from typing import NamedTuple

from render.events import events_of
from render.scene.captions import EVENTS, span_of
from render.scene.scene import Scene
from render.scene.timeline import Timeline
from render.trajectory import Trajectory

BRIEFEST, LONGEST = 1.3, 3.2
"""Seconds: between the beginnings of two captions at least, and for which one stays at most."""

PAUSED = 0.01
"""Of a step: what is reached first when a pause at the step is over."""

LATEST = 0.5
"""Seconds after its step by which a caption from events begins, or is left unsaid."""


class Caption(NamedTuple):
    """A text, its first frame, and the one after its last."""

    begin: int
    end: int
    text: str


def captions_of(
    scene: Scene, trajectories: Sequence[Trajectory], timeline: Timeline
) -> tuple[Caption, ...]:
    """The captions of a film, in order; no two at once, and none that would have no frame."""
    if scene.captions == EVENTS:
        return _told(scene, trajectories, timeline)
    assert not isinstance(scene.captions, str)
    said = [(span_of(steps), text) for steps, text in scene.captions.items()]
    spans = sorted(said, key=lambda one: one[0][0])
    begins = [timeline.reached(first) for (first, _), _ in spans]
    found = []
    for k, ((first, last), text) in enumerate(spans):
        if last is None:
            end = max(begins[k] + round(LONGEST * timeline.fps), timeline.reached(first + PAUSED))
        else:
            after = timeline.reached(last + 1) if last < scene.steps else len(timeline)
            end = max(after, begins[k] + 1)
        following = begins[k + 1] if k + 1 < len(begins) else len(timeline)
        if first == scene.steps:
            end = len(timeline)
        found.append(Caption(begins[k], min(end, following, len(timeline)), text))
    return tuple(caption for caption in found if caption.begin < caption.end)


def _told(
    scene: Scene, trajectories: Sequence[Trajectory], timeline: Timeline
) -> tuple[Caption, ...]:
    """What happens, each when it does; where more does than can be read, the least is left unsaid.

    Of one weight, the earlier comes before the later.
    """
    events = sorted(events_of(scene, trajectories), key=lambda event: -event.kind.weight)
    gap, late = round(BRIEFEST * timeline.fps), round(LATEST * timeline.fps)
    taken: dict[int, str] = {}
    for event in events:
        due = timeline.reached(event.step)
        free = (
            frame
            for frame in range(due, min(due + late + 1, len(timeline)))
            if all(abs(frame - other) >= gap for other in taken)
        )
        if (begin := next(free, None)) is not None:
            taken[begin] = event.sentence
    begins = sorted(taken)
    ends = [*begins[1:], len(timeline)] if begins else []
    longest = round(LONGEST * timeline.fps)
    return tuple(
        Caption(begin, min(max(begin + longest, _moves_on(timeline, begin)), end), taken[begin])
        for begin, end in zip(begins, ends, strict=True)
    )


def _moves_on(timeline: Timeline, frame: int) -> int:
    """The first frame in which the film has gone on from the step that a frame shows."""
    step = timeline.step(frame)
    return timeline.reached(step + PAUSED) if step < timeline.steps else frame
