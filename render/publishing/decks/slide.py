"""Slide and Deck: what a deck is to show, before it is known how."""

from dataclasses import dataclass
from pathlib import Path

from render.building.kinds import Kind
from render.publishing.decks.segment import Segment

WIDTH, HEIGHT = 1280, 720
"""Pixels of a film, unless another size is asked for."""


@dataclass(frozen=True)
class Slide:
    """One film with its words.

    scene: the file; view: the name of one of its views
    segment: the part of the film that it shows
    title, caption: what is read above and below it
    alternative: what is said to who cannot see it
    notes: for the speaker, a paragraph each
    ground, ink: the film's colours, #rrggbb
    """

    scene: Path
    view: str
    segment: Segment
    title: str
    caption: str
    alternative: str
    notes: tuple[str, ...]
    ground: str
    ink: str

    @property
    def whole(self) -> bool:
        """Whether it shows the whole film, which then begins anew when it ends."""
        return self.segment.of == 1

    @property
    def seconds(self) -> float:
        """How long it plays."""
        return self.segment.end - self.segment.begin


@dataclass(frozen=True)
class Deck:
    """Slides in order, and what they are called together.

    size: width and height of the films, pixels; None is what films are built in
    """

    title: str
    slides: tuple[Slide, ...]
    size: tuple[int, int] | None = None

    @property
    def shape(self) -> tuple[int, int]:
        """Width and height of the films."""
        return self.size or (WIDTH, HEIGHT)


@dataclass(frozen=True)
class Shown:
    """A slide with its files: the film, and the picture that stands until it plays."""

    slide: Slide
    film: Path
    poster: Path


def kinds_of(slide: Slide, size: tuple[int, int] | None, seconds: float) -> tuple[Kind, Kind]:
    """What makes a slide's film, and its poster; `seconds` is how long the whole film is.

    A whole film of the usual size is the one that `steepest build` makes. Its poster is its last
    frame, which tells most where nothing plays, and after which it begins anew; that of a segment
    is its first, so that nothing jumps as it begins.
    """
    segment = slide.segment
    name = "" if size is None else f"-{size[0]}x{size[1]}"
    sized = () if size is None else (f"--size={size[0]}x{size[1]}",)
    sharp = ("--scale=2",) if size is None else ()
    if slide.whole:
        return (
            Kind(f"{name}.mp4", "film", "render", sized),
            Kind(f"{name}.png", "still", "still", (*sized, *sharp)),
        )
    name += f"-{segment.number}of{segment.of}"
    begin, end = (f"{at / seconds:.12f}" for at in (segment.begin, segment.end))
    part = [] if segment.number == 1 else [f"--from={begin}"]
    part += [] if segment.last else [f"--to={end}"]
    return (
        Kind(f"{name}.mp4", "film", "render", (*sized, *part)),
        Kind(f"{name}.png", "still", "still", (f"--at={begin}", *sized, *sharp)),
    )
