"""`steepest simulate`: the walks of a scene as a file, whole or not at all."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from render import Recorded, simulate
from render.command.cli import steepest
from render.loading.load import load

pytestmark = pytest.mark.commands

Write = Callable[[str, str], Path]
Tiny = Callable[..., str]


def ran(*words: str) -> Result:
    return CliRunner().invoke(steepest, ["simulate", *words])


@pytest.mark.parametrize("suffix", ["csv", "npz"])
def test_it_writes_what_recorded_reads_the_same_each_time(
    write: Write, tiny: Tiny, suffix: str
) -> None:
    write("valley", tiny())
    for name in ("one", "other"):
        done = ran("valley", "-o", f"walks/{name}.{suffix}")
        assert done.exit_code == 0, done.output
        assert done.stdout.startswith(f"walks/{name}.{suffix}  1 walk, ")
    one, other = (Path("walks", f"{name}.{suffix}") for name in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()
    (walk,) = simulate(load("valley").scene)
    run = Recorded(str(one))
    assert run.label == walk.label
    read = run.walk(load("valley").scene.surface, run.starts, steps=run.steps)
    np.testing.assert_array_equal(read.points[:, 0], walk.points)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("walks.txt", "walks.txt: cannot write '.txt'; known formats: .csv .npz"),
        ("walks", "walks: has no suffix; known formats: .csv .npz"),
        ("folder.csv", "folder.csv: is a folder; the output must be a regular file or a new name"),
    ],
)
def test_where_nothing_can_be_written_it_says_so_in_a_line(
    write: Write, tiny: Tiny, name: str, told: str
) -> None:
    write("valley", tiny())
    Path("folder.csv").mkdir()
    done = ran("valley", "-o", name)
    assert (done.exit_code, done.stderr.strip()) == (1, told)


def test_a_scene_that_fails_leaves_the_older_file(write: Write, tiny: Tiny) -> None:
    write("valley", tiny() + "\nscene.optimizers[0].__class__.step = lambda *_: 1 / 0\n")
    Path("walks.csv").write_text("older")
    done = ran("valley", "-o", "walks.csv")
    assert done.exit_code == 1
    assert "ZeroDivisionError" in done.stderr
    assert Path("walks.csv").read_text() == "older"
    assert [path.name for path in Path().iterdir() if "part" in path.name] == []


def test_a_dash_is_standard_output_and_nothing_else_is_said_there(write: Write, tiny: Tiny) -> None:
    write("valley", "print('loaded')\n" + tiny())
    assert ran("valley", "-o", "walks.csv").exit_code == 0
    done = ran("valley", "-o", "-")
    assert done.exit_code == 0, done.output
    assert done.stdout_bytes == Path("walks.csv").read_bytes()
    assert "loaded" in done.stderr
