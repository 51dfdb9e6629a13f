"""`steepest compare`: a film of any line-up on a named surface; what is wrong is told in a line."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from render.command.cli import steepest
from render.making.recipe import recipe_in


def compared(*words: str) -> Result:
    return CliRunner().invoke(steepest, ["compare", *words], prog_name="steepest")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["beal"], "no surface 'beal'; did you mean 'beale'?"),
        (["x^2 + y"], "no surface 'x^2 + y'; for a formula: steepest try"),
        (
            ["beale", "--optimizers", "momentm,sgd"],
            "no optimizer 'momentm'; did you mean 'Momentum'?",
        ),
        (["beale", "--optimizers", "adam=fast"], "adam=fast: the rate is 'fast'; write a number"),
        (
            ["beale", "--optimizers", "Clipped(Adam(0.1), norm=1)"],
            "Clipped goes around an optimizer; write Clipped(Adam(0.01), norm=1.0) in a scene",
        ),
        (
            ["beale", "--optimizers", "adam,sgd,ADAM"],
            "Adam is named twice; give each a rate of its own: ADAM=0.01,ADAM=0.1",
        ),
        (["beale", "--optimizers", "sgd=.1,sgd=0.10"], "SGD is named twice with 0.1; give each"),
        (["beale", "--start", "1,1", "--start", "1,1"], "start (1, 1) is given twice; leave one"),
        (["beale", "--optimizers", "sgd,warm-restarts"], "WarmRestarts is a schedule; write SGD("),
        (["beale", "--optimizers", "adam,"], "'adam,': a name is missing; write adam,sgd=0.01"),
        (["beale", "--start", "9,9"], "start (9, 9) lies outside the domain, x from -4.5 to 4.5"),
        (["beale", "--domain", "1,0,0,1"], "domain is ((1.0, 0.0), (0.0, 1.0)); each end"),
        (["sphere", "--start", "0,0"], "start (0, 0): the ground is level there"),
        (["beale", "--view", "contuor"], "no view 'contuor'; did you mean 'contour'?"),
        (["beale", "--scene", "a.txt"], "a.txt: a scene file ends in .py"),
        (["beale", "--title", " "], "title: is blank"),
    ],
)
def test_what_cannot_be_is_told_in_one_line_and_nothing_is_made(words, told, tmp_path) -> None:
    result = compared(*words, "-o", str(tmp_path / "x.png"))
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert told in line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words", [["--start", "1"], ["--steps", "0"], ["--theme", "blue"], ["--domain", "1,2"]]
)
def test_wrong_usage_has_status_2(words) -> None:
    assert compared("beale", *words, "-o", "x.png").exit_code == 2


def test_a_format_that_is_none_is_refused_first() -> None:
    assert "x.bmp: cannot write '.bmp'; known formats:" in compared("beal", "-o", "x.bmp").stderr


@pytest.mark.parametrize("words", [["-o", "there/x.png"], ["-o", "x.png", "--scene", "there/x.py"]])
def test_where_nothing_can_be_written_that_is_told_before_anything_is_worked_out(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("there").write_text("a file, and no folder")
    result = compared("rastrigin", *words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("there/x.p")
    assert list(tmp_path.iterdir()) == [tmp_path / "there"]


@pytest.mark.commands
def test_a_line_up_on_a_surface_becomes_a_film_its_scene_and_the_film_again(tmp_path: Path) -> None:
    film, scene = tmp_path / "a.gif", tmp_path / "mine.py"
    words = ["--optimizers", "adam=0.1,ADAM=0.2,sgd", "--start", "-2,1", "--theme", "dark"]
    words += ["--steps", "20", "--size", "320x180", "--view", "contour"]
    result = compared("Himmelblau", *words, "-o", str(film), "--scene", str(scene))
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[0].startswith("himmelblau: f(x, y) = (x² + y − 11)²")
    assert lines[2].startswith("minima (3, 2), 0; ")
    assert lines[3].startswith("rates that suit the ground; ")
    assert ": SGD " in lines[3]
    source = scene.read_text()
    assert 'Adam(0.1, label="Adam 0.1")' in source
    assert 'Adam(0.2, label="Adam 0.2")' in source
    assert 'theme="dark"' in source
    assert source.count("Some are as given.") == 1
    recipe = recipe_in(film)
    assert (recipe.source, recipe.file) == (source, "mine.py")
    again = tmp_path / "b.gif"
    made = CliRunner().invoke(steepest, ["remake", str(film), "-o", str(again), "--yes"])
    assert made.exit_code == 0, made.stderr
    assert again.read_bytes() == film.read_bytes()


@pytest.mark.commands
def test_tuned_rates_are_told_and_where_there_is_none_why(tmp_path: Path) -> None:
    words = ["--optimizers", "sgd,adam", "--steps", "20", "--view", "contour", "--tuned"]
    result = compared("sphere", *words, "-o", str(tmp_path / "a.png"))
    assert result.exit_code == 0, result.stderr
    assert "rates, each the best of up to " in result.stdout
    result = compared("saddle", *words, "-o", str(tmp_path / "b.png"))
    assert result.exit_code == 0, result.stderr
    assert "rates that suit the ground, as saddle has no minimum in the domain" in result.stdout


@pytest.mark.commands
def test_without_options_the_seven_walk_from_a_start_that_is_told(tmp_path: Path) -> None:
    output = tmp_path / "plateau.svg"
    result = compared("plateau", "--view", "contour", "-o", str(output))
    assert result.exit_code == 0, result.stderr
    assert "chosen for its long way down; --start " in result.stdout
    assert recipe_in(output).file == "plateau.py"
    for name in ("SGD", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "AdaDelta", "Adam"):
        assert f"{name}(" in recipe_in(output).source
