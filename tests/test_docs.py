"""The pages of docs: snippets run and draw, commands can be read, links lead somewhere."""

import re
import runpy
import sys
from pathlib import Path

import click
import pytest
from pages import PAGES, ROOT, blocks, commands

import render
from render import Scene, simulate
from render.command.cli import steepest
from render.film.filming import film_of

DOCS = ROOT / "docs"
SNIPPETS = [
    (page, number)
    for page in PAGES[1:]
    for number, block in enumerate(blocks(page))
    if block.kind == "python"
]
COMMANDS = [
    (page.name, words)
    for page in PAGES
    for block in blocks(page)
    if block.kind == "sh"
    for words in commands(block.text)
]
TARGETS = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("page", "number"), SNIPPETS, ids=lambda part: getattr(part, "stem", part))
def test_a_snippet_runs_as_it_stands_and_its_scene_is_drawn(
    page: Path,
    number: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    *before, block = list(blocks(page))[: number + 1]
    for one in before:
        if one.saved is not None and "/" not in one.saved:
            (tmp_path / one.saved).write_text(one.text, encoding="utf-8")
            monkeypatch.delitem(sys.modules, Path(one.saved).stem, raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    names: dict[str, object] = {}
    exec(compile(block.text, f"{page.name}, block {number + 1}", "exec"), names)
    scene = names["scene"]
    assert isinstance(scene, Scene)
    walked = simulate(scene)
    for view in scene.views:
        assert film_of(scene, view, walked, size=(160, 90), fps=2)[-1].any()
    if "print" in block.text:
        assert capsys.readouterr().out.count("\n") > 3


def test_there_are_snippets_and_commands() -> None:
    assert len(SNIPPETS) > 4
    assert len(COMMANDS) > 30


def refused(words: list[str]) -> str:
    """Why a command cannot be what it seems: no such target, or not the options it has."""
    program, *rest = words
    if program == "make":
        strange = [word for word in rest if "=" not in word and word not in TARGETS]
        return f"no target {strange[0]}" if strange else ""
    if Path(program).name != "steepest" or rest[:1] in ([], ["--version"]):
        return ""
    name, *options = rest
    if name not in steepest.commands:
        return f"no command {name}"
    try:
        steepest.commands[name].make_context(name, options)
    except click.UsageError as error:
        return error.format_message()
    return ""


@pytest.mark.parametrize(("page", "words"), COMMANDS, ids=lambda part: str(part)[:40])
def test_every_command_is_one_that_can_be_given(page: str, words: list[str]) -> None:
    assert refused(words) == "", page


@pytest.mark.parametrize(
    "line",
    [
        "steepest rendre saddle",
        "steepest render saddle",
        "steepest still saddle -o a.png --sise 1x1",
        "steepest still saddle -o a.png --at never  # a comment",
        "true && .venv/bin/steepest build --jobs=0 > a.txt",
        "make dinner",
    ],
)
def test_a_command_that_cannot_be_given_is_found(line: str) -> None:
    assert any(refused(words) for words in commands(line))


def test_words_are_read_as_a_shell_reads_them() -> None:
    text = "a 'b c' --d=1 \\\n  e  # f\ng | h > i.txt && j\n"
    assert list(commands(text)) == [["a", "b c", "--d=1", "e"], ["g"], ["h"], ["j"]]


def test_a_snippet_without_imports_takes_the_place_of_the_scene_before(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "Into `one.py`:\n\n```python\na = 1\nscene = a\n```\n\n```python\nb = a\nscene = b\n```\n\n"
        "```python\nimport c\nscene = c\n```\n"
    )
    first, second, third = blocks(page)
    assert [one.saved for one in (first, second, third)] == ["one.py", "one.py", None]
    assert second.text == "a = 1\nb = a\nscene = b\n"


LINKS = [
    (page, link)
    for page in PAGES
    for link in sorted(
        set(re.findall(r"\]\(((?!https?:)[^)]+)\)", page.read_text(encoding="utf-8")))
    )
]


def anchor(heading: str) -> str:
    """The name of a heading, as the sites that show Markdown make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    """The names of a page's headings."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {anchor(one) for one in headings}


@pytest.mark.parametrize(("page", "link"), LINKS, ids=lambda part: Path(part).name)
def test_every_link_leads_somewhere(page: Path, link: str) -> None:
    name, _, place = link.partition("#")
    target = page.parent / name if name else page
    assert target.exists()
    assert not place or place in anchors(target)


def test_the_tutorial_shows_what_it_makes() -> None:
    page = DOCS / "tutorial.md"
    made = [word for name, words in COMMANDS if name == page.name for word in words]
    shown = set(re.findall(r"\]\(tutorial/(.+)\)", page.read_text(encoding="utf-8")))
    assert shown == {path.name for path in (DOCS / "tutorial").iterdir()}
    assert [name for name in shown if f"outputs/{name}" not in made] == []


def test_every_recipe_can_be_found_from_the_top_of_its_page() -> None:
    text = (DOCS / "recipes.md").read_text(encoding="utf-8")
    wanted = [anchor(one) for one in re.findall(r"^### (.*)$", text, re.MULTILINE)]
    assert [one for one in wanted if f"](#{one})" not in text] == []


def test_every_page_is_in_the_index() -> None:
    index = (DOCS / "README.md").read_text(encoding="utf-8")
    pages = [path.name for path in PAGES[1:] if path.name != "README.md"]
    assert [name for name in pages if f"]({name})" not in index] == []


@pytest.mark.parametrize(
    ("script", "target"),
    [
        ("make_reference", "reference"),
        ("make_optimizers", "rules"),
        ("make_gallery_page", "posters"),
    ],
)
def test_a_page_that_is_made_is_what_would_be_made_now(script: str, target: str) -> None:
    made = runpy.run_path(str(DOCS / f"{script}.py"))
    tracked = made["PAGE"].read_text(encoding="utf-8")
    assert tracked == made["page"](), f"make it anew: make {target}"


def test_the_gallery_has_every_scene() -> None:
    shown = re.findall(r"\]\(\.\./(scenes/\S+\.py)\)", (DOCS / "gallery.md").read_text("utf-8"))
    scenes = [path.relative_to(ROOT) for path in (ROOT / "scenes").rglob("[!_]*.py")]
    assert sorted(shown) == sorted(map(str, scenes))


def test_the_poster_of_a_scene_whose_extra_is_missing_stays_and_a_line_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("networks.data.find_spec", lambda _: None)
    monkeypatch.setattr(sys, "argv", ["make_posters.py", "moons_network"])
    monkeypatch.delitem(sys.modules, "scenes.with_extras.moons_network", raising=False)
    runpy.run_path(str(DOCS / "make_posters.py"), run_name="__main__")
    told = capsys.readouterr().err
    assert told.startswith("moons_network: left as it is: moons needs scikit-learn; install it")


def test_every_public_name_is_in_the_reference() -> None:
    text = (DOCS / "reference.md").read_text(encoding="utf-8")
    for package in ("render", "surfaces", "optimizers", "adapters", "networks"):
        init = (ROOT / package / "__init__.py").read_text(encoding="utf-8")
        lines = re.findall(r"^from .* import (.+)$", init, re.MULTILINE)
        names = [one.split()[-1] for line in lines for one in line.split(", ")]
        assert names
        assert [name for name in names if f"### `{name}`" not in text] == []


def test_every_option_that_is_shown_is_in_the_reference() -> None:
    text = (DOCS / "reference.md").read_text(encoding="utf-8")
    for name, command in steepest.commands.items():
        part = text.partition(f"### `steepest {name}`")[2].partition("###")[0]
        assert bool(part) != command.hidden
        for option in command.params:
            if isinstance(option, click.Option) and not (option.hidden or command.hidden):
                assert option.opts[-1] in part


def test_every_view_that_a_scene_may_name_is_described() -> None:
    text = (DOCS / "scenes.md").read_text(encoding="utf-8")
    views = [name for name in render.__all__ if hasattr(getattr(render, name), "stage")]
    assert len(views) > 3
    assert [name for name in views if f"`{name}(" not in text] == []
