"""GIF with one palette for the clip."""

import math
import os
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
from render.encode.palette import palette_of, png, reserved
from render.encode.process import feed, rawvideo

RATES = (1, 2, 4, 5, 10, 20, 25, 50)
"""Frames a second whose delay is a whole number of hundredths; browsers slow 100 to 10."""

LARGEST = 65535
SAMPLES = 15
DITHER = "bayer:bayer_scale=5"
"""Chosen by eye: none shows bands on a shaded surface; scale 4 is as good, larger, and may
take one reserved colour for another that is four levels away."""


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
    kept = reserved(film.colours)
    indices = samples(len(film))
    with closing(drawn_ahead(film, indices)) as sample:
        palette = palette_of(sample, len(indices), kept)
    # A kilobyte: it fits into the pipe whole, and leaves no file if we are killed.
    reader, writer = os.pipe()
    try:
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(png(palette))
        rate = str(round(film.fps))
        arguments = [
            *rawvideo(film, rate),
            *("-f", "png_pipe", "-framerate", rate, "-i", f"pipe:{reader}"),
            *("-filter_complex", f"[0:v][1:v]paletteuse=dither={DITHER}"),
            *("-fps_mode", "passthrough", "-loop", again(coding.loops), "-f", "gif"),
        ]
        with closing(drawn_ahead(film, frames)) as drawn:
            feed(
                drawn,
                arguments,
                total=len(frames),
                output=path,
                report=report,
                stall=stall,
                inherit=(reader,),
            )
    finally:
        os.close(reader)
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
    levels=("255 colours",),
    counts=True,
)
