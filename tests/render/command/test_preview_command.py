"""The command `preview`, as far as it needs no extra."""

import pytest
from click.testing import CliRunner

from render.command import preview
from render.command.cli import steepest


def test_what_is_missing_is_told_in_a_line_with_how_to_get_it(monkeypatch) -> None:
    monkeypatch.setattr(preview, "find_spec", lambda _: None)
    told = CliRunner().invoke(steepest, ["preview", "saddle"])
    assert told.exit_code == 1
    assert told.output == (
        "preview needs watchfiles and websockets; they come with pip install 'steepest[preview]'\n"
    )


def test_a_scene_that_is_not_there_is_told_before_anything_is_served(monkeypatch) -> None:
    monkeypatch.setattr(preview, "find_spec", lambda name: name)
    told = CliRunner().invoke(steepest, ["preview", "sadle"])
    assert told.exit_code == 1
    assert told.output == "no scene 'sadle'; did you mean 'saddle'?\n"


@pytest.mark.parametrize(
    ("options", "said"), [(["--port", "70000"], "--port"), (["--limit", "0"], "--limit")]
)
def test_a_port_or_limit_that_cannot_be_is_wrong_usage(options, said) -> None:
    told = CliRunner().invoke(steepest, ["preview", "saddle", *options])
    assert told.exit_code == 2
    assert said in told.output
