"""What is joined of chunks plays on as if it had been made at once."""

from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from probe import probe

from render.encode import FORMATS, Coding, Frames, encode, format_of
from render.encode.entries import entries_of

MakeFilm = Callable[..., Frames]

pytestmark = pytest.mark.usefixtures("nothing_left")


@pytest.fixture
def short_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("render.encode.chunks.CHUNK", 5)


def with_opacity(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The upper rows faint, some below clear."""
    opacity = np.full((*picture.shape[:2], 1), 255, np.uint8)
    opacity[:16] = 96
    opacity[16:24] = 0
    seen = np.where(opacity > 0, picture, 0).astype(np.uint8)
    return np.ascontiguousarray(np.concatenate([seen, opacity], axis=-1))


@pytest.mark.usefixtures("short_chunks")
@pytest.mark.parametrize("transparent", [False, True])
@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.suffix)
def test_a_film_of_several_chunks_is_what_was_drawn(
    make_film: MakeFilm, tmp_path: Path, kind, *, transparent: bool
) -> None:
    rate = kind.rate(29.97)
    film = make_film(frames=13, fps=rate)
    if transparent and kind.transparent:
        film = make_film(frames=13, fps=rate, transparent=True, spoil=with_opacity)
    encode(film, tmp_path / f"a{kind.suffix}", comment="told")
    probe(tmp_path / f"a{kind.suffix}", film)


def test_webp_is_made_at_once_however_long() -> None:
    assert format_of(Path("a.webp")).chunks(2_000) == [range(2_000)]
    assert len(format_of(Path("a.png")).chunks(2_000)) == 4


@pytest.mark.usefixtures("short_chunks")
@pytest.mark.parametrize("size", [(64, 48), (322, 178)])
def test_a_webm_by_av1_is_what_was_drawn(
    make_film: MakeFilm, tmp_path: Path, size: tuple[int, int]
) -> None:
    film = make_film(frames=12, size=size)
    encode(film, tmp_path / "a.webm", coding=Coding(codec="av1"))
    probe(tmp_path / "a.webm", film)
    with av.open(tmp_path / "a.webm") as file:
        assert file.streams.video[0].codec_context.name in {"libdav1d", "av1"}


def test_opacity_by_av1_is_refused_with_what_can(make_film: MakeFilm, tmp_path: Path) -> None:
    film = make_film(transparent=True, spoil=with_opacity)
    with pytest.raises(ValueError, match=r"cannot leave the ground out by av1; it can by vp9"):
        encode(film, tmp_path / "a.webm", coding=Coding(codec="av1"))
    with pytest.raises(ValueError, match=r"no codec 'vp8'; did you mean 'vp9'"):
        encode(make_film(), tmp_path / "a.webm", coding=Coding(codec="vp8"))


@pytest.mark.parametrize("suffix", [".webp", ".png"])
@pytest.mark.parametrize("loops", [0, 1, 3])
def test_a_picture_that_moves_says_how_often(
    make_film: MakeFilm, tmp_path: Path, suffix: str, loops: int
) -> None:
    path = tmp_path / f"a{suffix}"
    encode(make_film(frames=4), path, coding=Coding(loops=loops), comment="x" * 5_000)
    with Image.open(path) as file:
        assert file.info["loop"] == loops


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.suffix)
def test_each_level_is_a_film_and_a_lower_one_no_larger(
    make_film: MakeFilm, tmp_path: Path, kind
) -> None:
    film = make_film(frames=6, size=(160, 90), spoil=noisy)
    sizes = []
    for level in (0, len(kind.levels) - 1):
        path = tmp_path / f"{level}{kind.suffix}"
        encode(film, path, coding=Coding(level=level))
        sizes.append(path.stat().st_size)
    assert len(kind.levels) == 1 or sizes[1] < sizes[0]


def noisy(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    noise = np.random.default_rng(5).integers(-9, 10, picture.shape)
    return np.ascontiguousarray(np.clip(picture + noise, 0, 255).astype(np.uint8))


def test_a_pixel_has_the_number_of_the_nearest_colour() -> None:
    rng = np.random.default_rng(6)
    pixels, palette = rng.integers(0, 256, (9, 7, 3), np.uint8), rng.integers(0, 256, (255, 3))
    far = ((pixels[:, :, None].astype(int) - palette) ** 2).sum(axis=-1)
    found = entries_of(pixels, palette.astype(np.uint8))
    assert (np.take_along_axis(far, found[..., None].astype(int), -1)[..., 0] == far.min(-1)).all()
