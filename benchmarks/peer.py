"""The peers that film the same in an environment of their own, and how fast they do.

`make peers` makes that environment. What is to be filmed is handed over in a file.
"""

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from render import Landscape, Scene, Trajectory

SCRIPTS = Path(__file__).parent / "peers"
LONGEST = 600
"""Seconds that a peer may take."""


class PeerError(Exception):
    """The peer cannot be had or cannot draw; in one line, why."""


@dataclass(frozen=True)
class Peer:
    """A peer: its script, what that is told besides, and of how many frames its film is."""

    name: str
    script: str
    options: tuple[str, ...]
    frames: int


PEERS = (
    Peer("pyvista", "with_pyvista.py", (), 40),
    Peer("manim", "with_manim.py", (), 10),
    Peer("manim OpenGL", "with_manim.py", ("--opengl",), 100),
)


@dataclass(frozen=True)
class Told:
    """What a peer reports; `seconds` are from the first frame asked for to the finished file.

    `start_up` are the seconds before: importing, building the scene, drawing it once.
    """

    version: str
    frames: int
    start_up: float
    seconds: float


def hand_over(
    scene: Scene,
    walks: list[Trajectory],
    view: Landscape,
    *,
    size: tuple[int, int],
    fps: int,
    path: Path,
) -> None:
    """Write what is to be filmed: the paths within the domain, and the view."""
    points = []
    colours = scene.look.colours_of([type(one).__name__ for one in scene.optimizers])
    for walk in walks:
        inside = (np.abs(walk.points) <= 1).all(axis=1)
        points.append(np.column_stack([walk.points, walk.values])[inside])
    np.savez(
        path,
        points=np.concatenate(points),
        lengths=[len(one) for one in points],
        colours=[colours[walk.optimizer] for walk in walks],
        steps=scene.steps,
        azimuth=view.azimuth,
        elevation=view.elevation,
        turn=view.turn,
        size=size,
        fps=fps,
    )


def film_by(peer: Peer, python: Path, handed: Path, *, folder: Path) -> Told:
    """What the peer reports of its film; PeerError where it makes none."""
    told = [handed, folder, f"--frames={peer.frames}", *peer.options]
    try:
        run = subprocess.run(
            [python.absolute(), SCRIPTS / peer.script, *told],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    except FileNotFoundError:
        raise PeerError(f"there is no {python}; `make peers` makes it") from None
    except subprocess.TimeoutExpired:
        raise PeerError(f"it took longer than {LONGEST} s") from None
    if run.returncode:
        plain = re.sub(r"\x1b\[[\d;]*m", "", run.stderr)
        said = [line for line in plain.splitlines() if line.strip() and line[0] != " "]
        raise PeerError(said[-1] if said else f"it ended with code {run.returncode}")
    return Told(**json.loads(run.stdout.splitlines()[-1]))
