"""Every scene's every view in every format, full size, each file read back; takes minutes."""

import importlib
import sys
from functools import cache
from pathlib import Path

import pytest
from probe import probe
from probe_stills import probe_still

import scenes
from render import simulate
from render.encode import FORMATS, encode
from render.film.filming import film_of
from render.still import STILLS, save

NAMES = sorted(
    path.stem for path in Path(scenes.__file__).parent.glob("*.py") if path.stem[0] != "_"
)
PICTURES = [
    (name, view.name)
    for name in NAMES
    for view in importlib.import_module(f"scenes.{name}").scene.views
]

pytestmark = pytest.mark.soak


@cache
def walks(name: str):
    return simulate(importlib.import_module(f"scenes.{name}").scene)


def pictured(name: str, view: str, size: tuple[int, int], fps: float, density: int = 1):
    scene = importlib.import_module(f"scenes.{name}").scene
    picture = next(one for one in scene.views if one.name == view)
    return film_of(scene, picture, walks(name), size=size, fps=fps, density=density)


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.suffix)
@pytest.mark.parametrize(("name", "view"), PICTURES)
def test_a_film_of_full_size_is_what_was_drawn(name, view, kind, tmp_path: Path) -> None:
    clock = importlib.import_module(f"scenes.{name}").scene.clock
    film = pictured(name, view, kind.size, kind.rate(clock.fps))
    path = tmp_path / f"{name}-{view}{kind.suffix}"
    encode(film, path)
    sys.stdout.write(f"{path.name}: {probe(path, film)}\n")
    path.unlink()


@pytest.mark.parametrize("kind", STILLS, ids=lambda kind: kind.suffix)
@pytest.mark.parametrize(("name", "view"), PICTURES)
def test_a_still_of_full_size_is_what_was_drawn(name, view, kind, tmp_path: Path) -> None:
    film = pictured(name, view, (1280, 720), 10, kind.density)
    path = tmp_path / f"{name}-{view}{kind.suffix}"
    save(film, len(film) - 1, path)
    probe_still(path, film, len(film) - 1)
