"""The formats of decks, by suffix."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from render.publishing.decks import pptx, quarto, reveal
from render.publishing.decks.slide import Deck, Shown


@dataclass(frozen=True)
class DeckFormat:
    """One kind of deck.

    write: makes the file; raises EncodeError where the disk cannot take it
    beside: whether its films lie in a folder beside it
    needs: packages by the names that they are imported by, each with what it is called
    """

    suffix: str
    write: Callable[[Deck, Sequence[Shown], Path], None]
    beside: bool = True
    needs: tuple[tuple[str, str], ...] = ()


DECKS = (
    DeckFormat(".html", reveal.write, needs=(("pyreveal", "pyreveal, which brings reveal.js"),)),
    DeckFormat(".pptx", pptx.write, beside=False, needs=(("pptx", "python-pptx"),)),
    DeckFormat(".qmd", quarto.write),
)


def deck_format_of(path: Path) -> DeckFormat:
    """The format that the path's suffix asks for.

    Raises ValueError where there is none, and where a package is missing that it needs.
    """
    names = " ".join(known.suffix for known in DECKS)
    if path.suffix in {"", "."}:
        raise ValueError(f"{path}: has no suffix; known formats of decks: {names}")
    kind = next((known for known in DECKS if known.suffix == path.suffix.lower()), None)
    if kind is None:
        raise ValueError(f"{path}: cannot write {path.suffix!r}; known formats of decks: {names}")
    for module, name in kind.needs:
        if find_spec(module) is None:
            told = f"{path}: {kind.suffix} needs {name}"
            raise ValueError(f"{told}; install steepest with its extra `slides`")
    return kind
