"""WebM with VP9 or AV1, tagged as MP4 is; by VP9 with opacity too."""

from collections.abc import Sequence
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import numpy as np

from render.containers import webm as container
from render.encode.ahead import drawn_ahead
from render.encode.chunks import chunks_of
from render.encode.coding import Coding
from render.encode.format import Format
from render.encode.frames import Frame, Frames, Report, silent
from render.encode.mp4 import MP4, TAGS, fraction, quoted
from render.encode.process import feed, rawvideo

VP9 = (28, 34, 40, 46, 52)
AV1 = (40, 46, 51, 56, 60)
"""Of each level; at the first both look as MP4 does at crf 18, to a fifth of a decibel."""

APART = 250
"""Frames from one whole picture to the next at most."""


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

    pixels = "yuva420p" if film.transparent else "yuv420p"
    told = [
        *rawvideo(film, str(fraction(film.fps)), pixels=pixels),
        *("-vf", TAGS, "-fps_mode", "passthrough", "-an"),
        *(_av1(coding.level) if coding.codec == "av1" else _vp9(coding.level)),
        *("-g", str(APART)),
        *_filed(comment),
    ]
    made = with_opacity if film.transparent else planes
    with closing(drawn_ahead(film, frames, made=made)) as drawn:
        feed(drawn, told, total=len(frames), output=path, report=report, stall=stall)


def with_opacity(pixels: Frame) -> Frame:
    """The planes of pixels (height, width, 4), and after them that of their opacity."""
    from render.raster.lifted import bled
    from render.raster.planes import planes

    return np.concatenate([planes(bled(pixels)), pixels[..., 3].reshape(-1)])


def _vp9(level: int) -> list[str]:
    """Real-time's search is ten times as fast as the other's, and at one quality a tenth larger."""
    return [
        *("-c:v", "libvpx-vp9", "-b:v", "0", "-crf", str(VP9[level])),
        *("-deadline", "realtime", "-cpu-used", "6", "-tune-content", "screen"),
        *("-row-mt", "1", "-tile-columns", "2", "-threads", "4"),
    ]


def _av1(level: int) -> list[str]:
    told = ["-c:v", "libsvtav1", "-preset", "8", "-crf", str(AV1[level])]
    return [*told, "-svtav1-params", "lp=2:scm=1"]  # scm: of screens, not of nature


def _filed(comment: str) -> list[str]:
    """What ffmpeg is told of the file: its index first, no date, no maker."""
    return [
        *("-fflags", "+bitexact", "-flags:v", "+bitexact", "-map_metadata", "-1"),
        *(("-metadata", f"comment={comment}") if comment else ()),
        *("-cues_to_front", "1", "-f", "webm"),
    ]


def _join(
    parts: Sequence[Path],
    path: Path,
    *,
    frames: int,
    coding: Coding,  # noqa: ARG001  # nothing is coded again
    comment: str,
    stall: float,
) -> None:
    first = container.track_of(parts[0])
    lines = []
    for part, chunk in zip(parts, chunks_of(frames), strict=True):
        # Its own length is told in whole milliseconds, whose rounding would add up.
        seconds = float(Fraction(len(chunk) * first.frame_time, 10**9))
        lines += [f"file '{quoted(part)}'", f"duration {seconds:.6f}"]
    told = [
        *("-f", "concat", "-safe", "0", "-protocol_whitelist", "file,pipe", "-i", "pipe:0"),
        *("-c", "copy", *_filed(comment)),
        *(("-metadata:s:v:0", "alpha_mode=1") if first.alpha else ()),
    ]
    listed = "".join(f"{line}\n" for line in lines).encode("utf-8", errors="surrogateescape")
    content = [np.frombuffer(listed, dtype=np.uint8)]
    feed(content, told, total=1, written=frames, output=path, report=silent, stall=stall)


WEBM = Format(
    container=container.WEBM,
    size=MP4.size,
    rate=MP4.rate,
    fits=MP4.fits,
    write=_write,
    join=_join,
    encoder=(90e6, 120.0),
    levels=tuple(f"crf {vp9}, of AV1 {av1}" for vp9, av1 in zip(VP9, AV1, strict=True)),
    codecs=("vp9", "av1"),
    transparent=True,
    opaque=("av1",),
    built=False,
)
