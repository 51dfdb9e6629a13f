"""What programs read: `list --json` and `build --explain --json`, whatever fails beside it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from render.building.kinds import FILMS
from render.building.records import FOLDER
from render.command.cli import steepest

pytestmark = pytest.mark.commands

Write = Callable[[str, str], Path]
Tiny = Callable[..., str]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(steepest, arguments, prog_name="steepest")


def refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")


def told(result: Result) -> Any:
    return json.loads(result.stdout, parse_constant=refuse)


def test_a_scene_is_told_with_all_its_keys(write: Write, tiny: Tiny) -> None:
    views = 'Contour(), (Landscape() | Contour()).named("both")'
    write("valley", tiny(views=views, duration=2))
    (scene,) = told(run("list", "--json", "valley"))
    assert scene == {
        "name": "valley",
        "path": "scenes/valley.py",
        "title": "A tiny film",
        "surface": "saddle",
        "formula": "x^2 - y^2",
        "domain": [[-1.0, 1.0], [-1.0, 1.0]],
        "starts": 1,
        "optimizers": [{"label": "SGD", "kind": "SGD", "hyperparameters": {"learning_rate": 0.01}}],
        "steps": 4,
        "seconds": 2.0,
        "sweep": None,
        "views": [
            {"name": "contour", "kinds": ["Contour"]},
            {"name": "both", "kinds": ["Landscape", "Contour"]},
        ],
    }


def test_a_sweep_a_schedule_and_numbers_that_json_has_not_are_told(
    write: Write, tiny: Tiny
) -> None:
    source = tiny().replace("SGD(0.01)", "SGD(lambda step: 0.1), Own()")
    source = source.replace(
        "scene = ",
        "class Own:\n"
        "    def __init__(self): self.learning_rate, self.odd, self.big = 1, 1e999, 10**400\n"
        "    def start(self, position): return None\n"
        "    def step(self, gradient, position, state): return position, state\n"
        "scene = ",
    )
    swept = source.replace("views=", "sweep=Sweep(learning_rate=[1, lambda k: 2]), views=").replace(
        "import Clock", "import Sweep, Clock"
    )
    write("swept", swept)
    (scene,) = told(run("list", "--json", "swept"))
    assert scene["sweep"] == {"hyperparameter": "learning_rate", "values": [1.0, None]}
    assert [one["hyperparameters"] for one in scene["optimizers"]] == [
        {"learning_rate": None},
        {"learning_rate": 1.0, "odd": None, "big": None},
    ]


def test_the_good_scenes_are_told_beside_one_that_fails(write: Write, tiny: Tiny) -> None:
    write("valley", tiny())
    write("broken", "1 / 0")
    result = run("list", "--json", "broken", "valley")
    assert result.exit_code == 1
    assert [scene["name"] for scene in told(result)] == ["valley"]
    assert result.stderr == "scenes/broken.py:1: ZeroDivisionError: division by zero\n"


@pytest.mark.parametrize("arguments", [["list"], ["build", "--explain"]])
def test_a_name_that_is_not_there_leaves_an_empty_array(
    write: Write, tiny: Tiny, arguments: list[str]
) -> None:
    write("valley", tiny())
    result = run(*arguments, "--json", "vallei")
    assert result.exit_code == 1
    assert told(result) == []
    assert "did you mean 'valley'" in result.stderr


def test_every_file_of_a_build_is_explained_in_the_order_of_its_scenes(
    write: Write, tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("render.command.of_many.FILMS", FILMS[1:])
    write("valley", tiny())
    assert run("build", "valley").exit_code == 0
    write("hill", tiny())
    write("broken", "1 / 0")
    result = run("build", "--explain", "--json", "hill", "broken", "valley")
    assert result.exit_code == 1
    assert told(result) == [
        {
            "file": "outputs/hill-contour.gif",
            "scene": "scenes/hill.py",
            "view": "contour",
            "stale": True,
            "reasons": ["is not there"],
        },
        {
            "file": "outputs/valley-contour.gif",
            "scene": "scenes/valley.py",
            "view": "contour",
            "stale": False,
            "reasons": [],
        },
    ]
    assert "scenes/broken.py:1: ZeroDivisionError" in result.stderr


def test_nothing_but_the_array_is_said_where_all_is_up_to_date(
    write: Write, tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("render.command.of_many.FILMS", FILMS[1:])
    write("valley", tiny())
    run("build", "valley")
    result = run("build", "--explain", "--json", "valley")
    assert (result.exit_code, [one["stale"] for one in told(result)]) == (0, [False])


def test_json_of_a_build_that_is_not_explained_is_wrong_usage(write: Write, tiny: Tiny) -> None:
    write("valley", tiny())
    result = run("build", "--json", "valley")
    assert result.exit_code == 2
    assert "--json tells what --explain finds; give both" in result.stderr
    assert not Path("outputs").exists()


@pytest.mark.parametrize("declared", [None, [], {}, {"title": 1}, "old"])
def test_a_record_of_another_form_is_as_if_it_were_not_there(
    write: Write, tiny: Tiny, monkeypatch: pytest.MonkeyPatch, declared: object
) -> None:
    monkeypatch.setattr("render.command.of_many.FILMS", FILMS[1:])
    write("valley", tiny())
    run("build", "valley")
    record = Path("outputs", FOLDER, "valley.py.json")
    kept = json.loads(record.read_text())
    assert kept["scene"]["declared"]["title"] == "A tiny film"
    kept["scene"].pop("declared")
    if declared is not None:
        kept["scene"]["declared"] = declared
    record.write_text(json.dumps({**kept, "scene": {"title": "A tiny film", **kept["scene"]}}))
    result = run("build", "valley")
    assert (result.exit_code, result.output) == (0, "1 film up to date\n")
