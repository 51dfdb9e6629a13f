"""`steepest try`: a formula becomes a film, a still, a scene; what is wrong is told in a line."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from render.command.cli import steepest
from render.making.recipe import recipe_in

PLATEAU = "x**4 + 2*x**3 + y**2 - 1"


def tried(*words: str) -> Result:
    return CliRunner().invoke(steepest, ["try", *words], prog_name="steepest")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["2x"], "formula '2x': at character 2: no sign between '2' and 'x'"),
        (["__import__('os')"], "is not read"),
        (["3"], "it is 3 everywhere"),
        (
            ["log(-x^2 - 1)"],
            "it is finite nowhere about (0, 0); give a --domain x0,x1,y0,y1 where it is",
        ),
        (
            ["log(x)", "--domain", "-2,-1,0,1"],
            "it is finite nowhere in x from -2 to -1, y from 0 to 1; give a --domain x0,x1,y0,y1",
        ),
        (["x^2", "--domain", "1,0,0,1"], "domain is ((1.0, 0.0), (0.0, 1.0)); each end"),
        (["log(x)", "--domain", "-1,1,-1,1"], "which lies in the domain; choose a --domain"),
        (
            ["x^2", "--start", "-1,-5", "--domain", "-2,2,-2,2"],
            "start (-1, -5) lies outside the domain",
        ),
        (["x^2", "--optimizer", "momentm=0.1"], "no optimizer 'momentm'; did you mean 'Momentum'?"),
        (["x^2", "--view", "contuor"], "no view 'contuor'; did you mean 'contour'?"),
        (["x^2", "--scene", "a.txt"], "a.txt: a scene file ends in .py"),
        (["x^2", "--title", " "], "title: is blank"),
    ],
)
def test_what_cannot_be_is_told_in_one_line_and_nothing_is_made(words, told, tmp_path) -> None:
    result = tried(*words, "-o", str(tmp_path / "x.png"))
    assert result.exit_code == 1
    last = result.stderr.splitlines()
    assert len(last) == 1
    assert told in last[0]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ["--start", "1"],
        ["--start", "1,a"],
        ["--start", "1,inf"],
        ["--domain", "1,2,3"],
        ["--steps", "0"],
    ],
)
def test_wrong_usage_has_status_2(words) -> None:
    assert tried("x^2", *words, "-o", "x.png").exit_code == 2


def test_a_format_that_is_none_and_a_scene_that_is_there_are_refused_first(tmp_path: Path) -> None:
    known = "known formats: .gif .mov .mp4 .pdf .png .svg .webm .webp"
    assert f"x.bmp: cannot write '.bmp'; {known}" in tried("x^2", "-o", "x.bmp").stderr
    assert f"x: has no suffix; {known}" in tried("x^2", "-o", "x").stderr
    there = tmp_path / "mine.py"
    there.write_text("# mine\n")
    told = tried("x^2", "-o", "x.png", "--scene", str(there)).stderr
    assert "is there already; choose another name, or remove it" in told
    assert there.read_text() == "# mine\n"


@pytest.mark.commands
def test_a_formula_becomes_a_film_its_scene_and_the_film_again(tmp_path: Path) -> None:
    film, scene = tmp_path / "a.gif", tmp_path / "mine.py"
    words = ["--start", "1,-0.5", "--optimizer", "adam=0.1", "--steps", "20", "--size", "320x180"]
    result = tried(PLATEAU, *words, "-o", str(film), "--scene", str(scene))
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[0] == f"f(x, y) = {PLATEAU}"
    assert lines[2].split()[:3] == ["minimum", "(-1.5,", "0)"]
    recipe = recipe_in(film)
    assert recipe.source == scene.read_text()
    assert recipe.file == "mine.py"
    again = tmp_path / "b.gif"
    made = CliRunner().invoke(steepest, ["remake", str(film), "-o", str(again), "--yes"])
    assert made.exit_code == 0, made.stderr
    assert again.read_bytes() == film.read_bytes()
    third = tmp_path / "c.gif"
    words = ["render", str(scene), "-o", str(third), "--size", "320x180"]
    assert CliRunner().invoke(steepest, words).exit_code == 0
    assert third.read_bytes() == film.read_bytes()


@pytest.mark.commands
@pytest.mark.parametrize(
    "formula", ["-x^2 + y^2", "x", "1/x", "abs(x) + max(x, y)", "exp(9*x)*y^2"]
)
def test_any_sane_formula_becomes_a_picture(formula: str, tmp_path: Path) -> None:
    output = tmp_path / "a.svg"
    result = tried(formula, "--view", "contour", "-o", str(output))
    assert result.exit_code == 0, result.stderr
    assert output.stat().st_size > 10_000


@pytest.mark.commands
def test_walkers_that_diverge_are_filmed(tmp_path: Path) -> None:
    words = ["--optimizer", "sgd=1e9", "--steps", "30", "-o", str(tmp_path / "a.png")]
    result = tried("x^4 + y^2", *words)
    assert result.exit_code == 0, result.stderr
