"""Every written film, at every kind of size, length and rate, is what was drawn."""

from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
from probe import boxes, probe, tile_mean

from render.encode import FORMATS, Frames, encode

MakeFilm = Callable[..., Frames]

pytestmark = pytest.mark.usefixtures("nothing_left")


@pytest.mark.parametrize("size", [(32, 32), (34, 350), (642, 32), (322, 178)])
@pytest.mark.parametrize("suffix", [kind.suffix for kind in FORMATS])
def test_a_film_of_any_shape_is_what_was_drawn(
    make_film: MakeFilm, tmp_path: Path, suffix: str, size: tuple[int, int]
) -> None:
    film = make_film(frames=12, size=size)
    encode(film, tmp_path / f"a{suffix}")
    probe(tmp_path / f"a{suffix}", film)


def test_a_gif_may_have_odd_sides(make_film: MakeFilm, tmp_path: Path) -> None:
    film = make_film(frames=5, size=(33, 47))
    encode(film, tmp_path / "a.gif")
    probe(tmp_path / "a.gif", film)


@pytest.mark.parametrize("frames", [1, 2, 90])
@pytest.mark.parametrize("suffix", [kind.suffix for kind in FORMATS])
def test_a_film_of_any_length_is_what_was_drawn(
    make_film: MakeFilm, tmp_path: Path, suffix: str, frames: int
) -> None:
    film = make_film(frames=frames)
    encode(film, tmp_path / f"a{suffix}")
    probe(tmp_path / f"a{suffix}", film)


@pytest.mark.parametrize(
    ("suffix", "fps"),
    [(".mp4", fps) for fps in (0.01, 1 / 3, 12.5, 23.976, 25, 29.97, 50, 59.94, 240)]
    + [(".gif", fps) for fps in (1, 20, 50)],
)
def test_a_film_plays_at_its_rate_to_the_frame(
    make_film: MakeFilm, tmp_path: Path, suffix: str, fps: float
) -> None:
    film = make_film(frames=7, fps=float(fps))
    encode(film, tmp_path / f"a{suffix}")
    probe(tmp_path / f"a{suffix}", film)


@pytest.fixture(params=[kind.suffix for kind in FORMATS])
def written(make_film: MakeFilm, tmp_path: Path, request) -> tuple[Path, Frames]:
    film = make_film(frames=30)
    path = tmp_path / f"a{request.param}"
    encode(film, path)
    probe(path, film)
    return path, film


def rejected(path: Path, film: Frames) -> bool:
    """Whether the probe, or the reader below it, finds fault with the file."""
    try:
        probe(path, film)
    except (AssertionError, av.FFmpegError, OSError, SyntaxError, EOFError):
        return True
    return False


@pytest.mark.parametrize("share", [0.3, 0.9, 0.999])
def test_the_probe_rejects_a_file_that_is_cut_off(written, share: float) -> None:
    path, film = written
    path.write_bytes(path.read_bytes()[: int(share * path.stat().st_size)])
    assert rejected(path, film)


def test_the_probe_rejects_pictures_that_are_torn(written) -> None:
    path, film = written
    data = bytearray(path.read_bytes())
    for place in range(len(data) // 2, len(data) * 3 // 4):
        data[place] ^= 0x55
    path.write_bytes(bytes(data))
    assert rejected(path, film)


@pytest.mark.parametrize(
    "other",
    [{"frames": 29}, {"frames": 31}, {"size": (62, 48)}, {"fps": 50.0}],
)
def test_the_probe_rejects_another_film(written, make_film: MakeFilm, other) -> None:
    path, _ = written
    assert rejected(path, make_film(**{"frames": 30, **other}))


def test_the_probe_rejects_a_film_a_frame_late_or_a_shade_off(written, make_film) -> None:
    path, _ = written

    def late(picture):
        return np.ascontiguousarray(np.roll(picture, 1, axis=1))

    def shade(picture):
        return np.clip(picture + np.array([14, 0, 0]), 0, 255).astype(np.uint8)

    assert rejected(path, make_film(frames=30, spoil=late))
    assert rejected(path, make_film(frames=30, spoil=shade))


def test_the_probe_rejects_an_mp4_whose_index_comes_last(written) -> None:
    path, film = written
    data = path.read_bytes()
    if path.suffix not in {".mp4", ".mov"}:
        data = data[:-1]
    else:
        parts, place = [], 0
        for kind, size in boxes(data):
            parts.append((kind == b"moov", data[place : place + size]))
            place += size
        data = b"".join(part for _, part in sorted(parts, key=lambda part: part[0]))
    path.write_bytes(data)
    assert rejected(path, film)


def test_a_difference_in_one_tile_is_found_however_large_the_picture() -> None:
    difference = np.zeros((720, 1280, 3))
    difference[713:717, 1275:1279, 2] = 64
    assert tile_mean(difference) == 64 * 16 / 64
