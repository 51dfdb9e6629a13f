"""Scenes written into a folder of their own, which is then the current one."""

from collections.abc import Callable
from pathlib import Path

import pytest

TINY = """
from optimizers import SGD
from render import Clock, Contour, Landscape, Scene
from surfaces import saddle

scene = Scene(
    title="A tiny film",
    surface=saddle,
    starts=[(0.5, 0.1)],
    optimizers=[SGD(0.01)],
    steps=4,
    views=[{views}],
    clock=Clock({duration}),
)
"""


@pytest.fixture
def tiny() -> Callable[..., str]:
    """The source of a scene: by default one still view, and a fifth of a second."""

    def source(*, views: str = "Contour()", duration: float = 0.2) -> str:
        return TINY.format(views=views, duration=duration)

    return source


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Writes scenes/NAME.py below the current folder, a temporary one."""
    monkeypatch.chdir(tmp_path)
    Path("scenes").mkdir()

    def scene_file(name: str, source: str) -> Path:
        path = Path("scenes", f"{name}.py")
        path.write_text(source, encoding="utf-8")
        return path

    return scene_file
