"""Kind: what is made of every view of a scene."""

from dataclasses import dataclass

from render.encode import FORMATS
from render.still import STILLS as STILL_FORMATS


@dataclass(frozen=True)
class Kind:
    """What is made of every view: by which command, with which options, and what to call it."""

    suffix: str
    word: str
    command: str
    options: tuple[str, ...] = ()

    def words(self, view: str) -> tuple[str, ...]:
        """The command that makes it of a view, without the scene and the output."""
        return (self.command, f"--view={view}", *self.options)


FILMS = tuple(Kind(kind.suffix, "film", "render") for kind in FORMATS if kind.built)
STILLS = tuple(
    Kind(kind.suffix, "still", "still", kind.built)
    for kind in STILL_FORMATS
    if kind.built is not None
)
