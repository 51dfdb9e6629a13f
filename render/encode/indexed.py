"""Indexed: frames as entries of a palette, where what hardly changes is not shown anew."""

from collections.abc import Generator, Iterable

import numpy as np

from render.encode.frames import Frame
from render.encode.loss import Loss
from render.encode.palette import ENTRIES, Palette
from render.raster.entries import UNKNOWN, find, settle

SETTLED = 6
"""Frames a second in which what changed by little is shown too; as often as numbers change."""


def indexed(
    frames: Iterable[Frame],
    numbers: range,
    palette: Palette,
    kept: int,
    loss: Loss,
    *,
    fps: float,
) -> Generator[Frame, None, None]:
    """Each frame as entries, a byte a pixel, and the palette behind them: ffmpeg's pal8, flat.

    numbers: the frames' own in the film; the first of them is shown in full
    palette: `kept` colours that are shown exactly, then others
    """
    colours = palette[: loss.colours].astype(np.int32)
    table = np.full(1 << 24, UNKNOWN, dtype=np.uint8)
    codes = colours @ np.array([65536, 256, 1])
    table[codes[::-1]] = np.arange(len(codes), dtype=np.uint8)[::-1]
    every = max(1, round(fps / SETTLED))
    tail = _tail(palette)
    before = own = shown = None
    for number, frame in zip(numbers, frames, strict=True):
        height, width = frame.shape[:2]
        whole = own is None
        if before is None or own is None or shown is None:
            before, own = ~frame, np.zeros((height, width), dtype=np.uint8)  # no pixel is the same
            shown = np.zeros_like(own)
        settles = number % every == 0 or number == numbers[-1]
        find(frame, before, own, table, colours, kept, loss.spread, np.int32(loss.dithered))
        limit = loss.stale if settles else max(loss.stale, loss.quick)
        settle(frame, own, shown, colours, kept, 0 if whole else limit)
        before = frame
        yield np.concatenate([shown.reshape(-1), tail])


def _tail(palette: Palette) -> Frame:
    entries = np.zeros((256, 4), dtype=np.uint8)  # blue, green, red, opacity
    entries[:ENTRIES, :3] = palette[:, ::-1]
    entries[:ENTRIES, 3] = 255
    return entries.reshape(-1)
