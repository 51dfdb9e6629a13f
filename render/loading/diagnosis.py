"""What an exception from a scene's file says, in lines, with the nearest right names."""

import builtins
import inspect
import pkgutil
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from traceback import walk_tb
from types import ModuleType
from typing import Any

from render.messages.nearest import did_you_mean
from render.messages.wording import legible
from render.system.stopping import Stopped

ROOT = Path(__file__).parents[2]
PACKAGES = ("surfaces", "optimizers", "adapters", "networks", "render")
"""The packages whose ValueErrors are faults of the declaration, told without the type."""


NAMED = 3
"""Exceptions of a group that are told."""

PANELS = ("ratio", "named")
"""What views in brackets have and a view alone does not."""

SLIPS = {
    "alpha": ("'decay'", {"decay"}),
    "betas": ("'beta1' and 'beta2'", {"beta1", "beta2"}),
    "eps": ("'epsilon'", {"epsilon"}),
    "lr": ("'learning_rate'", {"learning_rate"}),
    "nesterov": ("the class Nesterov", {"learning_rate"}),
    "rho": ("'decay'", {"decay"}),
}
"""Keywords of other libraries: what is meant here, and the parameters of a class that has it."""

EXTRAS = {
    **dict.fromkeys(("torch", "optax", "jax", "scipy", "cma"), "adapters"),
    "sklearn": "data",
}
"""Packages that need not be there, and the extra that brings each."""

PROMPT = frozenset({"copyright", "credits", "exit", "help", "license", "quit"})
"""What Python adds to its built-in names for its prompt: nobody means them in a scene."""

LONGEST = 600
"""Letters of a line that tells a fault; of a longer one the middle is left out."""

MOST = 40
"""Lines told of one file."""


def describe(error: BaseException, file: str) -> list[str]:
    """The lines that tell the error raised while running the scene in `file`, an absolute path.

    A ValueError of our own declarations shows its message alone, others their type too.
    """
    if isinstance(error, SystemExit):
        return ["the scene file exits (sys.exit); it must not"]
    message = said(error)
    if isinstance(error, ImportError):
        message = re.sub(r" \((?:/|most likely|unknown location).*\)$", "", message)
    if isinstance(error, TypeError):
        # From 3.13 on the interpreter adds a hint of its own.
        message = re.sub(r"\. Did you mean '\w+'\?$", "", message)
    near = None
    with suppress(Exception):  # what the scene made may answer to no question; then no hint
        near = _of_panels(error, message) or _near(error, file, message)
    if near and "did you mean" not in message.casefold():
        message = f"{message}; {near}"
    if is_declared(error):
        return [legible(line) for line in message.split("\n") if line.strip()]
    told = legible("; ".join(line.strip() for line in message.splitlines() if line.strip()))
    kind = legible(type(error).__name__)
    return [f"{kind}: {told}" if told else kind]


def said(error: BaseException) -> str:
    """An exception's message, those of the exceptions that it groups, its notes."""
    parts = [*_message(error), *getattr(error, "__notes__", ())]
    if isinstance(error, BaseExceptionGroup):
        inside = error.exceptions[:NAMED]
        parts += [f"{type(one).__name__}: {' '.join(_message(one))}" for one in inside]
    return "\n".join(str(part) for part in parts)


def _message(error: BaseException) -> list[str]:
    try:
        return [str(error.msg if isinstance(error, SyntaxError) else error)]
    except Stopped:
        raise
    # It is the scene's own code, and may raise anything.
    except BaseException as inner:
        return [f"its message cannot be told ({type(inner).__name__})"]


def clipped(lines: Sequence[str]) -> list[str]:
    """The first of very many lines, and of very long ones the beginning and the end."""
    half = LONGEST // 2
    kept = [
        line if len(line) <= LONGEST else f"{line[:half]} … {line[-half:]}" for line in lines[:MOST]
    ]
    return [*kept, f"and {len(lines) - MOST} more faults"] if len(lines) > MOST else kept


def is_declared(error: BaseException) -> bool:
    """Whether it is a ValueError of our own declarations."""
    if not isinstance(error, ValueError):
        return False
    raised_in = [Path(frame.f_code.co_filename) for frame, _ in walk_tb(error.__traceback__)][-1]
    return any(raised_in.is_relative_to(ROOT / package) for package in PACKAGES)


def _of_panels(error: BaseException, message: str) -> str | None:
    """How views are joined, where an operator or what only panels have was used on one."""
    if isinstance(error, AttributeError) and error.name in PANELS and hasattr(error.obj, "stage"):
        return f"it belongs to panels, in brackets: (Landscape() | Contour()).{error.name}(…)"
    if isinstance(error, TypeError) and "unsupported operand type" in message:
        public = sys.modules["render"]
        views = {name for name in _public(public) if hasattr(getattr(public, name), "stage")}
        if {"Panels", *views} & set(re.findall(r"\w+", message)):
            return "views are joined by | and /, as instances: Landscape() | Contour()"
    return None


