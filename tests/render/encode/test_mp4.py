from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from render.encode import Frames, encode

MakeFilm = Callable[..., Frames]

pytestmark = pytest.mark.usefixtures("nothing_left")
BT709 = 1
TV = 1


def shown(planes: NDArray[np.uint8], height: int) -> NDArray[np.float64]:
    """Rgb by BT.709 of every second pixel, from yuv420p in tv range."""
    width = planes.shape[1]
    y = (planes[:height:2, ::2].astype(float) - 16) / 219
    chroma = planes[height:].reshape(2, height // 2, width // 2).astype(float)
    blue, red = (chroma - 128) / 224
    r = y + 1.5748 * red
    b = y + 1.8556 * blue
    g = (y - 0.2126 * r - 0.0722 * b) / 0.7152
    return 255 * np.stack([r, g, b], axis=-1)


def test_an_mp4_holds_every_frame_at_its_size_and_rate(make_film: MakeFilm, tmp_path: Path) -> None:
    film = make_film(frames=60, fps=29.97)
    told: list[tuple[int, int]] = []
    encode(film, tmp_path / "a.mp4", report=lambda done, total: told.append((done, total)))
    assert told == [(done, 60) for done in range(1, 61)]
    with av.open(tmp_path / "a.mp4") as file:
        (stream,) = file.streams
        assert isinstance(stream, av.VideoStream)
        assert (stream.width, stream.height) == film.size
        assert stream.average_rate == Fraction(30000, 1001)
        times = [frame.time for frame in file.decode(stream)]
        assert times == pytest.approx([i * 1001 / 30000 for i in range(60)], abs=1e-4)


def test_an_mp4_plays_everywhere_with_its_colours_tagged(
    make_film: MakeFilm, tmp_path: Path
) -> None:
    encode(make_film(frames=5), tmp_path / "a.mp4")
    with av.open(tmp_path / "a.mp4") as file:
        codec = file.streams.video[0].codec_context
        assert (codec.name, codec.profile, codec.pix_fmt) == ("h264", "High", "yuv420p")
        assert (codec.color_primaries, codec.color_trc, codec.colorspace) == (BT709, BT709, BT709)
        assert codec.color_range == TV
    data = (tmp_path / "a.mp4").read_bytes()
    assert 0 < data.index(b"moov") < data.index(b"mdat")


def test_an_mp4_shows_the_drawn_colours(make_film: MakeFilm, tmp_path: Path) -> None:
    film = make_film(frames=20)
    encode(film, tmp_path / "a.mp4")
    with av.open(tmp_path / "a.mp4") as file:
        decoded = [frame.to_ndarray() for frame in file.decode(video=0)]
    for index in (0, -1):
        drawn = film[index % 20][::2, ::2].astype(float)
        # The middles of the three flat bars: chroma is shared across their edges.
        for column in (4, 12, 20):
            error = (
                shown(decoded[index], 48)[3:17, column - 2 : column + 3]
                - drawn[3:17, column - 2 : column + 3]
            )
            assert np.abs(error).max() < 8
    # The block has moved: its left edge is dark in the first frame only.
    assert decoded[0][44, 2] < 60 < decoded[-1][44, 30]


def test_the_same_frames_give_the_same_bytes_without_date_or_maker(
    make_film: MakeFilm, tmp_path: Path
) -> None:
    for name in ("a.mp4", "b.mp4"):
        encode(make_film(), tmp_path / name)
    data = (tmp_path / "a.mp4").read_bytes()
    assert data == (tmp_path / "b.mp4").read_bytes()
    assert b"Lavf" not in data
    header = data.index(b"mvhd") + 8
    assert data[header : header + 8] == bytes(8)


@pytest.mark.parametrize(("size", "even"), [((65, 48), "66 × 48"), ((64, 47), "64 × 48")])
def test_an_odd_size_is_refused_with_the_even_one(
    make_film: MakeFilm, tmp_path: Path, size: tuple[int, int], even: str
) -> None:
    with pytest.raises(ValueError, match=rf"a\.mp4: cannot hold .* pixels; nearest: {even}$"):
        encode(make_film(size=size), tmp_path / "new" / "a.mp4")
    assert not list(tmp_path.iterdir())


def test_one_frame_is_a_film(make_film: MakeFilm, tmp_path: Path) -> None:
    encode(make_film(frames=1), tmp_path / "a.mp4")
    with av.open(tmp_path / "a.mp4") as file:
        assert len(list(file.decode(video=0))) == 1


def test_all_faults_of_a_film_are_told_at_once(make_film: MakeFilm, tmp_path: Path) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011
        encode(make_film(frames=0, size=(65, 48), fps=-1.0), tmp_path / "a.mp4")
    assert len(str(refused.value).splitlines()) == 3
