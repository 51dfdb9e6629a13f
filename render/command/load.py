"""A scene's file, found by name or path, run, and its faults told as `file:line: fault`."""

import hashlib
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from traceback import walk_tb
from types import ModuleType, TracebackType

from render.command.diagnosis import describe
from render.nearest import did_you_mean, unknown
from render.scene import Scene

PACKAGED = Path(__file__).parents[2] / "scenes"
"""The folder of the scenes that come with the project."""

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)


class SceneError(ValueError):
    """A scene file that gives no scene; each line names the file, and the line where known."""


@dataclass(frozen=True, eq=False)
class LoadedScene:
    """A scene, the file that declares it as messages show it, and its name: the file's stem."""

    scene: Scene
    path: Path
    name: str


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
        if path.suffix == ".py" and path.is_file():
            return shown(path)
        if path.is_file():
            raise SceneError(f"{path}: a scene file ends in .py")
        near = did_you_mean(str(path), (str(other) for other in path.parent.glob("*.py")))
        raise SceneError(f"no scene file {str(path)!r}" + (f"; {near}" if near else ""))
    files = scene_files()
    if name_or_path not in files:
        raise SceneError(unknown("scene", name_or_path, files))
    return files[name_or_path]


def load(name_or_path: str) -> LoadedScene:
    """The scene of that name or path. Runs its file, and leaves no `__pycache__` beside it.

    Raises SceneError with all faults, a line each, where the file is not there, cannot be run,
    exits, or has no `scene`.
    """
    path = find(name_or_path)
    module = _run(path)
    scene = vars(module).get("scene")
    if scene is None:
        raise SceneError(f"{path} declares no `scene`")
    if not isinstance(scene, Scene):
        raise SceneError(f"{path}: `scene` is of type {type(scene).__name__}, not render.Scene")
    return LoadedScene(scene, path, path.stem)


def shown(path: Path) -> Path:
    """A path as messages show it: from the current folder where it lies below it."""
    folder = Path.cwd()
    return path.relative_to(folder) if path.is_relative_to(folder) else path


def _run(path: Path) -> ModuleType:
    file = str(path.absolute())
    # Dataclasses look their module up by its name.
    name = f"_steepest_scene_{hashlib.sha256(os.fsencode(file)).hexdigest()}"
    module = sys.modules[name] = ModuleType(name)
    module.__file__ = file
    try:
        exec(compile(path.read_bytes(), file, "exec", dont_inherit=True), vars(module))
    except SystemExit as error:
        del sys.modules[name]
        fault = "the scene file exits (sys.exit) instead of declaring a scene"
        raise SceneError(_located(path, _line(error.__traceback__, file), [fault])) from error
    # The one place where a scene's own code runs: whatever it raises is that scene's fault.
    except Exception as error:
        del sys.modules[name]
        line = _line(error.__traceback__, file)
        if isinstance(error, SyntaxError) and error.filename == file:
            line = error.lineno
        raise SceneError(_located(path, line, describe(error, file))) from error
    return module


def _line(traceback: TracebackType | None, file: str) -> int | None:
    lines = [line for frame, line in walk_tb(traceback) if frame.f_code.co_filename == file]
    return lines[-1] if lines else None


def _located(path: Path, line: int | None, faults: list[str]) -> str:
    place = f"{path}:{line}" if line else f"{path}"
    return "\n".join(f"{place}: {fault}" for fault in faults)
