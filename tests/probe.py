"""A film's file read by others than those who wrote it: PyAV for MP4, PIL for GIF.

`probe` raises AssertionError for whatever is not as it should be, and hands back how far the first,
the middle and the last picture are from what was drawn.
"""

import struct
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from render.encode import Frames
from render.encode.mp4 import fraction

PSNR = {".mp4": 38.0, ".gif": 33.0}
"""Decibels that a picture must reach: 20 log(range / root of the mean square error)."""

TILE = {".mp4": 10.0, ".gif": 35.0}
"""Levels of 255 that the mean difference over any 8 × 8 pixels may reach.

Films of scenes reach 45 decibels and 9 levels as MP4, 45 and 16 as GIF, where the edges of small
type share 255 colours.
"""

SIDE = 8
BT709, TV = 1, 1
BOXES = (b"ftyp", b"moov", b"free", b"mdat")

Picture = NDArray[np.float64]


@dataclass(frozen=True)
class Distance:
    """The least PSNR in decibels, and the largest mean difference over a tile."""

    psnr: float
    tile: float


def probe(path: Path, film: Frames) -> Distance:
    """The file holds the film: each frame, at its time, in its colours, and nothing else."""
    at = sorted({0, len(film) // 2, len(film) - 1})
    drawn = {index: film[index].astype(float) for index in at}
    assert path.suffix in READERS, f"add a reader of {path.suffix} to READERS, PSNR and TILE"
    found = READERS[path.suffix](path, film, drawn)
    assert found.psnr >= PSNR[path.suffix], found
    assert found.tile <= TILE[path.suffix], found
    return found


def _mp4(path: Path, film: Frames, drawn: dict[int, Picture]) -> Distance:
    kinds = [kind for kind, _ in boxes(path.read_bytes())]
    assert kinds == [kind for kind in BOXES if kind in kinds]
    assert {b"ftyp", b"moov", b"mdat"} <= set(kinds)
    rate, far = fraction(film.fps), []
    with av.logging.Capture(local=False) as told, av.open(path) as file:
        (stream,) = file.streams  # no sound, no subtitles
        assert isinstance(stream, av.VideoStream)
        context = stream.codec_context
        context.options = {"err_detect": "explode"}
        assert (stream.width, stream.height) == film.size
        assert stream.frames == len(film)
        assert (context.name, context.profile, context.pix_fmt) == ("h264", "High", "yuv420p")
        tags = (context.color_primaries, context.color_trc, context.colorspace)
        assert (*tags, context.color_range) == (BT709, BT709, BT709, TV)
        assert Fraction(stream.duration) * stream.time_base == len(film) / rate
        assert len(film) == 1 or stream.average_rate == rate
        count = 0
        for frame in file.decode(stream):
            assert frame.pts * frame.time_base == count / rate
            assert not frame.is_corrupt
            if count in drawn:
                far.append(_planes_apart(frame.to_ndarray(), drawn[count]))
            count += 1
        assert count == len(film)
    assert [words for level, _, words in told if level <= av.logging.WARNING] == []
    return Distance(min(one.psnr for one in far), max(one.tile for one in far))


def _gif(path: Path, film: Frames, drawn: dict[int, Picture]) -> Distance:
    assert path.read_bytes()[-1:] == b";"  # the trailer
    far = []
    with Image.open(path) as file:
        assert file.format == "GIF"
        assert file.size == film.size
        assert file.n_frames == len(film)  # type: ignore[attr-defined]
        assert file.info["loop"] == 0  # for ever
        for index in range(len(film)):
            file.seek(index)
            shown = np.asarray(file.convert("RGB")).astype(float)
            assert file.info["duration"] == 1000 / film.fps
            if index in drawn:
                far.append(apart(shown, drawn[index]))
    return Distance(min(one.psnr for one in far), max(one.tile for one in far))


def boxes(data: bytes) -> list[tuple[bytes, int]]:
    """The outermost boxes of an MP4, each kind with its size in bytes; they must fill it."""
    found, place = [], 0
    while place < len(data):
        size, kind = struct.unpack_from(">I4s", data, place)
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, place + 8)
        assert 8 <= size <= len(data) - place, f"{kind!r} has {size} bytes"
        found.append((kind, size))
        place += size
    return found


def _planes_apart(planes: NDArray[np.uint8], drawn: Picture) -> Distance:
    """Luma and chroma by BT.709 in TV range, chroma of four pixels together, in levels of 255."""
    height, width = drawn.shape[:2]
    luma = planes[:height].astype(float)
    chroma = planes[height:].reshape(2, height // 2, width // 2).astype(float)
    y = drawn @ (0.2126, 0.7152, 0.0722)
    blue, red = (drawn[..., 2] - y) / 1.8556, (drawn[..., 0] - y) / 1.5748
    pairs = [(luma, 16 + y * 219 / 255, 255 / 219)]
    for plane, difference in zip(chroma, (blue, red), strict=True):
        four = difference.reshape(height // 2, 2, width // 2, 2).mean(axis=(1, 3))
        pairs.append((plane, 128 + four * 224 / 255, 255 / 224))
    far = [apart((one * k)[..., None], (other * k)[..., None]) for one, other, k in pairs]
    return Distance(min(one.psnr for one in far), max(one.tile for one in far))


def apart(shown: Picture, drawn: Picture) -> Distance:
    """How far two pictures (rows, columns, colours) are from each other."""
    difference = np.abs(shown - drawn)
    square = float((difference**2).mean())
    return Distance(99.0 if square == 0 else 10 * np.log10(255**2 / square), tile_mean(difference))


def tile_mean(difference: Picture, side: int = SIDE) -> float:
    """The largest mean of (rows, columns, colours) over a tile; tiles overlap by half."""
    largest = difference.max(axis=2)
    total = np.pad(largest.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    rows, columns = (min(side, length) for length in largest.shape)
    low, left = np.ogrid[: largest.shape[0] - rows + 1, : largest.shape[1] - columns + 1]
    sums = total[low + rows, left + columns] - total[low, left + columns]
    sums += total[low, left] - total[low + rows, left]
    return float(sums.max() / (rows * columns))


READERS = {".mp4": _mp4, ".gif": _gif}
"""What holds a file of each suffix against the film."""
