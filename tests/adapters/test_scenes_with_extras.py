"""Scenes that need an extra: found by path, walked, drawn; and the snippets of their page."""

from pathlib import Path

import numpy as np
import pytest
from pages import ROOT, blocks

from render import Scene, simulate
from render.film.filming import film_of
from render.loading.load import load

pytestmark = pytest.mark.adapters

SCENES = sorted((ROOT / "scenes" / "with_extras").glob("[!_]*.py"))
PAGE = ROOT / "docs" / "adapters.md"
SNIPPETS = [one.text for one in blocks(PAGE) if "\nscene = " in one.text and one.kind == "text"]

OURS = {"newer_than_adam", "with_curvature", "simplex_and_ellipse", "population"}


@pytest.mark.parametrize("path", [one for one in SCENES if one.stem in OURS], ids=lambda p: p.stem)
def test_a_scene_is_drawn_at_its_first_middle_and_last_frame(path: Path) -> None:
    loaded = load(str(path))
    assert "rate" in loaded.source.decode()
    trajectories = simulate(loaded.scene)
    for view in loaded.scene.views:
        film = film_of(loaded.scene, view, trajectories, size=(320, 180), fps=5)
        frames = [film[i] for i in (0, len(film) // 2, len(film) - 1)]
        assert any(np.any(frame != frames[0]) for frame in frames[1:])


def test_all_of_them_are_there() -> None:
    assert {path.stem for path in SCENES} >= OURS


@pytest.mark.parametrize("text", SNIPPETS)
def test_a_snippet_of_the_page_runs_as_it_stands_and_is_drawn(text: str) -> None:
    names: dict[str, object] = {}
    exec(compile(text, PAGE.name, "exec"), names)
    scene = names["scene"]
    assert isinstance(scene, Scene)
    walked = simulate(scene)
    for view in scene.views:
        assert film_of(scene, view, walked, size=(160, 90), fps=2)[-1].any()


def test_there_are_snippets() -> None:
    assert len(SNIPPETS) >= 4
