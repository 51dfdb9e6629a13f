"""Every picture of every scene: words apart, inside and legible, and no name over a path's end."""

import importlib
from functools import cache
from pathlib import Path

import numpy as np
import pytest

import scenes
from render import simulate
from render.film.film import Film
from render.film.filming import film_of
from render.raster import extent
from render.shapes import Label

pytestmark = pytest.mark.thorough

FOLDER = Path(scenes.__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("_"))

SIZE = (800, 450)
"""Pixels of a GIF: where it is tightest."""

PICTURES = [
    (name, view.name)
    for name in NAMES
    for view in importlib.import_module(f"scenes.{name}").scene.views
]


@cache
def walks(name: str):
    return simulate(importlib.import_module(f"scenes.{name}").scene)


@cache
def film(name: str, view: str) -> Film:
    scene = importlib.import_module(f"scenes.{name}").scene
    picture = next(one for one in scene.views if one.name == view)
    return film_of(scene, picture, walks(name), size=SIZE, fps=2)


def meeting(one: tuple[float, ...], others: np.ndarray, *, slack: float) -> np.ndarray:
    """Which boxes, left, top, right and bottom, overlap this one by more than the slack."""
    box = np.array(one)
    apart = np.maximum(others[:, :2] - box[2:], box[:2] - others[:, 2:]).max(axis=1)
    return np.flatnonzero(apart < -slack)


@pytest.mark.parametrize(("name", "view"), PICTURES)
def test_words_of_a_picture_are_apart_inside_and_legible(name: str, view: str) -> None:
    made = film(name, view)
    for frame in (0, len(made) // 2, len(made) - 1):
        words = [s for s in made.picture(frame) if isinstance(s, Label) and s.strength > 0.3]
        boxes = np.array([extent(word) for word in words])
        assert min(word.size for word in words) >= made.scene.look.smallest_size
        for k, box in enumerate(boxes):
            assert box[0] >= -0.5, words[k].text
            assert box[1] >= -0.5, words[k].text
            assert box[2] <= SIZE[0] + 1, words[k].text
            assert box[3] <= SIZE[1] + 1, words[k].text
            over = [words[i].text for i in meeting(box, boxes[:k], slack=1) if i < k]
            assert over == [], (frame, words[k].text)


@pytest.mark.parametrize(("name", "view"), PICTURES)
def test_no_word_covers_the_end_of_a_path(name: str, view: str) -> None:
    made = film(name, view)
    for frame in (len(made) // 3, len(made) - 1):
        step, fraction = made.moment(frame)
        words = [s for s in made.picture(frame) if isinstance(s, Label) and s.strength > 0.3]
        boxes = np.array([extent(word) for word in words])
        for panel in made.panels:
            heads = panel.stage.heads(np.array([step]), np.array([fraction]))[0]
            for x, y in heads:
                covered = [words[i].text for i in meeting((x, y, x, y), boxes, slack=2)]
                assert covered == [], (frame, panel.stage)
