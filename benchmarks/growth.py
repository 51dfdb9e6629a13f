"""How cost grows: with steps, walkers, pixels and frames; the simulator; and from the shell.

What a curve is made of is measured in turn, in one run, some rounds long. Its points are medians;
a ratio is the median of those of its last point to its first within a round.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from plain import LOOPS

from render import Clock, Landscape, Scene, simulate
from render.encode import encode
from render.film.film import Film
from render.film.filming import film_of
from render.simulation.simulate import walk
from scenes.saddle import scene
from surfaces import saddle

ROOT = Path(__file__).parents[1]

STILL = Landscape(azimuth=120, elevation=37)
LONGER = """
from dataclasses import replace
from render import Clock
from scenes import saddle

scene = replace(saddle.scene, clock=Clock({frames} / 25), captions={{}})
"""
SHELL = [sys.executable, "-c", "from render.command.cli import steepest; steepest()"]


class Row(NamedTuple):
    """What was measured, how it is written, and what it should be."""

    what: str
    value: float
    written: str
    target: str


class Curve(NamedTuple):
    """What something costs at each of some sizes, and how many times what it costs at the first."""

    of: str
    at: list[int]
    cost: list[float]
    times: list[float]
    unit: str


def seconds(run: Callable[[], object]) -> float:
    """How long it takes."""
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def curve(of: str, films: dict[int, Film], *, rounds: int, folder: Path) -> Curve:
    """What a frame of each film costs, milliseconds."""
    found = [
        [seconds(lambda made=made: encode(made, folder / "a.mp4")) for made in films.values()]
        for _ in range(rounds)
    ]
    points = list(zip(*found, strict=True))
    frames = len(next(iter(films.values())))
    return Curve(
        of,
        at=list(films),
        cost=[1000 * statistics.median(one) / frames for one in points],
        times=[
            statistics.median(a / b for a, b in zip(one, points[0], strict=True)) for one in points
        ],
        unit="ms a frame",
    )


def film(scene: Scene, *, frames: int, size: tuple[int, int] = (1280, 720)) -> Film:
    """A film of a still camera, with its first frames drawn."""
    longer = replace(scene, clock=Clock(frames / 25), captions={})
    made = film_of(longer, STILL, simulate(longer), size=size, fps=25)
    made[0], made[len(made) - 1]
    return made


def in_steps(frames: int, rounds: int, folder: Path) -> tuple[Curve, Row]:
    """The same walk in fifty steps and up to five thousand."""
    films = {
        steps: film(replace(scene, steps=steps), frames=frames)
        for steps in (50, 150, 500, 1_500, 5_000)
    }
    found = curve("steps of path", films, rounds=rounds, folder=folder)
    told = "a frame, from 50 steps of path to 5,000"
    return found, Row(told, found.times[-1], f"{found.times[-1]:.2f} ×", "< 1.3 ×")


def in_walkers(frames: int, rounds: int, folder: Path) -> tuple[Curve, Row]:
    """Seven walkers and up to seven hundred."""
    rng = np.random.default_rng(1)
    starts = [tuple(map(float, start)) for start in rng.uniform(-0.9, 0.9, (100, 2))]
    films = {7: film(scene, frames=frames)} | {
        7 * count: film(replace(scene, starts=starts[:count]), frames=frames)
        for count in (3, 10, 30, 100)
    }
    found = curve("walkers", films, rounds=rounds, folder=folder)
    told = "a frame, from 7 walkers to 700"
    return found, Row(told, found.times[-1], f"{found.times[-1]:.1f} ×", "< 100 ×")


def in_pixels(frames: int, rounds: int, folder: Path) -> tuple[Curve, Row]:
    """From 1280 × 720 to 3840 × 2160, nine times the pixels."""
    films = {
        width * height: film(scene, frames=frames, size=(width, height))
        for width, height in ((1280, 720), (1920, 1080), (2560, 1440), (3840, 2160))
    }
    found = curve("pixels", films, rounds=rounds, folder=folder)
    told = "a film, from 1280 × 720 to 3840 × 2160"
    return found, Row(told, found.times[-1], f"{found.times[-1]:.1f} ×", "≤ 10 ×")


def peak(arguments: list[str]) -> float:
    """The most memory, in MB, that a command's tree of processes held at once."""
    process = subprocess.Popen([*SHELL, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL)
    most = 0.0
    while process.poll() is None:
        with suppress(OSError):
            most = max(most, sum(resident(one) for one in tree(process.pid)))
        time.sleep(0.05)
    assert process.returncode == 0
    return most


def tree(process: int) -> list[int]:
    """A process and all below it."""
    found = [process]
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        for child in path.read_text().split():
            found += tree(int(child))
    return found


def resident(process: int) -> float:
    """Memory of a process in MB; what it shares with others is counted in parts."""
    text = Path(f"/proc/{process}/smaps_rollup").read_text()
    return int(text.partition("Pss:")[2].split()[0]) / 1000


def long_scene(folder: Path, frames: int) -> str:
    """The file of a scene with so many frames."""
    path = folder / "longer.py"
    path.write_text(LONGER.format(frames=frames))
    return str(path)


def in_frames(frames: int, folder: Path) -> tuple[Curve, list[Row]]:
    """The memory of five hundred frames, and of up to twenty times as many."""
    films = [frames, 2 * frames, 5 * frames, 10 * frames, 20 * frames]
    most = [
        peak(["render", long_scene(folder, count), f"--output={folder / 'a.mp4'}"])
        for count in films
    ]
    times = [one / most[0] for one in most]
    told = f"memory, from {frames:,} frames to {films[-1]:,}"
    return Curve("frames", films, most, times, "MB of memory"), [
        Row(told, times[-1], f"{times[-1]:.2f} ×", "≤ 1.1 ×"),
        Row(f"memory of {films[-1]:,} frames", most[-1], f"{most[-1]:.0f} MB", "< 500 MB"),
    ]


def simulator(starts: int, steps: int) -> Row:
    """Seven optimizers for many starts, against plain loops for one of them."""
    rng = np.random.default_rng(1)
    points = rng.uniform(-1, 1, (starts, 2))

    def ours() -> None:
        for optimizer in scene.optimizers:
            walk(optimizer, lambda _: saddle.gradient, points, steps=steps)

    def plain() -> None:
        for loop in LOOPS:
            loop(steps)

    found = seconds(plain) * starts / seconds(ours)
    told = f"{starts:,} starts × {steps:,} steps × 7 optimizers, against plain loops"
    return Row(told, found, f"{found:.0f} × faster", "≥ 200 ×")


def from_shell(folder: Path) -> list[Row]:
    """A film of ten seconds from the shell to the file, with kernels kept and without any."""
    command = [*SHELL, "render", long_scene(folder, 250), f"--output={folder / 'a.mp4'}"]

    def made(**more: str) -> float:
        run = lambda: subprocess.run(  # noqa: E731
            command, cwd=ROOT, env=os.environ | more, check=True, stdout=subprocess.DEVNULL
        )
        return seconds(run)

    made()
    warm = statistics.median(made() for _ in range(3))
    cold = made(NUMBA_CACHE_DIR=str(folder / "kernels"))
    return [
        Row("10 s of film, from the shell to the file", warm, f"{warm:.1f} s", "< 4 s"),
        Row("compiling the kernels, once", cold - warm, f"{cold - warm:.1f} s", "< 6 s"),
    ]


def main() -> None:
    """Print the table, and write it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--starts", type=int, default=10_000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    print("| | measured | target |\n|---|---|---|")
    rows: list[Row] = []
    curves: list[Curve] = []

    def add(*found: Row) -> None:
        for row in found:
            rows.append(row)
            print(f"| {row.what} | {row.written} | {row.target} |", flush=True)

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for measure, frames in (
            (in_steps, options.frames),
            (in_walkers, options.frames),
            (in_pixels, max(2, options.frames // 4)),
        ):
            found, row = measure(frames, options.rounds, folder)
            curves.append(found)
            add(row)
        memory, found_rows = in_frames(max(2, options.frames * 5 // 4), folder)
        curves.append(memory)
        add(*found_rows)
        add(simulator(options.starts, 1_000))
        add(*from_shell(folder))
    if options.json:
        told = {
            "rows": [{"what": r.what, "value": r.value, "target": r.target} for r in rows],
            "curves": [one._asdict() for one in curves],
        }
        options.json.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
