"""Description: what can be said of a scene and its films, as plain words and numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any, TypeVar

from render.jobs.job import Message

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Kind = TypeVar("Kind", bound="DataclassInstance")


@dataclass(frozen=True)
class Walker:
    """One optimizer of a line-up.

    label: its name in the picture; kind: its class
    colour: #rrggbb
    rule: the first paragraph of its class's docstring, which for ours is the update; may be empty
    end: how it ended from each start, a word each; empty where the scene has a sweep
    """

    label: str
    kind: str
    colour: str
    rule: str
    end: tuple[str, ...]


@dataclass(frozen=True)
class Happening:
    """What a film says, or could say, while it plays: at a step, from one second to another."""

    step: int
    begin: float
    end: float
    sentence: str


@dataclass(frozen=True)
class Description:
    """A scene in words.

    name: of its file, without .py; title: in Unicode, without TeX
    about: the docstring of its file, unwrapped, a line a paragraph
    surface: its name; formula: f(x, y) in TeX, without dollar signs; equation: in Unicode
    starts: pairs; steps: of each walk
    walkers: the line-up; swept: what each variant of a sweep is called, in Unicode
    views: their names; seconds: how long each film is
    happenings: in the order in which they begin, no two at once
    ground, ink: the theme's colours, #rrggbb
    """

    name: str
    title: str
    about: str
    surface: str
    formula: str
    equation: str
    starts: tuple[tuple[float, float], ...]
    steps: int
    walkers: tuple[Walker, ...]
    swept: tuple[str, ...]
    views: tuple[str, ...]
    seconds: float
    happenings: tuple[Happening, ...]
    ground: str
    ink: str

    def message(self) -> Message:
        """As it goes through a pipe."""
        return asdict(self)

    @classmethod
    def of(cls, message: object) -> "Description | None":
        """What was told as `message`; None where that is not in its form."""
        match message:
            case {
                "walkers": list(walkers),
                "happenings": list(happenings),
                "starts": list(starts),
                **rest,
            }:
                told = {str(name): value for name, value in rest.items()}
            case _:
                return None
        try:
            told["walkers"] = tuple(_read(Walker, one) for one in walkers)
            told["happenings"] = tuple(_read(Happening, one) for one in happenings)
            told["starts"] = tuple((float(x), float(y)) for x, y in starts)
            return _read(cls, told)
        except (TypeError, ValueError):
            return None


def _read(kind: type[Kind], told: Mapping[str, object]) -> Kind:
    """One of that kind; TypeError where a field is missing, strange, or of another type."""
    values: dict[str, Any] = dict(told)
    for field in fields(kind):
        value = values[field.name] = _tuple(values.get(field.name))
        if not _suits(value, str(field.type)):
            raise TypeError(field.name)
    return kind(**values)


def _suits(value: object, kind: str) -> bool:
    """Whether a value is of a kind, as an annotation names it."""
    if isinstance(value, tuple):
        return "tuple" in kind and ("[str" not in kind or all(isinstance(w, str) for w in value))
    words, numbers = "str" in kind, "int" in kind or "float" in kind
    alone = "tuple" not in kind
    return alone and (
        (words and isinstance(value, str)) or (numbers and isinstance(value, int | float))
    )


def _tuple(value: object) -> object:
    return tuple(value) if isinstance(value, Sequence) and not isinstance(value, str) else value
