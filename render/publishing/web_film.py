"""WebFilm: a view's film as a page shows it, with all that goes with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from render.publishing.description import Description
from render.publishing.media_type import media_type


@dataclass(frozen=True)
class Source:
    """One file of a film: its address, quoted, its media type, and its bytes."""

    address: str
    type: str
    bytes: int

    @property
    def word(self) -> str:
        """The format in a word: MP4."""
        return self.address.rpartition(".")[2].upper()


@dataclass(frozen=True)
class WebFilm:
    """A film in a page.

    description: of its scene; view: its name
    size: width and height, pixels
    sources: the film in each format, the smallest first: a browser takes the first that it can
    poster, chapters: their addresses; empty where there are none
    animation: the film as a GIF, if there is one
    page: the address of the scene as a page to be turned and read; empty where there is none
    scene: how a command names its scene; by its name unless given
    """

    description: Description
    view: str
    size: tuple[int, int]
    sources: tuple[Source, ...]
    poster: str = ""
    chapters: str = ""
    animation: Source | None = None
    page: str = ""
    scene: str = ""

    @property
    def alone(self) -> Source:
        """The one to link to: MP4, which plays everywhere, or what there is."""
        return next((one for one in self.sources if one.word == "MP4"), self.sources[0])


def smallest_first(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The order in which a page offers them."""
    return tuple(sorted(sources, key=lambda one: one.bytes))


def source_of(film: Path, address: str) -> Source:
    """Raises OSError where the film cannot be read."""
    kind = "image/gif" if film.suffix == ".gif" else media_type(film)
    return Source(address, kind, film.stat().st_size)
