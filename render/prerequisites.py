"""The files that a film rests on: when one is newer than the film, the film is made again."""

import site
import sys
import sysconfig
from pathlib import Path

from render.load import LoadedScene

ROOT = Path(__file__).parent.parent
PACKAGES = ("surfaces", "optimizers", "render", "scenes")


def prerequisites(loaded: LoadedScene) -> list[str]:
    """The scene's file, every source file that this process imported, and all of `render`.

    The standard library and installed packages are left out. Absolute paths, sorted.
    """
    files = {loaded.path.absolute(), *(ROOT / "render").rglob("*.py")}
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None)
        if file and file.endswith(".py") and _is_project(Path(file)):
            files.add(Path(file).absolute())
    return sorted(str(file) for file in files if file.is_file())


def _is_project(file: Path) -> bool:
    if any(file.is_relative_to(ROOT / package) for package in PACKAGES):
        return True
    installed = {
        sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")
    }
    installed.update([*site.getsitepackages(), site.getusersitepackages()])
    return not any(file.is_relative_to(folder) for folder in installed)
