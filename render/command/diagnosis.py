"""What an exception from a scene's file says, in lines, with the nearest right names."""

import builtins
import inspect
import pkgutil
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from traceback import walk_tb
from types import ModuleType
from typing import Any

from render.nearest import did_you_mean

ROOT = Path(__file__).parents[2]
PACKAGES = ("surfaces", "optimizers", "render")
"""The packages whose ValueErrors are faults of the declaration, told without the type."""


def describe(error: Exception, file: str) -> list[str]:
    """The lines that tell the error raised while running the scene in `file`, an absolute path.

    A ValueError of our own declarations shows its message alone, others their type too.
    """
    message = error.msg if isinstance(error, SyntaxError) else str(error)
    if isinstance(error, ImportError):
        message = re.sub(r" \((?:/|most likely|unknown location).*\)$", "", message)
    near = _near(error, file)
    if near and "did you mean" not in message.casefold():
        message = f"{message}; {near}"
    lines = [line for line in message.splitlines() if line.strip()]
    if isinstance(error, ValueError) and lines and _is_ours(error):
        return lines
    kind = type(error).__name__
    return [f"{kind}: {line}" for line in lines] or [kind]


def _is_ours(error: Exception) -> bool:
    raised_in = [Path(frame.f_code.co_filename) for frame, _ in walk_tb(error.__traceback__)][-1]
    return any(raised_in.is_relative_to(ROOT / package) for package in PACKAGES)


def _near(error: Exception, file: str) -> str | None:
    frames = [f for f, _ in walk_tb(error.__traceback__) if f.f_code.co_filename == file]
    names = {**frames[-1].f_globals, **frames[-1].f_locals} if frames else {}
    message = str(error)
    if isinstance(error, ModuleNotFoundError) and error.name:
        return did_you_mean(error.name.rpartition(".")[2], _modules_beside(error.name))
    if isinstance(error, ImportError) and error.name in sys.modules:
        wanted = re.search(r"cannot import name '(\w+)'", message)
        return wanted and did_you_mean(wanted[1], _public(sys.modules[error.name]))
    if isinstance(error, NameError) and error.name:
        ours = [name for package in PACKAGES for name in _public(sys.modules[package])]
        known = {*names, *ours, *_public(builtins)} - {error.name}
        return did_you_mean(error.name, known)
    if isinstance(error, AttributeError) and error.name:
        return did_you_mean(error.name, _public(error.obj))
    if isinstance(error, TypeError):
        wanted = re.search(r"([\w.<>]+)\(\) got an unexpected keyword argument '(\w+)'", message)
        return wanted and did_you_mean(wanted[2], _parameters(wanted[1], names))
    return None


def _modules_beside(name: str) -> Iterable[str]:
    parent, _, _ = name.rpartition(".")
    if not parent:
        return [*PACKAGES, "numpy", *sys.stdlib_module_names]
    paths = getattr(sys.modules.get(parent), "__path__", [])
    return [module.name for module in pkgutil.iter_modules(paths)]


def _public(thing: object) -> Iterable[str]:
    declared = getattr(thing, "__all__", None) if isinstance(thing, ModuleType) else None
    return declared or [name for name in dir(thing) if not name.startswith("_")]


def _parameters(qualified_name: str, names: Mapping[str, object]) -> Iterable[str]:
    """The parameters of the function that a TypeError names: messages carry no object."""
    owner = qualified_name.removesuffix(".__init__").removesuffix(".__new__")
    for thing in _things(names):
        if getattr(thing, "__qualname__", None) == owner:
            return [name for name in inspect.signature(thing).parameters if name != "self"]
    return []


def _things(names: Mapping[str, object]) -> Iterator[Callable[..., Any]]:
    for thing in names.values():
        inside = vars(thing).values() if isinstance(thing, ModuleType | type) else ()
        yield from (one for one in (thing, *inside) if callable(one))
