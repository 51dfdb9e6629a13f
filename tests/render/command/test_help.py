"""What the help says, and what is suggested for a word that the command does not know."""

import click
import pytest
from click.testing import CliRunner, Result

from render.command.cli import steepest


def run(*arguments: str) -> Result:
    return CliRunner().invoke(steepest, arguments, prog_name="steepest")


def said(*arguments: str) -> str:
    return " ".join(run(*arguments, "--help").stdout.split())


HIDDEN = [
    (name, option)
    for name, command in steepest.commands.items()
    for parameter in command.params
    if isinstance(parameter, click.Option) and parameter.hidden
    for option in parameter.opts
]


@pytest.mark.parametrize(("command", "option"), HIDDEN)
def test_a_hidden_option_is_never_suggested(command: str, option: str) -> None:
    result = run(command, f"{option[:-1]}", "1")
    assert result.exit_code == 2
    assert f"No such option '{option[:-1]}'." in result.stderr
    assert f"'{option}'" not in result.stderr


def test_an_option_that_is_nearly_right_is_told_the_one_that_is_meant() -> None:
    told = run("render", "saddle", "--sise", "3").stderr
    assert "'--size'" in told
    assert "'--piped'" not in told
    assert "'--stills'" in run("build", "--stils").stderr


def test_a_hidden_command_is_never_suggested() -> None:
    assert "'inspect'" not in run("inspct").stderr
    assert "Did you mean 'still'?" in run("stil").stderr


def test_the_help_says_which_places_are_steps_and_which_are_shares() -> None:
    told = said("still")
    assert "A whole number is a step, 120; with a point or % it is a share of the film" in told
    assert "with --width only its ratio counts" in told


def test_the_help_says_that_a_missing_folder_is_made() -> None:
    assert "a folder that is missing is made" in said("render")
