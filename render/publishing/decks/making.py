"""A deck is made: its scenes described, its films built where missing or stale, then written."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from render.building.build import build
from render.building.kinds import Kind
from render.building.records import Records
from render.encode import refuse_unwritable
from render.jobs.progress import Progress
from render.messages.wording import counted, in_bytes, refuse_unprintable
from render.publishing.decks.choice import chosen
from render.publishing.decks.formats import deck_format_of
from render.publishing.decks.media import media_folder
from render.publishing.decks.planning import planned
from render.publishing.decks.slide import Deck, Shown, kinds_of
from render.publishing.describing import described_apart


def make_deck(
    scenes: Sequence[str],
    output: Path,
    *,
    segmented: bool = False,
    size: tuple[int, int] | None = None,
    outputs: Path,
    jobs: int,
    progress: Progress,
) -> None:
    """Makes the deck and tells it; an older one stands until it is whole.

    scenes: SCENE or SCENE:VIEW each
    segmented: whether a slide shows the film up to what happens next
    size: width and height of the films, pixels
    outputs: the folder of films and posters; jobs: how many are made at once

    Raises ValueError, a line a fault, and EncodeError. No scene's code runs in this process.
    """
    refuse_unprintable(output)
    kind = deck_format_of(output)
    choices = chosen(scenes)
    refuse_unwritable(output)
    files = list(dict.fromkeys(choice.scene for choice in choices))
    walks = Records(outputs).walks
    told = described_apart(files, walks=walks, jobs=jobs, progress=progress)
    descriptions = dict(zip(files, told, strict=True))
    deck = planned(choices, descriptions, segmented=segmented, size=size)
    if segmented:
        for slide in deck.slides:
            if slide.whole:
                told_of = "nothing happens in it before its end"
                progress.note(f"{slide.scene}: {told_of}; it is one slide")
    kinds = [kinds_of(one, size, descriptions[one.scene].seconds) for one in deck.slides]
    _build(deck, kinds, outputs=outputs, jobs=jobs, progress=progress)
    shown = [
        Shown(slide, *(outputs / f"{slide.scene.stem}-{slide.view}{one.suffix}" for one in pair))
        for slide, pair in zip(deck.slides, kinds, strict=True)
    ]
    kind.write(deck, shown, output)
    parts = [counted(len(shown), "slide"), in_bytes(output.stat().st_size)]
    parts += [f"its films in {media_folder(output)}"] if kind.beside else []
    progress.say(f"{output}  {', '.join(parts)}")


def _build(
    deck: Deck,
    kinds: Sequence[tuple[Kind, Kind]],
    *,
    outputs: Path,
    jobs: int,
    progress: Progress,
) -> None:
    """Makes what is missing or stale: scenes together whose films are of the same kinds."""
    wanted: dict[Path, tuple[list[Kind], list[str]]] = {}
    for slide, pair in zip(deck.slides, kinds, strict=True):
        own, views = wanted.setdefault(slide.scene, ([], []))
        own += pair
        views.append(slide.view)
    alike = [(tuple(dict.fromkeys(own)), path) for path, (own, _) in wanted.items()]
    faults: list[str] = []
    for own, group in groupby(sorted(alike, key=lambda one: str(one[0])), key=lambda one: one[0]):
        paths = [path for _, path in group]
        built = build(
            [str(path) for path in paths],
            outputs=outputs,
            jobs=jobs,
            kinds=own,
            views={path: wanted[path][1] for path in paths},
            progress=progress,
        )
        faults += built.faults
    if faults:
        raise ValueError("\n".join(faults))
