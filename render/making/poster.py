"""Poster: a still of the same view and size, beside a film."""

from dataclasses import dataclass
from pathlib import Path

from render.jobs.progress import Silent
from render.loading.load import LoadedScene
from render.making.still import still
from render.messages.wording import refuse_unprintable
from render.scene.scene import Scene

SUFFIX = ".png"


@dataclass(frozen=True)
class Poster:
    """A picture at `path`, of what `steepest still --at` shows; the end unless given."""

    path: Path
    at: float = 1.0

    def refuse(self, film: Path, scene: Scene) -> None:
        """Raise ValueError or EncodeError for one that cannot be made, before the film is."""
        from render.encode import refuse_unwritable

        refuse_unprintable(self.path)
        if self.path.suffix.lower() != SUFFIX:
            raise ValueError(f"{self.path}: a poster is a {SUFFIX} file")
        if self.path.absolute() == film.absolute():
            raise ValueError(f"{self.path}: is the film itself; give the poster another name")
        if isinstance(self.at, int) and not 0 <= self.at <= scene.steps:
            raise ValueError(f"{self.path}: step {self.at}: the scene has steps 0 to {scene.steps}")
        refuse_unwritable(self.path)

    def draw(
        self,
        loaded: LoadedScene,
        view: str,
        size: tuple[int, int],
        *,
        transparent: bool,
        carried: bool,
    ) -> None:
        """Writes it, with its own recipe; raises as `still` does."""
        still(
            loaded,
            self.path,
            view=view,
            at=self.at,
            size=size,
            scale=1,
            transparent=transparent,
            carried=carried,
            progress=Untold(),
        )


class Untold(Silent):
    """Tells notes, and no result: the film's line does."""

    def say(self, line: str) -> None:
        """Not told."""
