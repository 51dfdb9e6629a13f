"""Whose a source file is: the project's, installed, or the user's own; and which were imported."""

import ast
import site
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import FunctionType, ModuleType

ROOT = Path(__file__).parents[2]
PACKAGES = tuple(
    ROOT / name for name in ("surfaces", "optimizers", "adapters", "networks", "render")
)
SCENES = ROOT / "scenes"

SCENE_MODULE = "_steepest_scene_"
"""How the names of the modules that scenes' files become begin; the rest tells where they lie."""


def is_installed(file: Path) -> bool:
    """Whether it belongs to the standard library or an installed package, not to the project."""
    if any(file.is_relative_to(folder) for folder in (*PACKAGES, SCENES)):
        return False
    return any(file.is_relative_to(folder) for folder in _installed())


def is_own(file: Path, folder: Path) -> bool:
    """Whether it lies in a scene's folder or below, and is the user's code."""
    ours = any(file.is_relative_to(package) for package in PACKAGES)
    return file.is_relative_to(folder) and not ours and not is_installed(file)


def imported() -> set[Path]:
    """The source files that this process has imported and that are not installed, absolute."""
    files = (getattr(module, "__file__", None) for module in tuple(sys.modules.values()))
    sources = {Path(file) for file in files if file and file.endswith(".py")}
    return {file.absolute() for file in sources if not is_installed(file)}


def packages() -> set[str]:
    """The names under which this process has imported installed packages."""
    found = set()
    for name, module in tuple(sys.modules.items()):
        file, top = getattr(module, "__file__", None), _top(name)
        if file and top not in sys.stdlib_module_names and is_installed(Path(file).absolute()):
            found.add(top)
    return found


def drawing() -> set[Path]:
    """The source files imported by this process that draw whatever scene it is, absolute.

    They are those of `render`, and of `surfaces` and `optimizers` what these name.
    """
    waiting = [module for name, module in tuple(sys.modules.items()) if _top(name) == "render"]
    found: dict[str, ModuleType] = {}
    while waiting:
        module = waiting.pop()
        if module.__name__ in found:
            continue
        found[module.__name__] = module
        for thing in tuple(vars(module).values()):
            if isinstance(thing, ModuleType):
                name = thing.__name__
            elif isinstance(thing, type | FunctionType):
                name = thing.__module__
            else:
                continue
            if _top(name) in {"surfaces", "optimizers"} and name in sys.modules:
                waiting.append(sys.modules[name])
    files = (getattr(module, "__file__", None) for module in found.values())
    return {Path(file).absolute() for file in files if file}


def imported_late(files: Iterable[Path], folder: Path) -> set[Path]:
    """The modules below a scene's folder that these files import anywhere, and those in turn.

    An import that a function does when it is called is seen in the source alone; one by a name
    that is made up as the program runs is not.
    """
    found: set[Path] = set()
    waiting = [file for file in files if is_own(file, folder)]
    while waiting:
        file = waiting.pop()
        new = {path for path in _named(file, folder) if path.is_file()} - found
        found |= new
        waiting += new
    return found


def _named(file: Path, folder: Path) -> Iterator[Path]:
    """The files that a source's imports would load, were each below the folder."""
    try:
        tree = ast.parse(file.read_bytes())
    except (OSError, SyntaxError, ValueError, RecursionError):  # it has been loaded as it was
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield from _modules(folder, alias.name.split("."))
        elif isinstance(node, ast.ImportFrom):
            start = file.parents[node.level - 1] if node.level else folder
            parts = node.module.split(".") if node.module else []
            for alias in node.names:
                yield from _modules(start, [*parts, alias.name])


def _modules(start: Path, parts: list[str]) -> Iterator[Path]:
    for count in range(1, len(parts) + 1):
        path = start.joinpath(*parts[:count])
        yield from (path.with_name(f"{path.name}.py"), path / "__init__.py")


def _top(name: str) -> str:
    return name.partition(".")[0]


@cache
def _installed() -> frozenset[str]:
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    paths = {sysconfig.get_path(name) for name in names}
    return frozenset({*paths, *site.getsitepackages(), site.getusersitepackages()})
