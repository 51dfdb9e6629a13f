"""The benchmarks measure what there is: they run, on few frames, and print their tables."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.thorough

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
PEERS = """#!/bin/sh
case "$*" in
    *opengl*) exit 3 ;;
    *manim*) printf '\\033[31mImportError: no cairo\\033[0m\\n  install it\\n' >&2; exit 1 ;;
esac
echo '{"version": "1.2", "frames": 8, "start_up": 0.5, "seconds": 2.0}'
"""
"""A Python of peers that needs none of them: one films, one lacks a library, one breaks off."""


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, BENCHMARKS / script, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|\n").split("|")]


def test_the_benchmark_prints_a_row_for_each_film_and_leaves_out_peers_that_fail(
    tmp_path: Path,
) -> None:
    python, told = tmp_path / "python", tmp_path / "frames.json"
    python.write_text(PEERS)
    python.chmod(0o755)
    few = ["--frames", 4, "--matplotlib-frames", 1, "--rounds", 1]
    done = run("frames.py", *few, "--peers", python, "--json", told)
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines() == [
        "without manim: ImportError: no cairo",
        "without manim OpenGL: it ended with code 3",
    ]
    head, _, *rows = [cells(line) for line in done.stdout.splitlines() if line.startswith("|")]
    assert [row[0] for row in rows] == ["still camera", "turning camera", "contour", "three panels"]
    assert all(float(row[1]) > 0 for row in rows)
    for peer, filmed in (("pyvista", True), ("manim", False), ("manim OpenGL", False)):
        shown = [(row[head.index(peer)], row[head.index(f"× {peer}")]) for row in rows]
        assert [row == ("—", "—") for row in shown] == [True, not filmed, True, True]
    assert json.loads(told.read_text())[1]["others"]["pyvista"] == 4.0


def test_the_benchmark_tells_of_peers_that_are_not_installed() -> None:
    code = (
        "from pathlib import Path; from peer import PEERS, film_by; here = Path(); "
        "film_by(PEERS[0], Path('nowhere/python'), here, folder=here)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=BENCHMARKS, capture_output=True, text=True, check=False)
    assert "there is no nowhere/python; `make peers` makes it" in done.stderr


def test_the_kept_measurements_are_drawn(tmp_path: Path) -> None:
    done = run("plots.py", "--write", tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["frames.svg", "growth.svg"]


@pytest.mark.soak
def test_the_benchmark_of_growth_prints_a_row_for_each_cost(tmp_path: Path) -> None:
    few = ["--frames", 4, "--rounds", 1, "--starts", 50, "--json", tmp_path / "told"]
    done = run("growth.py", *few)
    assert done.returncode == 0, done.stderr
    told = json.loads((tmp_path / "told").read_text())
    assert len(done.stdout.splitlines()[2:]) == len(told["rows"]) == 8
    assert [one["of"] for one in told["curves"]] == ["steps of path", "walkers", "pixels", "frames"]
