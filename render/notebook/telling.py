"""telling(): how far the making of a film has come, told where a notebook runs."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from render.notebook.in_jupyter import in_jupyter
from render.notebook.in_marimo import in_marimo


class Tell(Protocol):
    """Told what is done and, where that is counted, how much of it."""

    def __call__(self, stage: str, done: int = 0, total: int = 0) -> None:
        """`total` is 0 where nothing is counted."""


def telling() -> AbstractContextManager[Tell]:
    """A bar of marimo or of Jupyter, gone at the end of the block; elsewhere nobody is told."""
    return in_marimo() or in_jupyter() or unheard()


@contextmanager
def unheard() -> Iterator[Tell]:
    """Tells nobody."""

    def tell(stage: str, done: int = 0, total: int = 0) -> None:
        """Not told."""

    yield tell
