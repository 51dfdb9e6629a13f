"""Every scene of the folder: simulated as declared, drawn small, first, middle and last."""

import importlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import scenes
from render import Scene, simulate
from render.film.caption_times import captions_of
from render.film.filming import film_of
from render.scene.captions import EVENTS

FOLDER = Path(scenes.__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("_"))

QUICKEST = 26
"""Letters a second, which can be read while looking at a picture as well."""


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
    assert not too_brief(scene)


def too_brief(scene: Scene) -> list[str]:
    """What is said by hand and is gone before it is read."""
    if scene.captions == EVENTS:
        return []
    timeline = scene.timeline()
    return [
        text
        for begin, end, text in captions_of(scene, (), timeline)
        if len(text) * timeline.fps > QUICKEST * (end - begin)
    ]


def test_a_caption_that_is_gone_at_once_is_too_brief() -> None:
    module = importlib.import_module("scenes.momentum_family")
    hasty = replace(module.scene, captions={(8, 9): "Gone before it is read", (20, 60): "Not"})
    assert too_brief(hasty) == ["Gone before it is read"]


def test_there_are_scenes() -> None:
    assert "saddle" in NAMES
