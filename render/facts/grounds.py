"""Grounds: the surfaces that have a name, with what their files say of them."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import surfaces
from render.facts.told import told
from surfaces import Domain, Minimum, Surface

FEW = 6
"""Minima that are told one by one."""

DIGITS = 12
"""Of the ends of a domain, which may lie near to each other."""


@dataclass(frozen=True, eq=False)
class KnownGround:
    """A surface of `surfaces`; formula: what f is, as text."""

    name: str
    formula: str
    remarks: tuple[str, ...]
    source: str
    surface: Surface


def grounds() -> dict[str, KnownGround]:
    """All of them, by name, sorted."""
    named = {name: one for name, one in vars(surfaces).items() if isinstance(one, Surface)}
    return {name: _ground(name, named[name]) for name in sorted(named)}


def minima_told(known: Sequence[Minimum]) -> str:
    """The minima in words; of many the first few."""
    parts = [f"({number(x)}, {number(y)}), {number(value)}" for x, y, value in known[:FEW]]
    rest = len(known) - FEW
    return "; ".join([*parts, f"and {rest} more"] if rest > 0 else parts) or "none"


def intervals(domain: Domain) -> str:
    """A domain in words."""
    x, y = (" to ".join(number(end, digits=DIGITS) for end in ends) for ends in domain)
    return f"x from {x}, y from {y}"


def number(value: float, *, digits: int = 6) -> str:
    """Six digits at most, unless there may be more."""
    return f"{value + 0.0:.{digits}g}".replace("-", "−")


def _ground(name: str, surface: Surface) -> KnownGround:
    fact, remarks, source = told(sys.modules[f"surfaces.{name}"].__doc__ or "")
    return KnownGround(name, fact, remarks, source, surface)
