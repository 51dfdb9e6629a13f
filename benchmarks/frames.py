"""Frames a second: steepest, matplotlib, pyvista, manim, and ffmpeg alone fed finished frames.

All film the same scene, seven optimizers on the saddle, at 1280 × 720 to H.264 with the same
encoder settings, in turn, in one run; pyvista and manim the turning camera alone. Start-up is left
out of each and printed apart: imports, compiling and setting the film up for steepest, building the
scene for the others. The others draw fewer frames, and time a frame is what is compared. The
surface has 100 × 100 points for matplotlib; the scripts in `peers` say what theirs has.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import imageio_ffmpeg
import matplotlib as mpl
import numpy as np
from matplotlib.animation import FFMpegWriter, FuncAnimation
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from peer import PEERS, Peer, PeerError, Told, film_by, hand_over

from render import Clock, Contour, Curves, Landscape, Trajectory, simulate
from render.encode import encode
from render.encode.mp4 import TAGS, coded
from render.encode.process import rawvideo
from render.film.film import Film
from render.film.filming import film_of
from scenes.saddle import scene
from surfaces import saddle

SIZE = (1280, 720)
FPS = 25
STILL = Landscape(azimuth=120, elevation=37)
TURNING = replace(STILL, turn=60)
VIEWS = {
    "still camera": STILL,
    "turning camera": TURNING,
    "contour": Contour(scale="linear"),
    "three panels": STILL | (Contour() / Curves("value")),
}
OTHERS = ("matplotlib", *(peer.name for peer in PEERS), "ffmpeg alone")


@dataclass(frozen=True)
class Row:
    """Median frames a second over the rounds, and the medians of the ratios within a round."""

    name: str
    ours: float
    others: dict[str, float]
    over: dict[str, float]
    set_up: float
    peers: dict[str, Told]

    def __str__(self) -> str:
        fps = [f"{self.others[one]:.3g}" if one in self.others else "—" for one in OTHERS]
        over = [f"{self.over[one]:.3g}" if one in self.over else "—" for one in OTHERS]
        cells = [self.name, f"{self.ours:.0f}", *fps, *over, f"{self.set_up:.1f} s"]
        return f"| {' | '.join(cells)} |"


def measured(frames: int, run: Callable[[], object]) -> float:
    """Frames a second."""
    begin = time.perf_counter()
    run()
    return frames / (time.perf_counter() - begin)


CONVERTED = "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int"
"""What ffmpeg does with red, green and blue, so that greys stay grey."""


def ffmpeg_alone(film: Film, raw: Path, output: Path) -> None:
    """Encode frames that lie finished in a file, with the settings that the film gets."""
    filters = f"{CONVERTED},format=yuv420p,{TAGS}"
    told = [*rawvideo(film, f"{film.fps:g}"), "-vf", filters, *coded()]
    with raw.open("rb") as finished:
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", *told]
        subprocess.run([*command, output], stdin=finished, check=True)


def matplotlib_animation(name: str, frames: int) -> FuncAnimation:
    """The film as matplotlib's users make it."""
    trajectories = simulate(scene)
    figure = Figure(figsize=(12.8, 7.2), dpi=100)
    FigureCanvasAgg(figure)
    x, y = np.meshgrid(*[np.linspace(-1, 1, 100)] * 2)
    z = saddle.value(np.stack([x, y], axis=-1))
    kinds = {"contour": ["flat"], "three panels": ["solid", "flat", "curve"]}.get(name, ["solid"])
    drawn = []
    for place, kind in enumerate(kinds, start=1):
        solid = {"projection": "3d"} if kind == "solid" else {}
        axes = figure.add_subplot(1, len(kinds), place, **solid)
        if kind == "flat":
            axes.contourf(x, y, z, levels=16)
            axes.contour(x, y, z, levels=16, colors="grey", linewidths=0.5)
        elif kind == "solid":
            axes.plot_surface(x, y, z, rcount=100, ccount=100, cmap="coolwarm", alpha=0.7)
            axes.view_init(STILL.elevation, STILL.azimuth)
        else:
            axes.set(xlim=(0, scene.steps), ylim=(-1, 0.3))
        empty = [[]] * (3 if kind == "solid" else 2)
        lines = [axes.plot(*empty, label=walk.label)[0] for walk in trajectories]
        drawn.append((kind, axes, lines))
    drawn[0][1].legend(loc="upper right")

    def draw(frame: int) -> list[object]:
        for kind, axes, lines in drawn:
            for line, walk in zip(lines, trajectories, strict=True):
                points, values = reached(walk, round(scene.steps * frame / frames))
                if kind == "curve":
                    line.set_data(np.arange(len(values)), values)
                    continue
                line.set_data(points[:, 0], points[:, 1])
                if kind == "solid":
                    line.set_3d_properties(values)
            if name == "turning camera":
                axes.view_init(STILL.elevation, STILL.azimuth + 60 * frame / frames)
        return [line for _, _, lines in drawn for line in lines]

    return FuncAnimation(figure, draw, frames=frames, init_func=lambda: drawn[0][2])


