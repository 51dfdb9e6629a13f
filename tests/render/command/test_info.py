"""`steepest info`: text for a terminal or a pipe, JSON for a program, a line for a wrong name."""

import json
import os
import sys

import pytest
from click.testing import CliRunner, Result

from render.command import info as info_of
from render.command.cli import steepest


def asked(*words: str) -> Result:
    return CliRunner().invoke(steepest, ["info", *words], prog_name="steepest")


def test_an_optimizer_is_told_with_all_that_its_class_says() -> None:
    result = asked("ADAM")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("Adam, adaptive, 2015\n  m ← β₁m")
    for words in (
        "Source: Kingma & Ba",
        "  beta1           0.9          at least 0 and less than 1\n",
        "grew out of  Momentum, RMSProp",
        "violet (#7c14e2)",
        "hexagon",
        "steepest compare beale --optimizers adam -o adam.mp4\n",
    ):
        assert words in result.stdout


def test_a_surface_is_told_with_its_domain_and_minima() -> None:
    told = asked("beale").stdout
    assert told.startswith("beale\n  f(x, y) = (1.5 − x + xy)²")
    assert "domain      x from −4.5 to 4.5, y from −4.5 to 4.5\n" in told
    assert "minima      (3, 0.5), 0\n" in told


def test_a_piece_and_a_schedule_are_told_with_how_they_are_written() -> None:
    told = asked("clipped").stdout
    assert told.startswith("Clipped, goes around an optimizer\n  g ← g · min(1, c / ‖g‖)")
    for words in (
        "Source: Pascanu, Mikolov & Bengio",
        "  norm      None         greater than 0 and finite\n",
        "colour      that of the optimizer within\n",
        "Clipped(Adam(0.01), norm=1.0), by from optimizers import Adam, Clipped\n",
    ):
        assert words in told
    assert "colour      red (#bf2010)" in asked("cautious").stdout
    told = asked("warm-restarts").stdout
    assert told.startswith("WarmRestarts, a schedule\n")
    assert "colour" not in told


def test_without_a_name_all_are_told_a_line_each() -> None:
    lines = asked().stdout.splitlines()
    assert lines[0] == "Plain descent"
    assert "  SGD" in lines[1]
    assert any(line.startswith("  rosenbrock ") for line in lines)


def test_a_wrong_name_is_one_line_and_status_1() -> None:
    result = asked("momentm")
    assert result.exit_code == 1
    assert result.stderr == "no optimizer or surface 'momentm'; did you mean 'Momentum'?\n"
    assert asked("adam", "beale").exit_code == 2


def test_json_is_one_object_of_one_and_of_all() -> None:
    assert json.loads(asked("beale", "--json").stdout)["minima"] == [[3.0, 0.5, 0.0]]
    data = json.loads(asked("--json").stdout)
    assert {one["kind"] for one in data["optimizers"]} == {"optimizer"}
    assert {one["kind"] for one in data["pieces"]} == {"piece", "schedule"}
    assert {one["kind"] for one in data["surfaces"]} == {"surface"}


def test_lines_are_whole_where_nobody_looks_on() -> None:
    assert max(map(len, asked("bukin_6").stdout.splitlines())) > 120
    assert "\x1b" not in asked("adam").stdout


@pytest.mark.parametrize("width", [40, 60, 100])
def test_lines_are_wrapped_to_the_width_of_a_terminal(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(info_of.shutil, "get_terminal_size", lambda: os.terminal_size((width, 24)))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert info_of.width_of_terminal() == width
    for name in ("adam", "bukin_6"):
        for line in asked(name).stdout.splitlines():
            for part in info_of.wrapped(line, width).splitlines():
                assert len(part) <= width or " " not in part.strip()


def test_a_wrapped_row_goes_on_below_its_last_column() -> None:
    row = "  minima  (1, 2), 0; (3, 4), 0; (5, 6), 0; (7, 8), 0"
    first, *rest = info_of.wrapped(row, 40).splitlines()
    assert first.startswith("  minima  (1, 2)")
    assert rest
    assert all(len(line) - len(line.lstrip()) == 10 for line in rest)
