"""Records: beside what was built, how it was made, and from this what is stale and why."""

import json
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from render.building.inspection import Inspection
from render.containers import stands_whole
from render.dependencies.basis import Basis, Present
from render.dependencies.digests import digest_of
from render.dependencies.parts import MANY, Parts
from render.dependencies.rests import Rests
from render.system.file_kind import mode_of

FOLDER = ".steepest"
"""Where the records stand, in the folder of outputs."""

FORM = 1
"""The version of their form."""


@dataclass(frozen=True)
class Made:
    """How a picture was made.

    command: what makes it, without the scene and the output
    parts: what it shows of its scene
    basis: what draws it
    walk: the name under which its walk is kept, if it is
    """

    command: tuple[str, ...]
    parts: Parts
    basis: Basis
    walk: str | None = None

    def reasons(self, command: tuple[str, ...], parts: Parts, present: Present) -> Iterator[str]:
        """Why what was made so is not what would be made now, a line each."""
        if command != self.command:
            yield f"was made by {' '.join(self.command)}"
        for name in dict.fromkeys([*parts, *self.parts]):
            if name not in self.parts:
                yield f"the {name} {'are' if name in MANY else 'is'} new"
            elif name not in parts:
                yield f"the {name} {'are' if name in MANY else 'is'} gone"
            elif parts[name] != self.parts[name]:
                yield f"the {name} {'have' if name in MANY else 'has'} changed"
        yield from self.basis.changes(present)


@dataclass
class Records:
    """What is known of the pictures in a folder of outputs.

    Records that are damaged, or not in this form, are as if they were not there.
    """

    outputs: Path
    present: Present = field(default_factory=Present)

    @property
    def folder(self) -> Path:
        """Where they stand."""
        return self.outputs / FOLDER

    @property
    def walks(self) -> Path:
        """Where walks are kept."""
        return self.folder / "walks"

    def inspection(self, scene: Path) -> Inspection | None:
        """What a scene's file was found to hold, if nothing that it rests on has changed."""
        told = self._read(self._of_scene(scene))
        basis = Basis.of(told.get("basis"))
        found = Inspection.of(told.get("scene"))
        if basis is None or found is None or told.get("path") != str(scene.absolute()):
            return None
        self.present.know(basis)
        return None if any(basis.changes(self.present)) else found

    def views(self, scene: Path) -> Sequence[str]:
        """The views that a scene's file was last found to hold; it may have changed since."""
        told = self._read(self._of_scene(scene))
        found = Inspection.of(told.get("scene"))
        return tuple(found.views) if found and told.get("path") == str(scene.absolute()) else ()

    def keep_inspection(self, scene: Path, inspection: Inspection) -> None:
        """For the next build. Raises OSError and EncodeError where it cannot be kept."""
        basis = self.present.basis(inspection.rests)
        found = replace(inspection, rests=Rests({}, ())).message()
        told = {"path": str(scene.absolute()), "scene": found, "basis": basis.message()}
        self._write(self._of_scene(scene), told)

    def stale(self, target: Path, command: tuple[str, ...], parts: Parts) -> list[str]:
        """Why a picture is to be made, a line a reason; none where it is up to date."""
        if not stat.S_ISREG(mode_of(target)):
            return ["is not there"]
        told = self._read(self._of(target))
        made = _made(told)
        if made is None:
            return ["how it was made is not known"]
        self.present.know(made.basis)
        reasons = list(made.reasons(command, parts, self.present))
        if not reasons and not stands_whole(target):
            reasons.append(NOT_WHOLE)
        if not reasons and not _is_what_was_made(target, told):
            reasons.append("is older than what was made")
        return reasons

    def keep(self, target: Path, made: Made) -> None:
        """How the picture that stands there was made. Raises as keep_inspection does."""
        told = {
            "command": list(made.command),
            "parts": dict(made.parts),
            "basis": made.basis.message(),
            "walk": made.walk,
            "modified": target.stat().st_mtime_ns,
            "digest": digest_of(target),
        }
        self._write(self._of(target), told)

    def tidy(self) -> None:
        """Removes the records of what is no longer there, and the walks that no record names."""
        named = set()
        for record in self.folder.glob("*.json"):
            told = self._read(record)
            named.add(told.get("walk"))
            if "command" in told and not (self.outputs / record.stem).exists():
                record.unlink(missing_ok=True)
        for walk in self.walks.glob("*.npz"):
            if walk.stem not in named:
                walk.unlink(missing_ok=True)

    def _of(self, target: Path) -> Path:
        return self.folder / f"{target.name}.json"

    def _of_scene(self, scene: Path) -> Path:
        return self.folder / f"{scene.stem}.py.json"

    def _read(self, record: Path) -> dict[str, Any]:
        try:
            told = json.loads(record.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        return told if isinstance(told, dict) and told.get("form") == FORM else {}

    def _write(self, record: Path, told: Mapping[str, object]) -> None:
        from render.encode import whole_file

        with whole_file(record) as part:
            part.write_text(json.dumps({"form": FORM, **told}, indent=1))


NOT_WHOLE = "is not whole"
"""Why what was cut short is made again."""


def _made(told: Mapping[str, Any]) -> Made | None:
    basis = Basis.of(told.get("basis"))
    match told:
        case {"command": list(command), "parts": dict(parts), "walk": None | str() as walk} if (
            basis
        ):
            return Made(tuple(command), parts, basis, walk)
    return None


def _is_what_was_made(target: Path, told: Mapping[str, Any]) -> bool:
    """Whether it is, or was put there later, by someone who wants it so."""
    modified = told.get("modified")
    newer = isinstance(modified, int) and target.stat().st_mtime_ns >= modified
    return newer or digest_of(target) == told.get("digest")
