"""The benchmarks measure what there is: they run, on few frames, and print their tables."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_the_benchmark_prints_a_row_for_each_of_its_films() -> None:
    few = ["--frames", "4", "--matplotlib-frames", "1", "--rounds", "1"]
    script = str(ROOT / "benchmarks" / "frames.py")
    run = subprocess.run(
        [sys.executable, script, *few], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    rows = run.stdout.splitlines()[2:]
    assert [row.split("|")[1].strip() for row in rows] == [
        "still camera",
        "turning camera",
        "contour",
        "three panels",
    ]
    assert all(float(row.split("|")[2]) > 0 for row in rows)


@pytest.mark.soak
def test_the_benchmark_of_growth_prints_a_row_for_each_cost(tmp_path: Path) -> None:
    few = ["--frames", "4", "--rounds", "1", "--starts", "50", "--json", str(tmp_path / "told")]
    script = str(ROOT / "benchmarks" / "growth.py")
    run = subprocess.run(
        [sys.executable, script, *few], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    rows = run.stdout.splitlines()[2:]
    assert len(rows) == len(json.loads((tmp_path / "told").read_text())) == 8
