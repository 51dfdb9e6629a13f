"""Account: what the making of a picture tells of all that the picture rests on."""

from dataclasses import dataclass
from pathlib import Path

from render.dependencies.parts import Parts, parts_of
from render.dependencies.rests import Rests, are_words
from render.dependencies.sources import drawing
from render.jobs.job import Message
from render.loading.load import LoadedScene
from render.loading.scene_code import scene_code
from render.scene.panels import Picture


@dataclass(frozen=True)
class Account:
    """What a picture shows of its scene, as it was when the making began.

    parts: the digests of what it shows
    walk: the name of its walk; None where that is not kept
    walks: the folder where walks are kept
    """

    parts: Parts
    walk: str | None = None
    walks: Path | None = None

    @property
    def kept(self) -> Path | None:
        """The file of its walk."""
        return None if self.walk is None or self.walks is None else self.walks / f"{self.walk}.npz"

    def message(self) -> Message:
        """As it goes through a pipe at the end, with what has drawn the picture."""
        rests = Rests.on(drawing()).message()
        return {"parts": dict(self.parts), "walk": self.walk, "rests": rests}


def account_of(loaded: LoadedScene, picture: Picture, walks: Path | None) -> Account:
    """The account of a picture of a scene whose walks are kept in that folder, if in any."""
    from render.dependencies.walks import walk_of

    with scene_code(loaded.path):
        parts = parts_of(loaded.scene, picture, loaded.files)
        walk = None if walks is None else walk_of(loaded.scene)
    return Account(parts, walk, walks)


def told(message: Message) -> tuple[Account, Rests] | None:
    """The account in a message, and what drew the picture; None where it is not in its form."""
    rests = Rests.of(message.get("rests"))
    match message:
        case {"parts": dict(parts), "walk": None | str() as walk} if rests is not None:
            if are_words(*parts, *parts.values()):
                return Account(parts, walk), rests
    return None