def reached(walk: Trajectory, step: int) -> tuple[np.ndarray, np.ndarray]:
    """Points and values up to a step, within the picture."""
    points = walk.points[: step + 1]
    inside = (np.abs(points) <= 1).all(axis=1)
    return points[inside], walk.values[: step + 1][inside]


def in_turn(runs: dict[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """What each gives, round after round; a peer that fails is left out, and why is printed."""
    found: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name in list(found):
            try:
                found[name].append(runs[name]())
            except PeerError as error:
                print(f"without {name}: {error}", file=sys.stderr, flush=True)
                del found[name]
    return found


def compare(
    name: str, *, frames: int, theirs: int, rounds: int, folder: Path, python: Path | None
) -> Row:
    """Time all in turn, `rounds` times; the peers with `python`, or not at all."""
    view = VIEWS[name]
    begin = time.perf_counter()
    longer = replace(scene, clock=Clock(frames / FPS), captions={})
    film = film_of(longer, view, simulate(longer), size=SIZE, fps=FPS)
    film[0], film[len(film) // 2]
    set_up = time.perf_counter() - begin
    raw, output, handed = folder / "frames.rgb", folder / "film.mp4", folder / "handed.npz"
    with raw.open("wb") as finished:
        for frame in range(len(film)):
            finished.write(film[frame])
    animation = matplotlib_animation(name, theirs)
    writer = FFMpegWriter(
        fps=FPS, codec="libx264", extra_args=["-preset", "veryfast", "-crf", "18"]
    )
    told: dict[str, Told] = {}

    def by(peer: Peer, python: Path) -> float:
        told[peer.name] = one = film_by(peer, python, handed, folder=folder)
        return one.frames / one.seconds

    runs: dict[str, Callable[[], float]] = {
        "ours": lambda: measured(len(film), lambda: encode(film, output)),
        "ffmpeg alone": lambda: measured(len(film), lambda: ffmpeg_alone(film, raw, output)),
        "matplotlib": lambda: measured(theirs, lambda: animation.save(output, writer=writer)),
    }
    if python and view is TURNING:
        hand_over(scene, simulate(scene), view, size=SIZE, fps=FPS, path=handed)
        runs |= {peer.name: lambda peer=peer: by(peer, python) for peer in PEERS}
    found = in_turn(runs, rounds)
    ours = found.pop("ours")
    over = {
        other: statistics.median(a / b for a, b in zip(ours, fps, strict=True))
        for other, fps in found.items()
    }
    others = {other: statistics.median(fps) for other, fps in found.items()}
    return Row(name, statistics.median(ours), others, over, set_up, told)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=400)
    parser.add_argument("--matplotlib-frames", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", type=Path, help="the Python of the peers' environment")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    mpl.rcParams["animation.ffmpeg_path"] = imageio_ffmpeg.get_ffmpeg_exe()
    heads = ["1280 × 720", "steepest", *OTHERS, *(f"× {one}" for one in OTHERS), "set-up"]
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in VIEWS:
            row = compare(
                name,
                frames=options.frames,
                theirs=options.matplotlib_frames,
                rounds=options.rounds,
                folder=Path(folder),
                python=options.peers,
            )
            rows.append(row)
            print(row, flush=True)
    for row in rows:
        for name, told in row.peers.items():
            print(f"{name}: version {told.version}, {told.start_up:.1f} s to start")
    if options.json:
        told = [asdict(row) for row in rows]
        options.json.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
