"""What failed in a build: a line for each cause, in the order of its scenes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

NAMED = 3
"""How many films that failed for one cause are named; of more, one is, and the rest counted."""

Place: TypeAlias = tuple[int, ...]
"""Where something stands in a build: the scene's place, then the film's among that scene's."""


@dataclass(frozen=True, order=True)
class Failure:
    """One line about a film, with whose path it may start, or about a scene, where that is None."""

    place: Place
    film: str | None = field(compare=False)
    line: str = field(compare=False)


def told(failures: Iterable[Failure], word: str) -> list[str]:
    """The lines, each once, by place; films that failed for one cause share one.

    word: what a film is called
    """
    causes: dict[str, list[str]] = {}
    for failure in sorted(failures):
        own = f"{failure.film}: "
        if failure.film is not None and failure.line.startswith(own):
            films = causes.setdefault(failure.line.removeprefix(own), [])
            if failure.film not in films:
                films.append(failure.film)
        else:
            causes.setdefault(failure.line, [])
    return [f"{named(films, word)}: {cause}" if films else cause for cause, films in causes.items()]


def named(films: Sequence[str], word: str) -> str:
    """A few films by name; of many the first, and how many there are besides."""
    if len(films) <= NAMED:
        return ", ".join(films)
    return f"{films[0]} and {len(films) - 1} more {word}s"
