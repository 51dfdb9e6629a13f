"""What is walked on, as a scene's file writes it: a formula, or a surface by its name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from render.trying.written import interval, quoted
from surfaces import Domain


class Ground(Protocol):
    """How a scene's file speaks of its ground."""

    @property
    def told(self) -> str:
        """What f is, on one line."""

    @property
    def imported(self) -> str:
        """The name that is imported from `surfaces`."""

    @property
    def declared(self) -> Sequence[str]:
        """The lines before the scene, if any."""

    @property
    def words(self) -> Sequence[str]:
        """What the scene says of it, by name."""


@dataclass(frozen=True)
class Formula:
    """f as it was typed, on a domain."""

    text: str
    domain: Domain

    @property
    def told(self) -> str:
        """What f is, on one line."""
        return "f(x, y) = " + " ".join(self.text.split())

    @property
    def imported(self) -> str:
        """The name that is imported from `surfaces`."""
        return "surface_from"

    @property
    def declared(self) -> Sequence[str]:
        """The lines before the scene."""
        (x, y) = map(interval, self.domain)
        return (
            "surface = surface_from(",
            f"    {quoted(self.text)},",
            f"    domain=({x}, {y}),",
            ")",
        )

    @property
    def words(self) -> Sequence[str]:
        """What the scene says of it, by name."""
        return ("surface=surface",)


@dataclass(frozen=True)
class Exported:
    """A surface that `surfaces` exports, on its own domain unless there is another.

    title: what the file's first line says of it
    """

    name: str
    title: str
    domain: Domain | None = None

    @property
    def told(self) -> str:
        """What f is, on one line."""
        return self.title

    @property
    def imported(self) -> str:
        """The name that is imported from `surfaces`."""
        return self.name

    @property
    def declared(self) -> Sequence[str]:
        """The lines before the scene: none."""
        return ()

    @property
    def words(self) -> Sequence[str]:
        """What the scene says of it, by name."""
        given = [f"surface={self.name}"]
        if self.domain is not None:
            x, y = map(interval, self.domain)
            given.append(f"domain=({x}, {y})")
        return given
