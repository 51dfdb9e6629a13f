"""Animated WebP: exact and small as long as little moves, in browsers and chats."""

from contextlib import closing
from pathlib import Path

from render.containers import webp as container
from render.encode.ahead import drawn_ahead
from render.encode.coding import Coding
from render.encode.error import disk_told
from render.encode.format import Format
from render.encode.frames import Frames, Report
from render.encode.gif import nearest
from render.encode.mp4 import fraction
from render.encode.process import feed, rawvideo

RATES = (1, 2, 4, 5, 8, 10, 12.5, 20, 25, 40, 50)
"""Frames a second that last a whole number of milliseconds; browsers slow 100 to 10."""

LARGEST = 16383

QUALITY = (None, 80, 60, 40)
"""Of each level; None where every pixel is as it was drawn."""


def _rate(fps: float) -> float:
    return nearest(fps, RATES)


def _fits(size: tuple[int, int]) -> tuple[int, int]:
    width, height = size
    return max(1, min(LARGEST, width)), max(1, min(LARGEST, height))


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
    pixels = "rgba" if film.transparent else "rgb24"
    told = [
        *rawvideo(film, str(fraction(film.fps)), pixels=pixels),
        *("-fps_mode", "passthrough", "-an", "-c:v", "libwebp_anim"),
        *_coded(QUALITY[coding.level]),
        *("-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1"),
        *("-loop", str(coding.loops), "-f", "webp"),
    ]
    with closing(drawn_ahead(film, frames)) as drawn:
        # All frames come out in one piece, at the end.
        feed(drawn, told, total=len(frames), written=1, output=path, report=report, stall=stall)
    if comment:
        with disk_told("add the comment"):
            container.append_to_webp(path, comment, size=film.size)


def _coded(quality: int | None) -> list[str]:
    """Of exact pixels the numbers are efforts: more takes longer, and is hardly smaller."""
    if quality is None:
        return ["-lossless", "1", "-quality", "50", "-compression_level", "1"]
    return ["-quality", str(quality), "-compression_level", "2"]


WEBP = Format(
    container=container.WEBP,
    size=(800, 450),
    rate=_rate,
    fits=_fits,
    write=_write,
    join=None,  # what a part begins with may not cover what the part before has left
    encoder=(35e6, 93.0),
    levels=tuple("exact" if one is None else f"quality {one}" for one in QUALITY),
    counts=True,
    transparent=True,
    built=False,
)
