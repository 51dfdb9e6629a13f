"""What is walked on, as a scene's file writes it: a formula, or a surface by its name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from render.facts.grounds import KnownGround, grounds
from render.messages.nearest import brief, folded, unknown
from render.trying.written import interval, quoted
from surfaces import Domain, Surface, as_domain, within


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


@dataclass(frozen=True, eq=False)
class Exported:
    """A surface that `surfaces` exports, on its own domain unless there is another."""

    known: KnownGround
    domain: Domain | None = None

    @property
    def name(self) -> str:
        """What it is imported by."""
        return self.known.name

    @property
    def surface(self) -> Surface:
        """The surface on the domain that is shown, with the minima that lie in it."""
        surface = self.known.surface
        if self.domain is None:
            return surface
        minima = [one for one in surface.minima if within(self.domain, one[:2])]
        return replace(surface, domain=self.domain, minima=minima)

    @property
    def told(self) -> str:
        """What f is, on one line."""
        return self.known.formula

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


def exported(name: str, domain: Domain | None = None) -> Exported:
    """The surface of that name, as it is `folded`; ValueError with the nearest right name."""
    known = grounds()
    found = next((one for one in known.values() if folded(one.name) == folded(name)), None)
    if found is None:
        fault = unknown("surface", name.strip(), known)
        if "/" in name or ".py" in name:
            fault = f"{name.strip()}: is no name; a surface in a file of yours goes into a scene"
        elif re.search(r"[xy()+*^]", name) and not name.strip().isidentifier():
            fault = f'no surface {brief(name.strip())!r}; for a formula: steepest try "…"'
        raise ValueError(fault)
    return Exported(found, None if domain is None else as_domain(domain))
