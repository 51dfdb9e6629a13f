"""What each peer films, and what it reports; needs numpy and imageio-ffmpeg alone."""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import imageio_ffmpeg
import numpy as np

CODED = {"preset": "veryfast", "crf": "18", "threads": "2"}
"""What libx264 is told, as for ours; the pixels are yuv420p."""

LIFT = 0.02
"""How far above the surface the paths lie, that they are not sunk in it."""


@dataclass(frozen=True, eq=False)
class Task:
    """The saddle over [-1, 1]², and the paths that grow on it while the camera turns.

    `walks` are points (n, 3), a row a step; the longest has all `steps`. Angles are degrees: where
    the camera stands, from x to y and above the ground, and what it goes round over the film.
    """

    walks: list[np.ndarray]
    colours: list[str]
    steps: int
    azimuth: float
    elevation: float
    turn: float
    size: tuple[int, int]
    fps: int
    frames: int
    folder: Path


def read() -> tuple[Task, bool]:
    """The task that the command line tells, and whether OpenGL shall draw it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("handed", type=Path, help="the .npz that frames.py wrote")
    parser.add_argument("folder", type=Path, help="where to write")
    parser.add_argument("--frames", type=int, default=40)
    parser.add_argument("--opengl", action="store_true")
    options = parser.parse_args()
    with np.load(options.handed) as handed:
        points = handed["points"] + (0, 0, LIFT)
        width, height = handed["size"].tolist()
        task = Task(
            walks=np.split(points, np.cumsum(handed["lengths"])[:-1]),
            colours=handed["colours"].tolist(),
            steps=int(handed["steps"]),
            azimuth=float(handed["azimuth"]),
            elevation=float(handed["elevation"]),
            turn=float(handed["turn"]),
            size=(width, height),
            fps=int(handed["fps"]),
            frames=options.frames,
            folder=options.folder,
        )
    return task, options.opengl


def report(task: Task, film: Path, *, version: str, start_up: float, seconds: float) -> None:
    """Print what was measured; ValueError where the film lacks a frame."""
    counted, _ = imageio_ffmpeg.count_frames_and_secs(str(film))
    if counted != task.frames:
        raise ValueError(f"{film.name} has {counted} frames of {task.frames}")
    told = {"version": version, "frames": counted, "start_up": start_up, "seconds": seconds}
    print(json.dumps(told))
