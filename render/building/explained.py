"""Explained: what a build would do with one file, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from render.building.failures import Place


@dataclass(frozen=True, order=True)
class Explained:
    """A file of a build, and the reasons to make it; none where it is up to date.

    file: what is to be made; scene: the file it is made from; view: which view of it
    stale: whether there are reasons
    reasons: a line each
    """

    place: Place
    file: Path = field(compare=False)
    scene: Path = field(compare=False)
    view: str = field(compare=False)
    reasons: Sequence[str] = field(compare=False)

    def message(self) -> dict[str, object]:
        """As `steepest build --explain --json` tells it."""
        return {
            "file": str(self.file),
            "scene": str(self.scene),
            "view": self.view,
            "stale": bool(self.reasons),
            "reasons": list(self.reasons),
        }
