"""A film of a recorded run is stale once the run is another, and not by a remark in its file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from render.building.kinds import FILMS
from render.command.cli import steepest

pytestmark = pytest.mark.commands

Write = Callable[[str, str], Path]
Tiny = Callable[..., str]


def build(*options: str) -> str:
    result = CliRunner().invoke(steepest, ["build", *options, "valley"])
    assert result.exit_code == 0, result.output
    return result.stdout.strip()


def test_a_film_is_stale_by_its_recorded_run_alone(
    write: Write, tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("render.command.of_many.FILMS", FILMS[1:])
    source = tiny().replace("import Clock,", "import Clock, Recorded,")
    write("valley", source.replace("SGD(0.01)", 'Recorded("run.csv")'))
    run = Path("scenes", "run.csv")
    run.write_text("x,y\n0.5,0.1\n0.4,0.1\n")
    assert "frames" in build()
    assert build("--explain") == "1 film up to date"
    run.write_text("# of a Monday\nx,y\n0.5,0.1\n0.4,0.1\n")
    assert build("--explain") == "1 film up to date"
    run.write_text("x,y\n0.5,0.1\n0.4,0.2\n")
    assert build("--explain").endswith("valley-contour.gif: the optimizer run has changed")
    run.unlink()
    gone = CliRunner().invoke(steepest, ["build", "valley"])
    assert gone.exit_code == 1
    assert "no file 'run.csv'" in gone.stderr
