"""Which files a scene rests on: those that it imports late too, and those that these import."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from render.building.inspection import inspect
from render.dependencies.sources import is_installed, is_own
from render.loading.load import load

Write = Callable[[str, str], Path]
Tiny = Callable[..., str]

LATE = """
import json
class Mine:
    def start(self, position):
        from parts.one import rule
    def step(self, gradient, position, state):
        import aid, numpy as np, nowhere
"""


def test_a_scene_rests_on_the_modules_that_it_will_import(write: Write, tiny: Tiny) -> None:
    Path("scenes", "parts").mkdir()
    for name in ("aid", "other", "parts/__init__", "parts/one", "parts/two", "parts/three"):
        write(name, "")
    write("aid", "def f():\n    import deeper")
    write("deeper", "def f():\n    import aid, broken")
    write("broken", "1 +")
    write("parts/one", "def f():\n    from . import two\n    from ..other import y")
    write("valley", tiny() + LATE)
    files = {Path(file) for file in inspect(load("valley")).rests.files}
    here = {str(file.relative_to(Path.cwd())) for file in files if is_own(file, Path.cwd())}
    names = ("aid", "broken", "deeper", "other", "parts/__init__", "parts/one", "parts/two")
    assert here == {f"scenes/{name}.py" for name in (*names, "valley")}


@pytest.mark.parametrize("module", ["json", "numpy", "render", "surfaces.saddle"])
def test_what_comes_with_us_is_no_users_own(module: str) -> None:
    __import__(module)
    file = Path(str(sys.modules[module].__file__))
    assert not is_own(file, Path("/"))
    assert is_installed(file) == (module in {"json", "numpy"})
