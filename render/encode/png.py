"""Animated PNG: every pixel as it was drawn, for films that are short and small."""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from render.containers import apng as container
from render.containers.apng import OVER, SOURCE, Part
from render.containers.png import PNG as PNG_FILE
from render.encode.ahead import drawn_ahead
from render.encode.coding import Coding
from render.encode.entries import entries_of, palette_for
from render.encode.error import disk_told
from render.encode.format import Format
from render.encode.frames import Frame, Frames, Report
from render.encode.gif import GIF
from render.encode.mp4 import fraction

SLOWEST, FASTEST = 0.01, 60.0
"""Frames a second: browsers slow what is much faster to 10."""

BITS = (8, 7, 6, None)
"""Of each level, for each of red, green and blue; fewer show bands, and a ground that is pink.

None where there are 255 colours in all.
"""

LARGEST = 2**15
EFFORT = 6
FILTERS = (0, 1, 2)
"""Rows as they are, less the pixel before, less the row above: the smallest is taken."""

Packed = NDArray[np.uint32]
"""Pixels, each as one number."""


def _rate(fps: float) -> float:
    if not SLOWEST <= fps <= FASTEST:
        raise ValueError(
            f"cannot play {fps:g} frames a second; allowed: {SLOWEST:g} to {FASTEST:g}"
        )
    return fps


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
    stall: float,  # noqa: ARG001  # no other process is waited for
) -> None:
    delay, colours = 1 / fraction(film.fps), _colours(film, BITS[coding.level])

    def made(pixels: Frame) -> Frame:
        full = np.full((*pixels.shape[:2], 4), 255, dtype=np.uint8)
        full[..., :3] = colours(pixels[..., :3])
        if film.transparent:
            full[..., 3] = pixels[..., 3]
        return full

    with (
        closing(drawn_ahead(film, frames, made=made)) as drawn,
        disk_told("write"),
        path.open("wb") as file,
    ):
        file.write(container.start(film.size, frames=len(frames), loops=coding.loops))
        for number, part in enumerate(parts(drawn)):
            file.write(container.frame(part, number, delay, comment=comment))
            report(number + 1, len(frames))
        file.write(container.END)


def _colours(film: Frames, bits: int | None) -> Callable[[Frame], Frame]:
    """What becomes of red, green and blue where so many bits are kept of each."""
    if bits is None:
        palette = palette_for(film)
        return lambda pixels: palette[entries_of(pixels, palette)]
    most = 2**bits - 1
    kept = np.round(np.arange(256) * most / 255)  # black and white stay
    levels: Frame = np.round(kept * 255 / most).astype(np.uint8)
    return lambda pixels: pixels if bits == 8 else levels[pixels]


def parts(frames: Iterable[Frame]) -> Iterator[Part]:
    """What each frame (height, width, 4) changes of the one before; the first is whole."""
    before: Packed | None = None
    for pixels in frames:
        after = pixels.view(np.uint32)[..., 0]
        yield _part(pixels, SOURCE, 0, 0) if before is None else _change(before, after)
        before = after


def _change(before: Packed, after: Packed) -> Part:
    """The smallest rectangle in which all that changes lies.

    Where it can be laid over what was there, what stays is clear in it, which packs well.
    """
    changed = before != after
    rows, columns = np.flatnonzero(changed.any(axis=1)), np.flatnonzero(changed.any(axis=0))
    if not len(rows):  # a frame must have a pixel
        rows = columns = np.zeros(1, dtype=np.int64)
    top, left = int(rows[0]), int(columns[0])
    place = (slice(top, int(rows[-1]) + 1), slice(left, int(columns[-1]) + 1))
    old, new, moves = before[place], after[place], changed[place]
    kept = ~moves | (_opacity(new) == 255) | (_opacity(old) == 0)
    laid = OVER if kept.all() else SOURCE
    shown = np.where(moves, new, np.uint32(0)) if laid == OVER else np.ascontiguousarray(new)
    return _part(shown.view(np.uint8).reshape(*shown.shape, 4), laid, left, top)


def _opacity(pixels: Packed) -> NDArray[np.uint8]:
    return pixels[..., np.newaxis].view(np.uint8)[..., 3]


def _part(pixels: Frame, laid: int, left: int, top: int) -> Part:
    height, width = pixels.shape[:2]
    # What is mostly clear packs best as it is.
    kinds = FILTERS if laid == SOURCE else FILTERS[:1]
    packed = min((zlib.compress(_filtered(pixels, kind), EFFORT) for kind in kinds), key=len)
    return Part(packed, left, top, width, height, laid)


def _filtered(pixels: Frame, kind: int) -> bytes:
    """The rows, each behind the number of its filter."""
    rows = pixels.copy()
    if kind == 1:
        rows[:, 1:] -= pixels[:, :-1]
    elif kind == 2:
        rows[1:] -= pixels[:-1]
    flat = rows.reshape(len(rows), -1)
    return np.insert(flat, 0, kind, axis=1).tobytes()


def _join(
    parts: Sequence[Path],
    path: Path,
    *,
    frames: int,
    coding: Coding,
    comment: str,
    stall: float,  # noqa: ARG001  # no other process is waited for
) -> None:
    with disk_told("join the parts"):
        container.join_apngs(parts, path, frames=frames, loops=coding.loops, comment=comment)


PNG = Format(
    container=PNG_FILE,
    size=GIF.size,
    rate=_rate,
    fits=_fits,
    write=_write,
    join=_join,
    encoder=(0.0, 40.0),
    levels=tuple(f"{3 * bits} bits a pixel" if bits else "255 colours" for bits in BITS),
    counts=True,
    transparent=True,
    built=False,
)
