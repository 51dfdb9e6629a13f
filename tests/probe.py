"""A film's file read by others than those who wrote it: PyAV for videos, PIL for pictures.

`probe` raises AssertionError for whatever is not as it should be, and hands back how far the first,
the middle and the last picture are from what was drawn.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from render.encode import Frames
from render.encode.mp4 import fraction

PSNR = {".mp4": 38.0, ".gif": 33.0, ".webm": 38.0, ".mov": 45.0, ".webp": 98.0, ".png": 98.0}
"""Decibels that a picture must reach: 20 log(range / root of the mean square error)."""

TILE = {".mp4": 10.0, ".gif": 35.0, ".webm": 12.0, ".mov": 4.0, ".webp": 0.0, ".png": 0.0}
"""Levels of 255 that the mean difference over any 8 × 8 pixels may reach.

Films of scenes reach 45 decibels and 9 levels as MP4, 45 and 16 as GIF, where the edges of small
type share 255 colours.
"""

SIDE = 8
BT709, TV = 1, 1
BOXES = (b"ftyp", b"moov", b"free", b"wide", b"mdat")

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
    boxes_of(path)
    assert not film.transparent
    return _video(path, film, drawn, coded=[("h264", "High", "yuv420p")])


def _mov(path: Path, film: Frames, drawn: dict[int, Picture]) -> Distance:
    boxes_of(path)
    pixels = "yuva444p12le" if film.transparent else "yuv444p12le"
    return _video(path, film, drawn, coded=[("prores", "4444", pixels)])


def _webm(path: Path, film: Frames, drawn: dict[int, Picture]) -> Distance:
    data = path.read_bytes()
    # The index, which tells where each second is, stands before the first picture.
    assert data.index(b"\x1c\x53\xbb\x6b") < data.index(b"\x1f\x43\xb6\x75")
    assert (b"\x53\xc0\x81\x01" in data[:1000]) == film.transparent
    if film.transparent:
        vp9 = [("libvpx-vp9", None, "yuva420p")]
        return _video(path, film, drawn, coded=vp9, decoder="libvpx-vp9", late=0.001)
    coded = [("vp9", "Profile 0", "yuv420p"), ("libdav1d", "Main", "yuv420p")]
    return _video(path, film, drawn, coded=coded, late=0.001)


def _video(
    path: Path,
    film: Frames,
    drawn: dict[int, Picture],
    *,
    coded: Sequence[tuple[str, str | None, str]],
    decoder: str | None = None,
    late: float = 0.0,
) -> Distance:
    """`late`: seconds that a time may be off, where a kind of file counts in milliseconds."""
    rate, far = fraction(film.fps), []
    with av.logging.Capture(local=False) as told, av.open(path) as file:
        (stream,) = file.streams  # no sound, no subtitles
        assert isinstance(stream, av.VideoStream)
        own = stream.codec_context
        context = av.CodecContext.create(decoder, "r") if decoder else own
        context.options = {"err_detect": "explode"}
        assert (stream.width, stream.height) == film.size
        assert stream.frames == len(film) or late
        tags = (own.color_primaries, own.color_trc, own.colorspace)
        assert (*tags, own.color_range) == (BT709, BT709, BT709, TV)
        length = stream.duration or file.duration / av.time_base / stream.time_base
        assert abs(Fraction(length) * stream.time_base - len(film) / rate) <= late
        assert len(film) == 1 or abs(stream.average_rate - rate) <= late * rate**2
        count = 0
        for packet in file.demux(stream):
            for frame in context.decode(packet):
                assert abs(frame.pts * stream.time_base - count / rate) <= late
                assert not frame.is_corrupt
                if count in drawn:
                    far.append(_frames_apart(frame, drawn[count]))
                count += 1
        assert count == len(film)
        profile = None if decoder else context.profile
        assert (context.name, profile, frame.format.name) in coded
    assert [words for level, _, words in told if level <= av.logging.WARNING] == []
    return Distance(min(one.psnr for one in far), max(one.tile for one in far))


def _pictures(path: Path, film: Frames, drawn: dict[int, Picture]) -> Distance:
    """A picture that does not change is one, shown so much longer."""
    far, ended = [], 0.0
    mode = "RGBA" if film.transparent else "RGB"
    with Image.open(path) as file:
        assert file.format == path.suffix[1:].upper()
        assert file.size == film.size
        assert len(film) == 1 or file.info["loop"] == 0  # for ever
        for index in range(getattr(file, "n_frames", 1)):
            file.seek(index)
            shown = np.asarray(file.convert(mode)).astype(float)
            first = round(ended * film.fps / 1000)
            ended += file.info.get("duration") or 1000 / film.fps
            shows = range(first, round(ended * film.fps / 1000))
            far += [apart(_seen(shown), _seen(p)) for at, p in drawn.items() if at in shows]
    assert path.suffix != ".gif" or file.n_frames == len(film)  # type: ignore[attr-defined]
    assert len(far) == len(drawn)
    assert ended == pytest.approx(1000 * len(film) / film.fps, rel=1e-4)
    return Distance(min(one.psnr for one in far), max(one.tile for one in far))


def _gif(path: Path, film: Frames, drawn: dict[int, Picture]) -> Distance:
    assert path.read_bytes().endswith(b";")  # the trailer
    return _pictures(path, film, drawn)


def _png(path: Path, film: Frames, drawn: dict[int, Picture]) -> Distance:
    data = path.read_bytes()
    assert data.endswith(b"IEND\xaeB`\x82")
    assert data[37:41] == b"acTL"  # first of all, for those who look at the first bytes alone
    return _pictures(path, film, drawn)


def _seen(picture: Picture) -> Picture:
    """A colour counts as much as it is seen: of pixels (rows, columns, 4) as premultiplied."""
    if picture.shape[2] == 3:
        return picture
    return np.concatenate([picture[..., :3] * picture[..., 3:] / 255, picture[..., 3:]], axis=-1)


def pictures(path: Path) -> list[bytes]:
    """The pixels of every frame."""
    if path.suffix == ".webp":
        with Image.open(path) as file:
            count = file.n_frames  # type: ignore[attr-defined]
            return [file.convert("RGBA").tobytes() for k in range(count) if file.seek(k) is None]
    with av.open(path) as file:
        return [b"".join(map(bytes, frame.planes)) for frame in file.decode(video=0)]


def boxes_of(path: Path) -> None:
    """The file's boxes are those that a film needs, the index before the pictures."""
    kinds = [kind for kind, _ in boxes(path.read_bytes())]
    assert kinds == [kind for kind in BOXES if kind in kinds]
    assert {b"ftyp", b"moov", b"mdat"} <= set(kinds)


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


