"""What is kept on disk to save time, damaged or in the way: the film is made all the same."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
from matplotlib.font_manager import FontManager
from trial import Ran, Trial

soak = pytest.mark.soak
ROOT = Path(__file__).parents[2]
STILL = ("still", "valley", "-o", "new.png", "--size", "160x90")
AGAIN = ": compiled code there cannot be read (it was changed or cut short); it is compiled again"
FONTS = ": matplotlib's list of fonts there is damaged; remove fontlist-*.json"


def well(trial: Trial, environment: Mapping[str, str]) -> Ran:
    ran = trial.run(*STILL, environment=environment)
    assert ran.status == 0, ran
    assert (trial.folder / "new.png").read_bytes().endswith(b"IEND\xaeB`\x82")
    trial.left_nothing()
    return ran


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:200])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def change_one_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[np.random.default_rng(7).integers(len(content))] ^= 1
    path.write_bytes(content)


def replace_by_garbage(path: Path) -> None:
    path.write_bytes(np.random.default_rng(8).bytes(5000))


def replace_by_a_pickle_that_runs_code(path: Path) -> None:
    path.write_bytes(b"cos\nsystem\n(S'touch ran'\ntR.")


@pytest.mark.parametrize(
    "damage",
    [
        change_one_byte,
        *(
            pytest.param(damage, marks=soak)
            for damage in (cut, empty, replace_by_garbage, replace_by_a_pickle_that_runs_code)
        ),
    ],
)
def test_damaged_code_is_told_in_one_line_and_compiled_again(
    trial: Trial, damage: Callable[[Path], None]
) -> None:
    trial.scene()
    folder = trial.folder / "kept"
    there = {"NUMBA_CACHE_DIR": str(folder)}
    well(trial, there)
    files = sorted(folder.rglob("*.nb[ic]"))
    assert len(files) > 8
    for path in files:
        damage(path)
    (line,) = well(trial, there).lines
    assert line.startswith(str(folder))
    assert line.endswith(AGAIN)
    assert not (trial.folder / "ran").exists()
    assert well(trial, there).lines == []


@soak
def test_code_that_cannot_be_kept_is_told_in_one_line(trial: Trial) -> None:
    trial.scene()
    folder = trial.folder / "kept"
    there = {"NUMBA_CACHE_DIR": str(folder)}
    well(trial, there)
    for path in folder.rglob("*.nb[ic]"):
        path.unlink()
        path.mkdir()
    lines = well(trial, there).lines
    assert len(lines) == 2
    assert "cannot be read (Is a directory); it is compiled again" in lines[0]
    assert "cannot be kept there (Is a directory); it is compiled at every start" in lines[1]


@soak
@pytest.mark.parametrize("place", ["clip.mp4", "/dev/null/nowhere", "/proc/1/nowhere"])
def test_a_place_where_nothing_can_be_kept_is_harmless(trial: Trial, place: str) -> None:
    trial.scene()
    assert well(trial, {"NUMBA_CACHE_DIR": place}).lines == []


HEAD = f'{{"__class__": "FontManager", "_version": "{FontManager.__version__}"'
LISTS = {
    "cut short": (HEAD[:20], ""),
    "empty": ("", ""),
    "of another version": ('{"__class__": "FontManager", "_version": "1"}', ""),
    "without fonts": (HEAD + ', "ttflist": [], "afmlist": []}', ""),
    "of another shape": (HEAD + ', "ttflist": 3}', FONTS),
    "with nothing in it": (HEAD + "}", FONTS),
}


@soak
@pytest.mark.parametrize(("content", "told"), LISTS.values(), ids=LISTS)
def test_a_damaged_list_of_fonts_is_made_anew(trial: Trial, content: str, told: str) -> None:
    trial.scene()
    folder = trial.folder / "matplotlib"
    folder.mkdir()
    (folder / f"fontlist-v{FontManager.__version__}.json").write_text(content)
    lines = well(trial, {"MPLCONFIGDIR": str(folder)}).lines
    assert lines == ([f"{folder}{told}"] if told else [])


@soak
def test_a_stale_lock_on_the_list_of_fonts_costs_seconds_and_is_told(trial: Trial) -> None:
    trial.scene()
    folder = trial.folder / "matplotlib"
    folder.mkdir()
    lock = folder / f"fontlist-v{FontManager.__version__}.json.matplotlib-lock"
    lock.touch()
    assert str(lock) in well(trial, {"MPLCONFIGDIR": str(folder)}).told


@soak
def test_a_list_of_fonts_that_cannot_be_kept_is_told_by_matplotlib(trial: Trial) -> None:
    trial.scene()
    told = well(trial, {"MPLCONFIGDIR": "/dev/null/nowhere"}).told
    assert "MPLCONFIGDIR" in told


POINT = """
from typing import NamedTuple

class {name}(NamedTuple):
    x: float
"""

KERNEL = """
from {module} import {name}
from render.raster.kernel import kernel

@kernel
def twice(point):
    return 2 * point.x

print(twice({name}(4.0)))
"""


def test_code_kept_of_an_earlier_source_that_names_what_is_gone_is_compiled_again(
    trial: Trial,
) -> None:
    trial.scene()
    for module, name in [("points", "Point"), ("places", "Place"), ("places", "Place")]:
        (trial.folder / f"{module}.py").write_text(POINT.format(name=name))
        (trial.folder / "twice.py").write_text(KERNEL.format(module=module, name=name))
        ran = subprocess.run(
            [sys.executable, "twice.py"],
            cwd=trial.folder,
            env=os.environ | {"PYTHONPATH": str(ROOT), "NUMBA_CACHE_DIR": "kept"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (ran.stdout, ran.stderr) == ("8.0\n", "")
        for source in trial.folder.glob("p*s.py"):
            source.unlink()
