"""The README: its scene is the file's, its code runs, its recipes work, its pictures are there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import optimizers
import surfaces
from render import Scene
from surfaces import Surface

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
RECIPES = {
    "surfaces/slanted_wells.py": "surfaces/__init__.py",
    "optimizers/sign_descent.py": "optimizers/__init__.py",
    "scenes/one_of_two.py": None,
}


def snippet(words: str) -> str:
    (found,) = (text for text in SNIPPETS if words in text)
    return found


def recipe(path: str) -> str:
    """The first Python snippet after a path."""
    return README[README.index(f"`{path}`") :].split("```python\n", 1)[1].split("```", 1)[0]


def test_the_first_scene_is_that_of_the_file() -> None:
    source = (ROOT / "scenes" / "saddle.py").read_text(encoding="utf-8")
    assert source.endswith(SNIPPETS[0])


@pytest.mark.parametrize("words", ["Leaving a saddle", "Which of four?", "simulate(scene)"])
def test_a_snippet_runs_as_it_stands(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    exec(compile(snippet(words), "README.md", "exec"), names)
    assert isinstance(names["scene"], Scene)
    assert capsys.readouterr().out.count("\n") in {0, 7}


def test_the_recipes_for_a_surface_an_optimizer_and_a_scene_work_when_followed(
    tmp_path: Path,
) -> None:
    for package in ("surfaces", "optimizers", "adapters", "networks", "render", "scenes"):
        shutil.copytree(ROOT / package, tmp_path / package)
    for path, register in RECIPES.items():
        (tmp_path / path).write_text(recipe(path), encoding="utf-8")
        if register is not None:
            (line,) = re.findall(
                rf"^.*`(from {path[:-3].replace('/', '.')} import \w+ as \w+)`",
                README,
                flags=re.MULTILINE,
            )
            with (tmp_path / register).open("a", encoding="utf-8") as file:
                file.write(line + "\n")
    clip = tmp_path / "clip.mp4"
    command = ["-m", "render", "render", "one_of_two", "-o", str(clip), "--size", "160x90"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    subprocess.run(
        [sys.executable, *command, "--fps", "2"], cwd=tmp_path, env=environment, check=True
    )
    assert clip.stat().st_size > 1000


def test_each_recipe_takes_one_file_and_at_most_one_line() -> None:
    for path in RECIPES:
        assert recipe(path).count("\n") < 25


def test_the_animation_is_tracked_and_below_a_megabyte() -> None:
    (picture,) = re.findall(r"!\[[^]]*\]\((docs/[^)]*\.gif)\)", README)
    assert 10_000 < (ROOT / picture).stat().st_size < 1_000_000


@pytest.mark.parametrize("scene", sorted((ROOT / "scenes").glob("[!_]*.py")), ids=lambda p: p.stem)
def test_every_scene_has_its_poster_in_the_gallery(scene: Path) -> None:
    link = f"(docs/posters/{scene.stem}.png)](scenes/{scene.name})"
    assert link in README


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(((?!http)[^)#]+)", README))))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_every_surface_and_optimizer_is_named() -> None:
    names = [name for name, thing in vars(surfaces).items() if isinstance(thing, Surface)]
    names += [
        name
        for name, thing in vars(optimizers).items()
        if hasattr(thing, "step") and name != "Optimizer"
    ]
    assert [name for name in names if f"`{name}`" not in README] == []


def test_every_make_target_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake (\w+)", README):
        assert target in {"animations", "figures", "gallery", "test", "bench"}
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE)