def _frames_apart(frame: av.VideoFrame, drawn: Picture) -> Distance:
    """Luma and chroma by BT.709 in TV range, chroma of so many pixels together, in levels of 255.

    Opacity is a plane more; where nothing is seen, colours do not count.
    """
    luma, *chroma, opacity = planes_of(frame)
    y = drawn[..., :3] @ (0.2126, 0.7152, 0.0722)
    seen = drawn[..., 3:] / 255 if drawn.shape[2] == 4 else np.ones((*y.shape, 1))
    blue, red = (drawn[..., 2] - y) / 1.8556, (drawn[..., 0] - y) / 1.5748
    pairs = [(luma, 16 + y * 219 / 255, 255 / 219)]
    for plane, difference in zip(chroma, (blue, red), strict=True):
        pairs.append((plane, 128 + _shared(difference, plane.shape) * 224 / 255, 255 / 224))
    far = []
    for one, other, k in pairs:
        weight = _shared(seen[..., 0], one.shape, np.min)[..., None]
        far.append(apart((one * k)[..., None] * weight, (other * k)[..., None] * weight))
    if opacity is not None:
        far.append(apart(opacity[..., None], drawn[..., 3:]))
    return Distance(min(one.psnr for one in far), max(one.tile for one in far))


def _shared(values: Picture, shape: tuple[int, ...], by=np.mean) -> Picture:
    rows, columns = (whole // part for whole, part in zip(values.shape, shape, strict=True))
    return by(values.reshape(shape[0], rows, shape[1], columns), axis=(1, 3))


def planes_of(frame: av.VideoFrame) -> list[Picture | None]:
    """Brightness, both differences and opacity, None where there is none, in levels of 255."""
    found: list[Picture | None] = []
    for plane, part in zip(frame.planes, frame.format.components, strict=True):
        kind = np.dtype(np.uint8 if part.bits == 8 else np.uint16)
        rows = np.frombuffer(plane, kind).reshape(plane.height, plane.line_size // kind.itemsize)
        found.append(rows[:, : plane.width] / 2.0 ** (part.bits - 8))
    if len(found) == 4 and frame.format.components[3].bits > 8:  # it is full at all ones
        found[3] = found[3] * 255 / (256 - 2.0 ** (8 - frame.format.components[3].bits))
    return [*found, None][:4]


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


READERS = {
    ".mp4": _mp4,
    ".gif": _gif,
    ".webm": _webm,
    ".mov": _mov,
    ".webp": _pictures,
    ".png": _png,
}
"""What holds a file of each suffix against the film."""
