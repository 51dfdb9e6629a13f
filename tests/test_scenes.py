"""Every scene of the folder: simulated as declared, drawn small, first, middle and last."""

import importlib
from pathlib import Path

import numpy as np
import pytest

import scenes
from render import Scene, simulate
from render.film.filming import film_of

FOLDER = Path(scenes.__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("_"))


@pytest.mark.parametrize("name", NAMES)
def test_a_scene_is_drawn_at_its_first_middle_and_last_frame(name: str) -> None:
    module = importlib.import_module(f"scenes.{name}")
    scene = module.scene
    assert isinstance(scene, Scene)
    assert "rate" in module.__doc__, "a scene says how its learning rates were chosen"
    trajectories = simulate(scene)
    for view in scene.views:
        film = film_of(scene, view, trajectories, size=(320, 180), fps=5)
        frames = [film[i] for i in (0, len(film) // 2, len(film) - 1)]
        assert all(frame.shape == (180, 320, 3) for frame in frames)
        assert any(np.any(frame != frames[0]) for frame in frames[1:])


def test_there_are_scenes() -> None:
    assert "saddle" in NAMES
