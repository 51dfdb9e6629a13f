"""told(docstring): its fact, its remarks, its source."""

from inspect import cleandoc
from typing import NamedTuple

SOURCE = "Source:"


class Told(NamedTuple):
    """What a docstring says: the first paragraph, the source, and the rest, each on one line."""

    fact: str
    remarks: tuple[str, ...]
    source: str


def told(docstring: str) -> Told:
    """The parts of a docstring, that of a surface's file or of a rule's class."""
    fact, *rest = (" ".join(part.split()) for part in cleandoc(docstring).split("\n\n"))
    sources = [part for part in rest if part.startswith(SOURCE)]
    remarks = tuple(part for part in rest if not part.startswith(SOURCE))
    return Told(fact, remarks, " ".join(part.removeprefix(SOURCE).strip() for part in sources))
