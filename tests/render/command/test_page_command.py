"""`steepest render SCENE -o NAME.html`: what it says of what a page leaves out."""

import pytest
from click.testing import CliRunner

from render.command.cli import steepest

pytestmark = pytest.mark.commands

SCENE = """
from optimizers import SGD, Adam
from render import Contour, Gaussian, Scene
from surfaces import ellipse

scene = Scene(
    title="Many runs",
    surface=ellipse,
    starts=[(-1, 0.4)],
    optimizers=[SGD(0.01), Adam(0.1)],
    steps=999,
    views=[Contour()],
    noise=Gaussian(0.1, runs=60),
)
"""


def test_of_more_runs_than_a_page_holds_it_tells_how_many_are_shown(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "runs.py").write_text(SCENE)
    result = CliRunner().invoke(steepest, ["render", "runs.py", "-o", "runs.html"])
    assert result.exit_code == 0, result.output
    told = "runs.html: shows 19 of 60 runs of each walker: a page holds no more"
    assert told in result.output
