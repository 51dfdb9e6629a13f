"""An edit of the project makes those films again that it changes, and no others."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.commands

ROOT = Path(__file__).parents[3]

PACKAGES = ("optimizers", "render", "surfaces")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, with two scenes built in it: `adam` and `plain`."""
    folder = tmp_path
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package)
    (folder / "scenes").mkdir()
    source = (Path(__file__).parents[1] / "conftest.py").read_text()
    source = source.split('TINY = """')[1].split('"""')[0]
    source = source.format(views="Contour()", duration=0.1)
    (folder / "scenes" / "plain.py").write_text(source)
    (folder / "scenes" / "adam.py").write_text(source.replace("SGD", "Adam"))
    lines = command(folder, "build").splitlines()
    assert len(lines) == 4
    return folder


def command(project: Path, *arguments: str) -> str:
    run = subprocess.run(
        [sys.executable, "-P", "-m", "render", *arguments],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


EDITS = [
    ("optimizers/adam.py", "m_hat = m /", "m_hat = 1.0 * m /", {"adam"}),
    (
        "optimizers/adam.py",
        "        g = gradient",
        "        # a comment\n        g = gradient",
        set(),
    ),
    ("optimizers/rmsprop.py", "np.sqrt", "1.0 * np.sqrt", set()),
    ("optimizers/hyperparameter.py", "def at(", "LATER = 1\n\n\ndef at(", {"adam", "plain"}),
    ("surfaces/saddle.py", "lambda x, y: x**2", "lambda x, y: x * x", {"adam", "plain"}),
    ("surfaces/saddle.py", "Unbounded below.", "Unbounded.", set()),
    ("surfaces/saddle.py", "saddle = ", "# a comment\nsaddle = ", set()),
    ("surfaces/rosenbrock.py", "100", "99", set()),
    ("render/scene/theme.py", "default=10.0", "default=11.0", {"adam", "plain"}),
    ("render/raster/stroke.py", "import numpy", "# a comment\nimport numpy", set()),
    (
        "render/raster/stroke.py",
        "import numpy as np",
        "import numpy as np, math",
        {"adam", "plain"},
    ),
]
"""An edit of a file, old and new, and the scenes whose films it changes."""


def test_an_edit_of_the_project_makes_those_films_again_that_it_changes(project: Path) -> None:
    for file, old, new, stale in EDITS:
        path = project / file
        before = path.read_text()
        assert old in before
        path.write_text(before.replace(old, new, 1))
        lines = command(project, "build", "--explain").splitlines()
        path.write_text(before)
        told = [line.split(":")[0] for line in lines if line.startswith("outputs/")]
        assert {Path(name).name.split("-")[0] for name in told} == stale, (file, new)
        assert lines if stale else lines == ["4 films up to date"]
