"""A name that a scene uses and does not import is told with the line that imports it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from render.loading.load import load
from render.loading.scene_code import SceneError

Write = Callable[[str, str], Path]


def told(write: Write, source: str) -> str:
    write("bad", source)
    with pytest.raises(SceneError) as caught:
        load("bad")
    (line,) = str(caught.value).splitlines()
    return line


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Scene", "from render import Scene"),
        ("Contour", "from render import Contour"),
        ("Adam", "from optimizers import Adam"),
        ("saddle", "from surfaces import saddle"),
        ("Surface", "from surfaces import Surface"),
        ("np", "import numpy as np"),
        ("surfaces", "import surfaces"),
        ("math", "import math"),
    ],
)
def test_a_name_that_is_not_imported_is_told_with_its_import(
    write: Write, name: str, line: str
) -> None:
    fault = f"scenes/bad.py:2: NameError: name '{name}' is not defined; add `{line}`"
    assert told(write, f"x = 1\n{name}") == fault


@pytest.mark.parametrize("name", ["licence", "exi", "qit", "copyrigt", "credit", "scen", "hep"])
def test_what_python_adds_for_its_prompt_is_never_suggested(write: Write, name: str) -> None:
    line = told(write, name)
    for other in ("license", "exit", "quit", "copyright", "credits", "help"):
        assert f"'{other}'" not in line


def test_names_of_the_scene_and_of_the_language_are_still_suggested(write: Write) -> None:
    assert told(write, "begin = 1\nbegn").endswith("did you mean 'begin'?")
    assert told(write, "rnge(3)").endswith("did you mean 'range'?")
    assert told(write, "Sceen").endswith("did you mean 'Scene'?")
