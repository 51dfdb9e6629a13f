"""Captions: what a scene may say below its picture."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from optimizers.number import is_whole
from render.lettering.words import word_faults
from render.messages.nearest import did_you_mean
from render.messages.wording import grouped
from render.scene.limits import CAPTIONS

EVENTS = "events"
"""What a scene writes to have its captions made from what happens."""


def caption_faults(captions: object, *, steps: int) -> list[str]:
    """What is wrong with what a scene of so many steps says of its captions."""
    if isinstance(captions, str):
        if captions == EVENTS:
            return []
        near = did_you_mean(captions, [EVENTS]) or 'write "events" or {step: "what happens"}'
        return [f"captions is {captions!r}; {near}"]
    if not isinstance(captions, Mapping):
        return [f'captions is {captions!r}; write "events" or {{step: "what happens"}}']
    if len(captions) > CAPTIONS:
        return [f"captions has {grouped(len(captions))}; at most {grouped(CAPTIONS)} can be shown"]
    found: list[str] = []
    spans = []
    for key, text in captions.items():
        found += _text_faults(f"caption at {key!r}", text)
        ends = key if isinstance(key, tuple) and len(key) == 2 else (key,)
        if not all(is_whole(end) for end in ends):
            found.append(f"caption at {key!r}; it must be at a step, or a range (first, last)")
        elif ends != tuple(sorted(ends)):
            found.append(f"caption at {key!r}; a range begins with its first step")
        elif not 0 <= min(ends) <= max(ends) <= steps:
            found.append(f"caption at {key!r}; steps go from 0 to {steps}")
        else:
            spans.append(span_of(key))
    for (begin, last), (first, _) in pairwise(sorted(spans, key=lambda span: span[0])):
        if begin == first:
            found.append(f"two captions begin at step {first}")
        elif last is not None and first <= last:
            both = f"captions up to step {last} and from step {first} overlap"
            found.append(f"{both}; a range includes both its ends")
    return found


def _text_faults(what: str, text: object) -> Sequence[str]:
    if not isinstance(text, str) or not text.strip():
        return [f"{what} is {text!r}; it must be words"]
    return word_faults(f"{what}:", text)


def span_of(steps: int | tuple[int, int]) -> tuple[int, int | None]:
    """The first and the last step of a caption; no last one where it stands at a step."""
    return (int(steps[0]), int(steps[1])) if isinstance(steps, tuple) else (int(steps), None)
