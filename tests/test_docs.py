"""The pages of docs: snippets run and draw, views are all named, links lead somewhere."""

import re
from pathlib import Path

import pytest

import render
from render import Scene, simulate
from render.film.filming import film_of

DOCS = Path(__file__).parents[1] / "docs"
PAGES = sorted(DOCS.glob("*.md"))
SNIPPETS = [
    (page.stem, number, source)
    for page in PAGES
    for number, source in enumerate(
        re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), flags=re.DOTALL), 1
    )
]


@pytest.mark.parametrize(("page", "number", "source"), SNIPPETS, ids=lambda part: str(part)[:20])
def test_a_snippet_runs_as_it_stands_and_its_scene_is_drawn(
    page: str, number: int, source: str, capsys: pytest.CaptureFixture[str]
) -> None:
    names: dict[str, object] = {}
    exec(compile(source, f"{page}.md, snippet {number}", "exec"), names)
    scene = names["scene"]
    assert isinstance(scene, Scene)
    walked = simulate(scene)
    for view in scene.views:
        assert film_of(scene, view, walked, size=(160, 90), fps=2)[-1].any()
    if "print" in source:
        assert capsys.readouterr().out.count("\n") > 3


def test_there_are_snippets() -> None:
    assert len(SNIPPETS) > 4


LINKS = [
    (page, link)
    for page in PAGES
    for link in sorted(set(re.findall(r"\]\(((?!http)[^)#]+)\)", page.read_text(encoding="utf-8"))))
]


@pytest.mark.parametrize(("page", "link"), LINKS, ids=lambda part: Path(part).name)
def test_every_link_leads_somewhere(page: Path, link: str) -> None:
    assert (page.parent / link).exists()


def test_every_view_that_a_scene_may_name_is_described() -> None:
    text = (DOCS / "scenes.md").read_text(encoding="utf-8")
    views = [name for name in render.__all__ if hasattr(getattr(render, name), "stage")]
    assert len(views) > 3
    assert [name for name in views if f"`{name}(" not in text] == []
