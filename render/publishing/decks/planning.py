"""Scenes that have been described become a deck: which slides, and what is said on each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from render.messages.nearest import unknown
from render.publishing.alternative import alternative, ends_of
from render.publishing.decks.choice import Choice
from render.publishing.decks.segment import Segment, segments
from render.publishing.decks.slide import Deck, Slide
from render.publishing.description import Description, Happening

SENTENCE = re.compile(r"(\S+[.?!…])\s+(?=[^a-z\s])")
"""The last word of a sentence where another follows, or what looks like one."""

SHORTENED = {"cf.", "e.g.", "i.e.", "vs.", "al.", "Eq.", "Fig.", "No.", "p.", "pp.", "Sec."}
"""Words after which a sentence goes on; so it does after an initial."""


def planned(
    choices: Sequence[Choice],
    descriptions: Mapping[Path, Description],
    *,
    segmented: bool = False,
    size: tuple[int, int] | None = None,
) -> Deck:
    """The deck of these views, in the order given.

    segmented: whether a slide shows the film up to what happens next, not the whole of it
    size: width and height of the films, pixels

    Raises ValueError with every view that there is not.
    """
    faults = []
    for choice in choices:
        known = descriptions[choice.scene].views
        if choice.view is not None and choice.view not in known:
            faults.append(f"{choice.scene}: {unknown('view', choice.view, known)}")
    if faults:
        raise ValueError("\n".join(dict.fromkeys(faults)))
    slides: list[Slide] = []
    for choice in choices:
        told = descriptions[choice.scene]
        view = choice.view or told.views[0]
        others = {other.view or told.views[0] for other in choices if other.scene == choice.scene}
        title = told.title if len(others) == 1 else f"{told.title}, {view}"
        parts = segments(told) if segmented else [_whole(told)]
        slides += [_slide(choice.scene, view, told, part, title) for part in parts]
    titles = list(dict.fromkeys(descriptions[choice.scene].title for choice in choices))
    more = f" and {len(titles) - 1} more" if titles[1:] else ""
    return Deck(_clean(f"{titles[0]}{more}"), tuple(slides), size)


def _whole(told: Description) -> Segment:
    return Segment(1, 1, 0.0, told.seconds, told.happenings)


def _slide(scene: Path, view: str, told: Description, part: Segment, title: str) -> Slide:
    title = title if part.of == 1 else f"{title} ({part.number} of {part.of})"
    # How they end is said where the film does.
    seen = replace(told, title=title, happenings=part.happenings)
    if not part.last:
        seen = replace(seen, walkers=tuple(replace(one, end=()) for one in told.walkers))
    return Slide(
        scene=scene,
        view=view,
        segment=part,
        title=_clean(title),
        caption=_clean(_caption(told, part)),
        alternative=_clean(alternative(seen)),
        notes=tuple(_clean(line) for line in _notes(told, part)),
        ground=told.ground,
        ink=told.ink,
    )


def _caption(told: Description, part: Segment) -> str:
    """Of a segment what happens in it; of a whole film what its scene says first."""
    if part.of > 1:
        said = [one.sentence for one in part.happenings]
        said += ends_of(told.walkers) if part.last and not said else []
        if said:
            return "; ".join(said)
    return _first_sentence(told.about) or f"f(x, y) = {told.equation}"


def _first_sentence(text: str) -> str:
    paragraph = text.partition("\n")[0]
    for match in SENTENCE.finditer(paragraph):
        word = match[1].lstrip("(")
        if word not in SHORTENED and len(word) > 2:
            return paragraph[: match.end(1)]
    return paragraph


def _notes(told: Description, part: Segment) -> list[str]:
    """What happens with its times, then what is behind it."""
    said = [_timed(one, part) for one in part.happenings]
    if part.of == 1:
        plays = f"The film plays for {told.seconds:.1f} s, again and again."
    else:
        on = "the film ends here." if part.last else "a click goes on."
        seconds = f"{part.end - part.begin:.1f} s"
        plays = f"Part {part.number} of {part.of} plays for {seconds}; {on}"
    rules = [f"{one.label}: {one.rule}" for one in told.walkers if one.rule]
    ground = f"{told.surface.replace('_', ' ')}: f(x, y) = {told.equation}"
    return [plays, *said, *told.about.split("\n"), ground, *rules]


def _timed(one: Happening, part: Segment) -> str:
    return f"{max(0.0, one.begin - part.begin):.1f} s: {one.sentence}"


def _clean(text: str) -> str:
    """The text without what no document can hold: control characters, halves of letters."""
    return "".join(letter if letter.isprintable() else " " for letter in text).strip()
