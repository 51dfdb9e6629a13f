"""What a user names, module:Name or file.py:Name, found and run; faults told with their lines."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import inspect
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from render.checking.making import adapted, walks
from render.loading.scene_code import SceneError, scene_code
from render.messages.nearest import brief, did_you_mean, unknown


class Named(NamedTuple):
    """What was found, the file that it is of, and its name."""

    thing: object
    path: Path
    name: str


def found(target: str) -> Named:
    """The class, function or optimizer of that name; the only one in its file where none is given.

    Raises SceneError where it is not there, and for whatever its module raises.
    """
    where, _, name = target.rpartition(":") if ":" in target else (target, "", "")
    if not where:
        raise SceneError(f"{target!r}: write module:Name or file.py:Name")
    module, path = _file(Path(where)) if where.endswith(".py") else _module(where)
    own = [
        key
        for key, thing in vars(module).items()
        if inspect.isclass(thing) and thing.__module__ == module.__name__ and walks(thing)
    ]
    if not name:
        if len(own) != 1:
            told = f"has {', '.join(own)}" if own else "has no class with start and step"
            raise SceneError(f"{where}: {told}; name one: {where}:{own[0] if own else 'Name'}")
        name = own[0]
    if name not in vars(module):
        ours = own or [key for key in vars(module) if not key.startswith("_")]
        raise SceneError(f"{where}: {unknown('optimizer', name, ours)}")
    thing = vars(module)[name]
    if not (walks(thing) or (callable(thing) and not inspect.isclass(thing))):
        kind = "a class" if inspect.isclass(thing) else f"of type {type(thing).__name__},"
        told = f"{where}: {name} is {kind} without start and step"
        hint = "an optimizer has start(position), step(gradient, position, state)"
        raise SceneError(f"{told}; {adapted(thing) or hint}")
    return Named(thing, path, f"{where}:{name}")


def _file(path: Path) -> tuple[ModuleType, Path]:
    if not path.is_file():
        near = did_you_mean(str(path), (str(other) for other in path.parent.glob("*.py")))
        raise SceneError(f"no file {brief(str(path))!r}" + (f"; {near}" if near else ""))
    file = str(path.absolute())
    name = f"checked_{hashlib.sha256(os.fsencode(file)).hexdigest()[:16]}"
    module = sys.modules[name] = ModuleType(name)  # dataclasses look their module up by its name
    module.__file__ = file
    with scene_code(path):
        exec(compile(path.read_bytes(), file, "exec", dont_inherit=True), vars(module))
    return module, path


def _module(name: str) -> tuple[ModuleType, Path]:
    if "/" in name or not all(part.isidentifier() for part in name.split(".")):
        raise SceneError(f"{brief(name)!r} is no module; write module:Name or file.py:Name")
    folder = str(Path.cwd())
    if folder not in sys.path:
        sys.path.append(folder)
    here = Path(f"{name.replace('.', '/')}.py")
    with scene_code(here):
        spec = _spec(name)
    if spec is None:
        near = did_you_mean(name, (one.stem for one in Path.cwd().glob("*.py")))
        hint = near or "it is looked for in the current folder and among installed packages"
        raise SceneError(f"no module {name!r}; {hint}")
    origin = Path(spec.origin or here)
    path = origin.relative_to(folder) if origin.is_relative_to(folder) else origin
    with scene_code(path):
        return importlib.import_module(name), path


def _spec(name: str) -> importlib.machinery.ModuleSpec | None:
    try:
        return importlib.util.find_spec(name)
    except ModuleNotFoundError as error:
        if error.name and name.startswith(error.name):  # a package above it is not there
            return None
        raise
