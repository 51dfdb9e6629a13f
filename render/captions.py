"""Captions: what is said below the picture, and in which frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from numbers import Integral
from typing import TYPE_CHECKING, NamedTuple

from render.nearest import did_you_mean

if TYPE_CHECKING:
    from render.scene import Scene
    from render.timeline import Timeline
    from render.trajectory import Trajectory

EVENTS = "events"
"""What a scene writes to have its captions made from what happens."""

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
    """The captions of a film, in order; no two at once."""
    if scene.captions == EVENTS:
        return _told(scene, trajectories, timeline)
    assert not isinstance(scene.captions, str)
    said = [(_span(steps), text) for steps, text in scene.captions.items()]
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
    unseen = [caption for caption in found if caption.end <= caption.begin]
    if unseen:
        raise ValueError(
            f"{len(unseen)} of {len(found)} captions have no frame, such as "
            f"{unseen[0].text[:40]!r}; a longer film or fewer captions"
        )
    return tuple(found)


def caption_faults(captions: object, *, steps: int) -> list[str]:
    """What is wrong with what a scene of so many steps says of its captions."""
    if isinstance(captions, str):
        if captions == EVENTS:
            return []
        near = did_you_mean(captions, [EVENTS]) or 'write "events" or {step: "what happens"}'
        return [f"captions is {captions!r}; {near}"]
    if not isinstance(captions, Mapping):
        return [f'captions is {captions!r}; write "events" or {{step: "what happens"}}']
    found = []
    spans = []
    for key, text in captions.items():
        if not isinstance(text, str) or not text.strip():
            found.append(f"caption at {key!r} is {text!r}; it must be words")
        ends = key if isinstance(key, tuple) and len(key) == 2 else (key,)
        if not all(isinstance(end, Integral) and not isinstance(end, bool) for end in ends):
            found.append(f"caption at {key!r}; it must be at a step, or a range (first, last)")
        elif ends != tuple(sorted(ends)):
            found.append(f"caption at {key!r}; a range begins with its first step")
        elif not 0 <= min(ends) <= max(ends) <= steps:
            found.append(f"caption at {key!r}; steps go from 0 to {steps}")
        else:
            spans.append(_span(key))
    for (begin, last), (first, _) in pairwise(sorted(spans, key=lambda span: span[0])):
        if begin == first:
            found.append(f"two captions begin at step {first}")
        elif last is not None and first <= last:
            both = f"captions up to step {last} and from step {first} overlap"
            found.append(f"{both}; a range includes both its ends")
    return found


def _span(steps: int | tuple[int, int]) -> tuple[int, int | None]:
    return (int(steps[0]), int(steps[1])) if isinstance(steps, tuple) else (int(steps), None)


def _told(
    scene: Scene, trajectories: Sequence[Trajectory], timeline: Timeline
) -> tuple[Caption, ...]:
    """What happens, each when it does; where more does than can be read, the least is left unsaid.

    Who diverges comes before who settles, then who leaves a saddle, who leaves the picture, who
    leads; of one kind, the earlier before the later.
    """
    from render.events import EventKind, events_of

    order = [
        EventKind.DIVERGES,
        EventKind.SETTLES,
        EventKind.LEAVES_SADDLE,
        EventKind.LEAVES_PICTURE,
        EventKind.TAKES_LEAD,
    ]
    events = sorted(events_of(scene, trajectories), key=lambda event: order.index(event.kind))
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
