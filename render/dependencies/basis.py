"""Basis: the files and versions that something was made from; Present: those that are there now."""

import os
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

from render.dependencies.digests import digest, digest_of, sense_of
from render.dependencies.rests import Rests, are_words
from render.dependencies.sources import ROOT

NO_PART = {"click", "rich", "steepest", "setuptools"}
"""Distributions that have no part in a picture, or whose files are looked at one by one."""

PYTHON, ENCODER = "python", "IMAGEIO_FFMPEG_EXE"


@dataclass(frozen=True)
class Basis:
    """What something was made from.

    files: by name, the digests of what each held and of what it said; empty where not known
    versions: of the interpreter, of distributions, and of an encoder of the user's own
    """

    files: Mapping[str, tuple[str, str]]
    versions: Mapping[str, str]

    def changes(self, present: "Present") -> Iterator[str]:
        """What is another now, a line each; comments and docstrings count for nothing."""
        for name, (held, said) in self.files.items():
            now = present.digest(name)
            if not now:
                yield f"{name} is gone"
            elif now != held and (not said or present.sense(name) != said):
                yield f"{name} has changed"
        for name, version in self.versions.items():
            if (found := present.version(name)) != version:
                yield f"{name} was {version or 'not there'}, is {found or 'not there'}"

    def message(self) -> dict[str, object]:
        """As it is kept."""
        files = {name: list(told) for name, told in self.files.items()}
        return {"files": files, "versions": dict(self.versions)}

    @classmethod
    def of(cls, message: object) -> "Basis | None":
        """What was kept as `message`; None where that is not in its form."""
        match message:
            case {"files": dict(files), "versions": dict(versions)}:
                pairs = [(name, told) for name, told in files.items() if _is_pair(told)]
                if len(pairs) == len(files) and are_words(*versions.values()):
                    return cls({name: (held, said) for name, (held, said) in pairs}, versions)
        return None


@dataclass
class Present:
    """The files and versions that are there now; each is read again only where it was modified."""

    _read: dict[str, tuple[tuple[int, int], str]] = field(default_factory=dict)
    _senses: dict[str, str] = field(default_factory=dict)
    _versions: dict[str, str] = field(default_factory=dict)
    _distributions: Mapping[str, list[str]] | None = None

    def basis(self, rests: Rests) -> Basis:
        """What a process told that it rests on, with what its files say and versions."""
        files = {}
        for path, held in rests.files.items():
            name = name_of(Path(path))
            known = held and self.digest(name) == held
            files[name] = (held, self.sense(name) if known else "")
        if self._distributions is None:
            self._distributions = metadata.packages_distributions()
        names = {one for name in rests.packages for one in self._distributions.get(name, ())}
        versions = [PYTHON, *sorted(names - NO_PART), ENCODER]
        return Basis(files, {name: self.version(name) for name in versions})

    def know(self, basis: Basis) -> None:
        """What the files said when they held what they did is read no second time."""
        self._senses.update(told for told in basis.files.values() if all(told))

    def digest(self, name: str) -> str:
        """Of what the file of that name holds; empty where it can't be read."""
        path = path_of(name)
        try:
            found = path.stat()
        except OSError:
            return ""
        stamp = (found.st_mtime_ns, found.st_size)
        if name not in self._read or self._read[name][0] != stamp:
            self._read[name] = (stamp, digest_of(path))
        return self._read[name][1]

    def sense(self, name: str) -> str:
        """Of what it says; empty where it can't be read."""
        held = self.digest(name)
        if not name.endswith(".py"):
            return held
        if held and held not in self._senses:
            try:
                content = path_of(name).read_bytes()
            except OSError:
                return ""
            self._senses[digest(content)] = sense_of(content)
        return self._senses.get(held, "")

    def version(self, name: str) -> str:
        """Of the interpreter, a distribution, or the encoder; empty where there is none."""
        if name not in self._versions:
            self._versions[name] = _version(name)
        return self._versions[name]


def name_of(path: Path) -> str:
    """What a file is called: from the project's folder, or from the current one, or in full."""
    if path.is_relative_to(ROOT):
        return str(path.relative_to(ROOT))
    folder = Path.cwd()
    return f"./{path.relative_to(folder)}" if path.is_relative_to(folder) else str(path)


def path_of(name: str) -> Path:
    """The file of that name, absolute."""
    return Path.cwd() / name if name.startswith("./") else ROOT / name


def _is_pair(told: object) -> bool:
    return isinstance(told, list) and len(told) == 2 and are_words(*told)


def _version(name: str) -> str:
    if name == PYTHON:
        return platform.python_version()
    if name == ENCODER:
        path = os.environ.get(ENCODER, "")
        try:
            found = Path(path).stat()
        except OSError:
            return path
        return f"{path}, {found.st_size} bytes of {found.st_mtime_ns}" if path else ""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
