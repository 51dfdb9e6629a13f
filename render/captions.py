"""Captions: what is said below the picture, and in which frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
"""Seconds: between two captions from events at least, and for which one stays at most."""

LATEST = 1.5
"""Seconds that a caption may wait for others; else changes of the lead, and then who leaves the
picture, are left unsaid."""


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
    spans = sorted((_span(steps), text) for steps, text in scene.captions.items())
    begins = [timeline.reached(first) for (first, _), _ in spans]
    found = []
    for k, ((first, last), text) in enumerate(spans):
        if last is None:
            end = begins[k] + round(LONGEST * timeline.fps)
        else:
            after = timeline.reached(last + 1) if last < scene.steps else len(timeline)
            end = max(after, begins[k] + 1)
        following = begins[k + 1] if k + 1 < len(begins) else len(timeline)
        if first == scene.steps:
            end = len(timeline)
        found.append(Caption(begins[k], min(end, following, len(timeline)), text))
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
        elif not 0 <= min(ends) <= max(ends) <= steps or ends != tuple(sorted(ends)):
            found.append(f"caption at {key!r}; steps go from 0 to {steps}, the first one first")
        else:
            spans.append(_span(key))
    for (_, last), (first, _) in pairwise(sorted(spans, key=lambda span: span[0])):
        if last is not None and first <= last:
            found.append(f"captions up to step {last} and from step {first} overlap")
    return found


def _span(steps: int | tuple[int, int]) -> tuple[int, int | None]:
    return (int(steps[0]), int(steps[1])) if isinstance(steps, tuple) else (int(steps), None)


def _told(
    scene: Scene, trajectories: Sequence[Trajectory], timeline: Timeline
) -> tuple[Caption, ...]:
    """What happens, each for a while; where much does, the least of it is left unsaid."""
    from render.events import EventKind, events_of

    events = events_of(scene, trajectories)
    for least in (None, EventKind.TAKES_LEAD, EventKind.LEAVES_PICTURE):
        events = tuple(event for event in events if event.kind is not least)
        found = list(_queued([(e.step, e.sentence) for e in events], timeline))
        waits = [c.begin - timeline.reached(e.step) for c, e in zip(found, events, strict=True)]
        if max(waits, default=0) <= LATEST * timeline.fps:
            break
    return tuple(caption for caption in found if caption.begin < len(timeline))


def _queued(told: Sequence[tuple[int, str]], timeline: Timeline) -> Iterator[Caption]:
    """Captions that begin at their steps, or when the one before has been read."""
    begins: list[int] = []
    for step, _ in told:
        earliest = begins[-1] + round(BRIEFEST * timeline.fps) if begins else 0
        begins.append(max(timeline.reached(step), earliest))
    for k, (begin, (_, text)) in enumerate(zip(begins, told, strict=True)):
        following = begins[k + 1] if k + 1 < len(begins) else len(timeline)
        end = min(begin + round(LONGEST * timeline.fps), following, len(timeline))
        yield Caption(begin, len(timeline) if k + 1 == len(told) else end, text)
