import ast
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from render.containers import LARGEST
from render.making.recipe import Recipe, recipe_in
from render.making.versions import versions


def recipe(**changed: Any) -> Recipe:
    fields: dict[str, Any] = {
        "source": "scene = 1\n",
        "file": "valley.py",
        "command": ("render", "--view", "contour"),
        "versions": {"python": "3.11.7", "numpy": "2.0.0"},
    }
    return Recipe(**{**fields, **changed})


@given(
    source=st.text(alphabet=st.characters(exclude_categories=["Cs"])),
    seed=st.none() | st.integers(),
)
def test_a_recipe_comes_back_from_its_text_which_is_one_line_of_ascii(
    source: str, seed: int | None
) -> None:
    made = recipe(source=source, seed=seed)
    text = made.text()
    assert text.isascii()
    assert text.isprintable()
    assert Recipe.of(text) == made


def test_the_text_says_what_it_is_and_of_which_form() -> None:
    assert json.loads(recipe(seed=7).text()) == {
        "steepest": 1,
        "file": "valley.py",
        "command": ["render", "--view", "contour"],
        "versions": {"python": "3.11.7", "numpy": "2.0.0"},
        "seed": 7,
        "source": "scene = 1\n",
    }


@pytest.mark.parametrize(
    "file",
    [
        "",
        ".py/",
        "/tmp/a.py",
        "../a.py",
        "a/b.py",
        "..",
        "a.sh",
        "a\n.py",
        "a\x1b.py",
        ".py",
        "é" * 127 + ".py",
        3,
        None,
    ],
)
def test_a_name_that_is_no_plain_one_is_refused(file: object) -> None:
    with pytest.raises(ValueError, match=r"^file is .*; it must be a plain NAME\.py"):
        recipe(file=file)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"source": 3}, "source is of type int, not a string"),
        ({"source": "\ud800"}, "source has characters that UTF-8 cannot hold"),
        ({"command": ()}, r"command is \(\); it must be a tuple of words"),
        ({"command": ("render", 3)}, "command is .* it must be a tuple of words"),
        ({"command": ("render", "\x1b[2J")}, "command is .* it must be a tuple of words"),
        ({"command": "render"}, "command is 'render'; it must be a tuple of words"),
        ({"versions": ["numpy"]}, "versions is .* it must give a word for each name"),
        ({"versions": {"numpy": 2}}, "versions is .* it must give a word for each name"),
        ({"versions": {"\n": "2"}}, "versions is .* it must give a word for each name"),
        ({"seed": "7"}, "seed is '7'; it must be a whole number or None"),
        ({"seed": True}, "seed is True; it must be a whole number or None"),
        ({"source": "x" * LARGEST}, r"takes 100,\d{3} characters; at most 100,000 are carried"),
    ],
)
def test_a_recipe_of_wrong_types_is_refused(changed: dict[str, Any], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        recipe(**changed)
    if "source" not in changed:
        told = {**json.loads(recipe().text()), **changed}
        with pytest.raises(ValueError, match=r"must|is damaged"):
            Recipe.of(json.dumps(told))


HIDDEN = "# coding: unicode_escape\n# harmless \\nimport os\n"


@pytest.mark.parametrize(
    "source",
    [
        HIDDEN,
        f"\r{HIDDEN}",
        f"#!/bin/sh\r{HIDDEN}",
        f"\n\f {HIDDEN}",
        f"\r\n{HIDDEN}",
        HIDDEN.replace("coding: ", "coding=\t"),
        HIDDEN.replace("coding", "coding: utf-8 coding"),
        "# -*- coding: latin-1 -*-\n",
    ],
)
def test_a_source_that_would_not_run_as_it_is_shown_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"source declares the encoding '.*'; only UTF-8 is"):
        recipe(source=source)


@pytest.mark.parametrize(
    "source",
    ["# coding: UTF_8\n", "# -*- coding: utf8 -*-", '"""coding: none"""\n', f"\n\n{HIDDEN}"],
)
def test_a_source_in_utf8_may_say_so(source: str) -> None:
    assert recipe(source=source).source == source
    compiled = [ast.dump(ast.parse(form)) for form in (source, source.encode())]
    assert compiled[0] == compiled[1]


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011
        recipe(command=(), versions=3, seed="x")
    assert len(str(refused.value).splitlines()) == 3


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "is no recipe"),
        ("made with love", "is no recipe"),
        ('{"steepest": 1}', "is damaged"),
        ('{"steepest": 1, "file"', "is damaged"),
        ('{"steepest": 2}', "is of form 2; this version reads form 1"),
        ('{"steepest": "1"}', "is damaged"),
        ('{"steepest":' + "[" * 90_000, "is damaged"),
        ('{"steepest": ' + "9" * 9_000 + "}", "is damaged"),
        (recipe().text().replace("valley", "välley"), "is damaged"),
        (recipe().text() + " " * LARGEST, "is damaged"),
        (recipe().text() + "}", "is damaged"),
    ],
)
def test_another_text_is_refused(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=f"^{fault}$"):
        Recipe.of(text)


def picture(path: Path, **metadata: str) -> Path:
    Figure(figsize=(1, 1)).savefig(path, format="png", metadata=metadata)
    return path


def test_a_recipe_is_found_among_other_texts(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.png", Title="Other", Comment=recipe().text(), Author="Someone")
    assert recipe_in(path) == recipe()


def test_a_file_without_a_recipe_or_with_a_damaged_one_is_told_by_name(tmp_path: Path) -> None:
    path = picture(tmp_path / "a.png", Comment="made by hand")
    with pytest.raises(ValueError, match=r"a\.png: carries no recipe; it was made with --no-rec"):
        recipe_in(path)
    picture(path, Comment='{"steepest": 1, "oops"')
    with pytest.raises(ValueError, match=r"a\.png: its recipe: is damaged$"):
        recipe_in(path)


def test_versions_name_all_that_pixels_depend_on() -> None:
    still = versions(encoder=False)
    assert list(still) == ["python", "steepest", "numpy", "matplotlib", "numba", "pillow"]
    film = versions(encoder=True)
    assert film.pop("ffmpeg") not in {"", "unknown"}
    assert film == still
    assert recipe(versions=film).versions == still
