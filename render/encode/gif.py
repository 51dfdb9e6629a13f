"""GIF with one palette for the clip."""

import math
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from render.containers import gif as container
from render.containers import insert_in_gif, join_gifs
from render.encode.ahead import drawn_ahead
from render.encode.coding import Coding
from render.encode.error import disk_told
from render.encode.format import Format
from render.encode.frames import Frames, Report
from render.encode.loss import Loss
from render.encode.palette import palette_of, reserved
from render.encode.process import feed, rawvideo

RATES = (1, 2, 4, 5, 10, 20, 25, 50)
"""Frames a second whose delay is a whole number of hundredths; browsers slow 100 to 10."""

LARGEST = 65535
SAMPLES = 15

LOSSES = (
    Loss(stale=30, quick=1500),
    Loss(stale=60, quick=6000),
    Loss(stale=60, quick=12000, spread=60, dithered=False),
)
"""Chosen by eye. More of `stale` leaves ghosts of what has passed, more of `spread` patches on a
shaded surface; fewer colours save next to nothing."""


def _rate(fps: float) -> float:
    return nearest(fps, RATES)


def nearest(fps: float, rates: Sequence[float]) -> float:
    """The rate next to the one wanted; ValueError where that is none."""
    if not (fps > 0 and math.isfinite(fps)):
        raise ValueError(f"cannot play {fps:g} frames a second; allowed: above 0, finite")
    return float(min(rates, key=lambda rate: (abs(rate - fps), -rate)))


def again(loops: int) -> str:
    """How often ffmpeg is to begin again a film that is shown so often, 0 for ever."""
    return "-1" if loops == 1 else str(max(0, loops - 1))


def _fits(size: tuple[int, int]) -> tuple[int, int]:
    width, height = size
    return max(1, min(LARGEST, width)), max(1, min(LARGEST, height))


def samples(length: int) -> list[int]:
    """The frames from which a palette for so many is chosen."""
    spread = np.linspace(0, length - 1, SAMPLES).round().astype(int)
    return [int(index) for index in np.unique(spread)]


def _write(
    film: Frames,
    path: Path,
    *,
    frames: range,
    coding: Coding,
    comment: str,
    report: Report,
    stall: float,
) -> None:
    from render.encode.indexed import indexed  # it loads numba

    kept, loss = reserved(film.colours), LOSSES[coding.level]
    indices = samples(len(film))
    with closing(drawn_ahead(film, indices)) as sample:
        palette = palette_of(sample, len(indices), kept, entries=loss.colours)
    arguments = [
        *rawvideo(film, str(round(film.fps)), pixels="pal8"),
        *("-fps_mode", "passthrough", "-loop", again(coding.loops), "-f", "gif"),
    ]
    with closing(drawn_ahead(film, frames)) as drawn:
        made = indexed(drawn, frames, palette, len(kept), loss, fps=film.fps)
        with closing(made):
            feed(
                made,
                arguments,
                total=len(frames),
                output=path,
                report=report,
                stall=stall,
            )
    if comment:
        with disk_told("add the comment"):
            insert_in_gif(path, comment)


def _join(
    parts: Sequence[Path],
    path: Path,
    *,
    frames: int,  # noqa: ARG001  # all have one palette, and are only put behind each other
    coding: Coding,  # noqa: ARG001  # likewise
    comment: str,
    stall: float,  # noqa: ARG001  # likewise
) -> None:
    with disk_told("join the parts"):
        join_gifs(parts, path)
        if comment:
            insert_in_gif(path, comment)


GIF = Format(
    container=container.GIF,
    size=(800, 450),
    rate=_rate,
    fits=_fits,
    write=_write,
    join=_join,
    encoder=(50e6, 40.0),
    levels=tuple(loss.told for loss in LOSSES),
    counts=True,
    numbers_stand=(0.16, 0.24, 0.4),  # at the first it makes the file a sixth smaller
)
