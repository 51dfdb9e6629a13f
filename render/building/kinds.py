"""Kind: what is made of every view of a scene."""

from dataclasses import dataclass


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


FILMS = (Kind(".mp4", "film", "render"), Kind(".gif", "film", "render"))
STILLS = (Kind(".png", "still", "still", ("--scale=2",)), Kind(".svg", "still", "still"))
