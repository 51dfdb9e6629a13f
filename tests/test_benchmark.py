"""The benchmark measures what there is: it runs, on few frames, and prints its table."""

import subprocess
import sys
from pathlib import Path

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
    ]
    assert all(float(row.split("|")[2]) > 0 for row in rows)
