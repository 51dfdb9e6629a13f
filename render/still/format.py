"""StillFormat: what a still's suffix stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from render.containers import Container

if TYPE_CHECKING:
    from render.film.film import Film


class Made(Protocol):
    """The bytes of a file that shows one frame of a film."""

    def __call__(
        self, film: Film, frame: int, *, unit: float, transparent: bool, comment: str
    ) -> bytes:
        """`unit`: points a pixel of the film, on paper."""


@dataclass(frozen=True)
class StillFormat:
    """One kind of file.

    container: the kind of file
    density: the default number of pixels for each that the picture is laid out in
    vectors: whether it holds strokes and words rather than pixels
    made: makes the file's bytes
    built: the options with which `steepest build --stills` makes one of every view; None where it
        does not
    """

    container: Container
    density: int
    vectors: bool
    made: Made
    built: tuple[str, ...] | None = None

    @property
    def suffix(self) -> str:
        """With its dot, in lower case."""
        return self.container.suffix
