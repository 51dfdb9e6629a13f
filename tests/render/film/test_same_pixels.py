"""The same pixels and the same bytes, whatever surrounds the process that draws them."""

import hashlib
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
DRAWN = """
import hashlib, pathlib, sys
from render import Contour, Curves, Landscape, simulate
from render.encode import encode
from render.film.filming import film_of
from render.still import save
from scenes.saddle import scene

view = (Landscape(azimuth=120, turn=40) | Contour(flow=True)) / Curves("value", log=True)
film = film_of(scene, view, simulate(scene), size=(320, 240), fps=1)
for frame in map(int, sys.argv[2:]):
    print(frame, hashlib.sha256(film[frame]).hexdigest())
for suffix in (".gif", ".mp4", ".png", ".svg", ".pdf"):
    path = pathlib.Path(sys.argv[1], "a" + suffix)
    encode(film, path) if suffix in (".gif", ".mp4") else save(film, 5, path)
    print(suffix, hashlib.sha256(path.read_bytes()).hexdigest())
"""
PLAIN = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "LANG": "C"}
SURROUNDINGS = {
    "hashes": {"PYTHONHASHSEED": "12345"},
    "place": {"TZ": "Asia/Kathmandu", "LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8"},
    "one thread": {"NUMBA_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
    "threads": {"NUMBA_NUM_THREADS": "2", "OMP_NUM_THREADS": "7", "OPENBLAS_NUM_THREADS": "2"},
    "home": {"HOME": "/nonexistent", "MPLBACKEND": "svg", "COLUMNS": "20", "FORCE_COLOR": "1"},
}


def told(folder: Path, surroundings: dict[str, str], frames: str = "0 5 9") -> set[str]:
    """A line for each frame and each file, with its hash."""
    command = [sys.executable, "-c", DRAWN, str(folder), *frames.split()]
    environment = {**os.environ, **PLAIN, **surroundings}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    lines = done.stdout.splitlines()
    assert len(lines) == 8
    return set(lines)


@cache
def plainly(folder: Path) -> set[str]:
    return told(folder, {})


@pytest.fixture
def plain(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.getbasetemp() / "plain"
    folder.mkdir(exist_ok=True)
    return plainly(folder)


@pytest.mark.thorough
def test_hashes_locale_time_zone_threads_and_order_change_no_byte(plain, tmp_path: Path) -> None:
    all_of_them = {k: v for around in SURROUNDINGS.values() for k, v in around.items()}
    assert told(tmp_path, {**all_of_them, "HOME": str(tmp_path)}, "9 0 5") == plain


@pytest.mark.soak
@pytest.mark.parametrize("name", SURROUNDINGS)
def test_one_surrounding_by_itself_changes_no_byte(plain, name: str, tmp_path: Path) -> None:
    assert told(tmp_path, SURROUNDINGS[name]) == plain


@pytest.mark.soak
def test_kernels_compiled_anew_draw_the_same_bytes(plain, tmp_path: Path) -> None:
    fresh = {"NUMBA_CACHE_DIR": str(tmp_path / "numba"), "MPLCONFIGDIR": str(tmp_path / "fonts")}
    assert told(tmp_path, fresh) == plain  # cold
    assert any((tmp_path / "numba").rglob("*.nbc"))
    assert told(tmp_path, fresh) == plain  # warm


def test_another_frame_has_another_hash(plain) -> None:
    hashes = [line.split()[1] for line in plain]
    assert len(set(hashes)) == len(hashes)
    assert hashlib.sha256(b"").hexdigest() not in hashes
