"""A scene's file, found by name or path, run, and its faults told as `file:line: fault`."""

import hashlib
import os
import re
import stat
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from render.dependencies.opened import files_opened
from render.dependencies.sources import SCENE_MODULE, drawing, imported, imported_late
from render.loading.scene_code import SceneError, scene_code
from render.messages.nearest import brief, did_you_mean, unknown
from render.messages.wording import refuse_unprintable
from render.scene.scene import Scene
from render.system.file_kind import file_kind, mode_of, unread

PACKAGED = Path(__file__).parents[2] / "scenes"
"""The folder of the scenes that come with the project."""

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)


@dataclass(frozen=True, eq=False)
class LoadedScene:
    """A scene, and the file that declares it.

    path: the file, as messages show it; name: its stem; source: what it held when it was run
    read: the files, absolute, that were read for it: its own, source that it or this process
    imports, what it opened; not those of the interpreter and installed packages
    files: those of them that were read for it alone: not what draws, whatever the scene
    """

    scene: Scene
    path: Path
    name: str
    source: bytes
    read: frozenset[Path] = frozenset()
    files: frozenset[Path] = frozenset()


def scene_files() -> dict[str, Path]:
    """The scenes that can be named, sorted: files in ./scenes, then those of the project."""
    files: dict[str, Path] = {}
    for folder in (Path("scenes"), PACKAGED):
        for path in folder.glob("*.py"):
            if NAME.fullmatch(path.stem) and not path.stem.startswith("_") and path.is_file():
                files.setdefault(path.stem, shown(path))
    return dict(sorted(files.items()))


def scene_names() -> tuple[str, ...]:
    """The names of the scenes there are, sorted."""
    return tuple(scene_files())


def find(name_or_path: str) -> Path:
    """The file of a scene: a path where there is a separator or `.py`, otherwise a name.

    Raises SceneError, with the nearest right names, where there is no such file.
    """
    if "/" in name_or_path or "\\" in name_or_path or name_or_path.endswith(".py"):
        path = Path(name_or_path)
        if fault := _fault_of(path):
            raise SceneError(fault)
        if os.path.lexists(path):
            return shown(path)
        near = did_you_mean(str(path), (str(other) for other in path.parent.glob("*.py")))
        raise SceneError(f"no scene file {brief(str(path))!r}" + (f"; {near}" if near else ""))
    files = scene_files()
    if name_or_path in files:
        return files[name_or_path]
    if name_or_path and stat.S_ISREG(mode_of(path := Path(f"{name_or_path}.py"))):
        raise SceneError(f"no scene {name_or_path!r}; did you mean {str(path)!r}?")
    if name_or_path and stat.S_ISDIR(mode_of(Path(name_or_path))):
        raise SceneError(f"{name_or_path}: is a folder, not a scene file")
    own = Path("scenes", f"{name_or_path}.py")
    if NAME.fullmatch(name_or_path) and (fault := _fault_of(own)):
        raise SceneError(fault)
    raise SceneError(unknown("scene", name_or_path, files))


def _fault_of(path: Path) -> str | None:
    """Why what stands at a path is no scene file; None where it is one, or nothing is there."""
    try:
        refuse_unprintable(path)
        mode = path.stat().st_mode
    except ValueError as error:
        return str(error)
    except OSError as error:
        return f"{path}: {unread(error)}" if os.path.lexists(path) else None
    if not stat.S_ISREG(mode):
        return f"{path}: is {file_kind(mode)}, not a scene file"
    if path.name == ".py":
        return f"{path}: has no name before .py; a scene file is NAME.py"
    return None if path.suffix == ".py" else f"{path}: a scene file ends in .py"


def load(name_or_path: str) -> LoadedScene:
    """The scene of that name or path. Runs its file, and leaves no bytecode of it behind.

    Raises SceneError with all faults, a line each, where the file is not there, cannot be run,
    exits, or has no `scene`.
    """
    path = find(name_or_path)
    module, source, opened = _run(path)
    scene = vars(module).get("scene")
    if scene is None:
        others = [name for name, thing in vars(module).items() if issubclass(type(thing), Scene)]
        hint = " and ".join(f"`{name}` is one" for name in others)
        raise SceneError(f"{path} declares no `scene`" + (f"; {hint}" if hint else ""))
    if not issubclass(type(scene), Scene):  # asks no property of what it is
        raise SceneError(f"{path}: `scene` is of type {type(scene).__name__}, not render.Scene")
    file = path.absolute()
    read = {file, *opened, *imported()}
    read |= imported_late(read, file.parent)
    files = read - drawing()
    return LoadedScene(scene, path, path.stem, source, frozenset(read), frozenset(files))


def shown(path: Path) -> Path:
    """A path as messages show it: from the current folder where it lies below it."""
    folder = Path.cwd()
    return path.relative_to(folder) if path.is_relative_to(folder) else path


def _run(path: Path) -> tuple[ModuleType, bytes, set[Path]]:
    file = str(path.absolute())
    # Dataclasses look their module up by its name.
    name = f"{SCENE_MODULE}{hashlib.sha256(os.fsencode(file)).hexdigest()}"
    module = sys.modules[name] = ModuleType(name)
    module.__file__ = file
    try:
        with scene_code(path), files_opened() as opened:
            source = path.read_bytes()
            exec(compile(source, file, "exec", dont_inherit=True), vars(module))
    except SceneError:
        del sys.modules[name]
        raise
    return module, source, opened


def resolve(scenes: Sequence[str]) -> list[Path]:
    """The files of these scenes, each once, or SceneError with every name that is not there."""
    paths: dict[str, Path] = {}
    faults = []
    for scene in scenes:
        try:
            path = find(scene)
        except SceneError as error:
            faults.append(str(error))
            continue
        other = paths.setdefault(path.stem, path)
        if not other.samefile(path):
            both = f"{other} and {path}: both would make {path.stem}-…"
            faults.append(f"{both}; rename one, or build them apart, each with its --outputs")
    if faults:
        raise SceneError("\n".join(faults))
    return list(paths.values())
