"""Where a rule comes from: its family, the year of its source, and the rules it grew out of."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Family: TypeAlias = Literal["plain", "momentum", "adaptive", "sign", "second-order"]
"""Plain descent; averages of gradients; a rate for each coordinate; signs alone; curvature."""


@dataclass(frozen=True)
class Origin:
    """A rule's family, the year of its source, and the names of the rules it grew out of."""

    family: Family
    year: int
    after: tuple[str, ...] = ()
