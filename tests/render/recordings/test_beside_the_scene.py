"""A recorded file lies beside the scene's, from wherever that is loaded, and counts as read."""

from pathlib import Path

import numpy as np
import pytest

from render.building.inspection import inspect
from render.dependencies.walks import walk_of
from render.loading.load import load
from render.loading.scene_code import SceneError

SCENE = """
from render import Contour, Recorded, Scene
from surfaces import sphere

run = Recorded("run.csv")
scene = Scene("Beside", sphere, run.starts, [run], 2, [Contour()])
"""


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "films"
    folder.mkdir()
    (folder / "run.csv").write_text("x,y\n2,0\n1,0\n")
    (folder / "film.py").write_text(SCENE)
    monkeypatch.chdir(tmp_path)
    return folder / "film.py"


def test_it_is_found_beside_the_scene_first_and_else_in_the_current_folder(film: Path) -> None:
    Path("run.csv").write_text("x,y\n3,3\n1,0\n")
    np.testing.assert_array_equal(load(str(film)).scene.starts, [(2, 0)])
    (film.parent / "run.csv").unlink()
    np.testing.assert_array_equal(load("films/film.py").scene.starts, [(3, 3)])
    Path("run.csv").unlink()
    with pytest.raises(SceneError) as caught:
        load("films/film.py")
    told = f"films/film.py:5: no file 'run.csv' in {film.parent} and {Path.cwd()}"
    assert str(caught.value) == told


def test_a_module_beside_the_scene_may_read_it_and_a_copy_needs_it_no_more(film: Path) -> None:
    (film.parent / "reading.py").write_text(
        'from render import Recorded\nrun = Recorded("run.csv")'
    )
    film.write_text(SCENE.replace('run = Recorded("run.csv")', "from reading import run"))
    np.testing.assert_array_equal(load(str(film)).scene.starts, [(2, 0)])


def test_the_file_counts_among_what_a_scene_rests_on(film: Path) -> None:
    before = load(str(film))
    assert film.parent / "run.csv" in before.files
    held = inspect(before)
    assert str(film.parent / "run.csv") in held.rests.files
    (film.parent / "run.csv").write_text("# the same run\nx,y\n2,0\n1,0\n")
    again = inspect(load(str(film)))
    assert again.views == held.views
    (film.parent / "run.csv").write_text("x,y\n2,0\n1,0.5\n")
    other = load(str(film))
    assert inspect(other).views["contour"] != held.views["contour"]
    assert walk_of(other.scene) != walk_of(before.scene)


def test_a_fault_in_the_file_is_told_at_the_line_that_asks_for_it(film: Path) -> None:
    (film.parent / "run.csv").write_text("x,y\n2,0\n1,zero\n")
    with pytest.raises(SceneError) as caught:
        load("films/film.py")
    assert str(caught.value) == "films/film.py:5: run.csv:3: y is 'zero', not a number"
