"""Rests: what a process found that its work rests on, as it tells its parent."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from render.dependencies.digests import digest_of
from render.dependencies.sources import packages

BEGAN = time.time_ns()
"""When this process began, nanoseconds of the clock: before it read any of a scene's files."""


@dataclass(frozen=True)
class Rests:
    """The files that were read, and the installed packages that were imported.

    files: the digest of each, by its absolute path; empty where it was modified meanwhile
    packages: the names under which they are imported
    """

    files: Mapping[str, str]
    packages: Sequence[str]

    @classmethod
    def on(cls, files: Iterable[Path]) -> "Rests":
        """These files, and what this process has imported."""
        digests = {str(file): digest_of(file, since=BEGAN) for file in sorted(files)}
        return cls(digests, sorted(packages()))

    @classmethod
    def of(cls, message: object) -> "Rests | None":
        """What was told as `message`; None where that is not in its form."""
        match message:
            case {"files": dict(files), "packages": list(names)}:
                if are_words(*files, *files.values(), *names):
                    return cls(files, names)
        return None

    def message(self) -> dict[str, object]:
        """As it goes through a pipe."""
        return asdict(self)


def are_words(*values: object) -> bool:
    """Whether all are strings."""
    return all(isinstance(value, str) for value in values)
