"""MOV with ProRes 4444, for programs that cut and compose films."""

from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np

from render.containers import mov as container
from render.encode.ahead import drawn_ahead
from render.encode.coding import Coding
from render.encode.format import Format
from render.encode.frames import Frame, Frames, Report
from render.encode.mp4 import MP4, TAGS, filed, fraction, joined
from render.encode.process import feed, rawvideo

QUANTISER = (4, 8, 12, 16, 24)
"""Of each level: from 57 decibels to 44, which is what MP4 has at crf 18."""

CONVERTED = "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int+bitexact"


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
    bare = film.transparent
    told = [
        *rawvideo(film, str(fraction(film.fps)), pixels="rgba" if bare else "rgb24"),
        *("-vf", f"{CONVERTED},format={'yuva444p10le' if bare else 'yuv444p10le'},{TAGS}"),
        *("-fps_mode", "passthrough", "-an"),
        *("-c:v", "prores_ks", "-profile:v", "4444", "-vendor", "apl0"),
        *("-qscale:v", str(QUANTISER[coding.level]), "-threads", "2"),
        *filed(comment, kind="mov"),
    ]
    with closing(drawn_ahead(film, frames, made=_bled if bare else None)) as drawn:
        feed(drawn, told, total=len(frames), output=path, report=report, stall=stall)


def _bled(pixels: Frame) -> Frame:
    """With colours where nothing is seen, too: an edge takes some of them."""
    from render.raster.lifted import bled

    return np.concatenate([bled(pixels), pixels[..., 3:]], axis=-1)


MOV = Format(
    container=container.MOV,
    size=(1920, 1080),
    rate=MP4.rate,
    fits=MP4.fits,
    write=_write,
    join=partial(joined, kind="mov"),
    encoder=(40e6, 110.0),
    levels=tuple(f"ProRes 4444, quantiser {quantiser}" for quantiser in QUANTISER),
    transparent=True,
    built=False,
)
