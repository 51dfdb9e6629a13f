"""MP4 with H.264, tagged so that every player shows the same colours."""

from collections.abc import Sequence
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import numpy as np

from render.containers import mp4 as container
from render.encode.ahead import drawn_ahead
from render.encode.coding import Coding
from render.encode.format import Format
from render.encode.frames import Frames, Report, silent
from render.encode.process import feed, rawvideo

SLOWEST, FASTEST = 0.01, 240.0

LEVELS = ((18, "veryfast"), (21, "slow"), (24, "slow"), (27, "slow"))
"""x264's rate factor, and how long it thinks: quickly where the size does not matter."""

# Untagged, players would show the colours as BT.601.
TAGS = "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"

MOVFLAGS = {"mp4": "+faststart", "mov": "+faststart+use_metadata_tags"}
"""The index first; QuickTime's own comments end after 65,535 characters, its newer tags do not."""


def fraction(fps: float) -> Fraction:
    """Frames a second as the fraction that is meant: 23.976, 29.97 and 59.94 are n / 1001."""
    for whole in (24, 30, 48, 60, 120):
        if abs(fps - whole / 1.001) < 0.006:
            return Fraction(whole * 1000, 1001)
    return Fraction(fps).limit_denominator(1001)


def _rate(fps: float) -> float:
    if not SLOWEST <= fps <= FASTEST:
        raise ValueError(
            f"cannot play {fps:g} frames a second; allowed: {SLOWEST:g} to {FASTEST:g}"
        )
    return fps


def _fits(size: tuple[int, int]) -> tuple[int, int]:
    width, height = size
    return max(2, width + width % 2), max(2, height + height % 2)


def arguments(film: Frames, *, level: int = 0, comment: str = "") -> list[str]:
    """What ffmpeg is told, but for the output, to take the film's planes on its standard input."""
    return [
        *rawvideo(film, str(fraction(film.fps)), pixels="yuv420p"),
        *("-vf", TAGS),
        *coded(level=level, comment=comment),
    ]


def coded(*, level: int = 0, comment: str = "") -> list[str]:
    """What ffmpeg is told of coding and of the file."""
    factor, preset = LEVELS[level]
    return [
        *("-fps_mode", "passthrough", "-an"),
        *("-c:v", "libx264", "-preset", preset, "-crf", str(factor), "-profile:v", "high"),
        *("-threads", "2"),  # x264's bytes depend on their number
        *filed(comment),
    ]


def filed(comment: str, *, kind: str = "mp4") -> list[str]:
    """What ffmpeg is told of the file: its index first, no date, no maker."""
    return [
        *("-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1"),
        *(("-metadata", f"comment={comment}") if comment else ()),
        *("-movflags", MOVFLAGS[kind], "-f", kind),
    ]


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
    from render.raster.planes import planes  # drawing loads numba

    with closing(drawn_ahead(film, frames, made=planes)) as drawn:
        told = arguments(film, level=coding.level, comment=comment)
        feed(drawn, told, total=len(frames), output=path, report=report, stall=stall)


def joined(
    parts: Sequence[Path],
    path: Path,
    *,
    frames: int,
    coding: Coding,  # noqa: ARG001  # nothing is coded again
    comment: str,
    stall: float,
    kind: str = "mp4",
) -> None:
    """As Join has it, for the kinds of files that are made of boxes."""
    named = "".join(f"file '{quoted(part)}'\n" for part in parts)
    told = [
        *("-f", "concat", "-safe", "0", "-protocol_whitelist", "file,pipe", "-i", "pipe:0"),
        *("-c", "copy", *filed(comment, kind=kind)),
    ]
    listed = np.frombuffer(named.encode("utf-8", errors="surrogateescape"), dtype=np.uint8)
    feed([listed], told, total=1, written=frames, output=path, report=silent, stall=stall)


def quoted(path: Path) -> str:
    """A path as it stands between two quotes in a list of files: a quote ends, and begins again."""
    return f"file:{path.absolute()}".replace("'", "'\\''")


MP4 = Format(
    container=container.MP4,
    size=(1280, 720),
    rate=_rate,
    fits=_fits,
    write=_write,
    join=joined,
    encoder=(50e6, 90.0),
    levels=tuple(f"crf {factor}" for factor, _ in LEVELS),
)