def _near(error: BaseException, file: str, message: str) -> str | None:
    frames = [f for f, _ in walk_tb(error.__traceback__) if f.f_code.co_filename == file]
    names = {**frames[-1].f_globals, **frames[-1].f_locals} if frames else {}
    if isinstance(error, ModuleNotFoundError) and error.name:
        return _extra(error.name, message) or did_you_mean(
            error.name.rpartition(".")[2], _modules_beside(error.name, file)
        )
    if isinstance(error, ImportError) and error.name in sys.modules:
        wanted = re.search(r"cannot import name '(\w+)'", message)
        return wanted and did_you_mean(wanted[1], _public(sys.modules[error.name]))
    if isinstance(error, NameError) and error.name:
        return _near_name(error.name, names)
    if isinstance(error, AttributeError) and error.name:
        return did_you_mean(error.name, _public(error.obj))
    if isinstance(error, TypeError):
        return _call(message, names)
    return None


def _extra(name: str, message: str) -> str | None:
    """How a package that need not be there is installed, where it is one, and nobody said so."""
    extra = EXTRAS.get(name.partition(".")[0])
    told = extra is None or "pip install" in message
    return None if told else f"it comes with pip install 'steepest[{extra}]'"


def _call(message: str, names: Mapping[str, object]) -> str | None:
    """What a function takes that was called with too many arguments, too few or others."""
    wanted = re.search(r"([\w.<>]+)\(\) (got an unexpected|takes|missing)(.*?'(\w+)'|)", message)
    if wanted is None or not (parameters := _parameters(wanted[1], names)):
        return None
    if wanted[2].startswith("got") and (near := _nearest_parameter(wanted[4], parameters)):
        return near
    name = wanted[1].removesuffix(".__init__")
    if name == "Theme":
        return "start from a whole one: replace(LIGHT, …), with replace from dataclasses"
    return f"{name} takes {', '.join(parameters)}" if len(parameters) <= MOST else None


def _near_name(name: str, names: Iterable[str]) -> str | None:
    """The import that is missing, or the nearest of the scene's names, ours and Python's own."""
    if line := _import_of(name):
        return f"add `{line}`"
    ours = [name for package in PACKAGES for name in _public(import_module(package))]
    return did_you_mean(name, {*names, *ours, *_public(builtins)} - PROMPT - {name})


def _import_of(name: str) -> str | None:
    """The line that imports a name of our packages, a package or module, or numpy as np."""
    if name == "np":
        return "import numpy as np"
    for package in PACKAGES:
        if name in _public(import_module(package)):
            return f"from {package} import {name}"
    modules = {*PACKAGES, "numpy", *sys.stdlib_module_names}
    return f"import {name}" if name in modules and not name.startswith("_") else None


def _nearest_parameter(word: str, parameters: Collection[str]) -> str | None:
    meant, needed = SLIPS.get(word, ("", set()))
    if meant and needed <= set(parameters):
        return f"did you mean {meant}?"
    return did_you_mean(word, parameters)


def _modules_beside(name: str, file: str) -> Iterable[str]:
    """The modules that may be meant: of the package, else our packages and the scene's folder."""
    parent, _, _ = name.rpartition(".")
    if parent:
        paths = getattr(sys.modules.get(parent), "__path__", [])
        return [module.name for module in pkgutil.iter_modules(paths)]
    scene = Path(file)
    beside = {module.name for module in pkgutil.iter_modules([str(scene.parent)])}
    return {*PACKAGES, *beside} - {scene.stem}


def _public(thing: object) -> Iterable[str]:
    names = [name for name in dir(thing) if not name.startswith("_")]
    if not isinstance(thing, ModuleType):
        return names
    # Modules inside are seldom meant: optimizers.momentum stands beside optimizers.Momentum.
    held = [name for name in names if not isinstance(getattr(thing, name, None), ModuleType)]
    return getattr(thing, "__all__", held)


def _parameters(qualified_name: str, names: Mapping[str, object]) -> Collection[str]:
    """The parameters of the function that a TypeError names: messages carry no object."""
    owner = qualified_name.removesuffix(".__init__").removesuffix(".__new__")
    for thing in _things(names):
        if getattr(thing, "__qualname__", None) == owner:
            with suppress(TypeError, ValueError):  # what is written in C may not tell
                return [name for name in inspect.signature(thing).parameters if name != "self"]
    return []


def _things(names: Mapping[str, object]) -> Iterator[Callable[..., Any]]:
    for thing in names.values():
        inside = vars(thing).values() if isinstance(thing, ModuleType | type) else ()
        yield from (one for one in (thing, *inside) if callable(one))
