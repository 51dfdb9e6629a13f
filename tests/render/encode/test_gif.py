from collections.abc import Callable
from pathlib import Path

import imageio.v3 as iio
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from render.encode import Coding, Frames, encode
from render.encode.gif import RATES
from render.encode.palette import palette_of, reserved

MakeFilm = Callable[..., Frames]

pytestmark = pytest.mark.usefixtures("nothing_left")


def read(path: Path) -> tuple[list[NDArray[np.uint8]], list[float], int]:
    """The frames, their durations in milliseconds, and the number of loops (0 for ever)."""
    with Image.open(path) as file:
        frames, durations = [], []
        for index in range(file.n_frames):  # type: ignore[attr-defined]
            file.seek(index)
            frames.append(np.asarray(file.convert("RGB")))
            durations.append(file.info["duration"])
        return frames, durations, file.info["loop"]


@pytest.mark.parametrize("fps", RATES)
def test_a_gif_plays_every_true_rate_and_loops_for_ever(
    make_film: MakeFilm, tmp_path: Path, fps: int
) -> None:
    encode(make_film(frames=7, fps=float(fps)), tmp_path / "a.gif")
    frames, durations, loop = read(tmp_path / "a.gif")
    assert len(frames) == 7
    assert durations == [1000 / fps] * 7
    assert loop == 0


def test_a_gif_keeps_reserved_colours_exactly_in_every_frame(
    make_film: MakeFilm, tmp_path: Path
) -> None:
    film = make_film(frames=30)
    encode(film, tmp_path / "a.gif")
    read_back = iio.imread(tmp_path / "a.gif")
    assert read_back.shape == (30, 48, 64, 3)
    kept = reserved(film.colours)
    for index, frame in enumerate(read_back):
        drawn = film[index]
        for colour in kept:
            exact = (drawn == colour).all(axis=-1)
            assert exact.any()
            assert (frame[exact] == colour).all()
        assert np.abs(frame.astype(int) - drawn).max() <= 6


def noisy(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Thousands of colours, most of them close to a reserved one, in all but the upper half."""
    noise = np.random.default_rng(1).integers(-9, 10, (24, 64, 3))
    picture[24:] = np.clip(picture[24:] + noise, 0, 255)
    return picture


def test_crowded_colours_do_not_push_a_reserved_one_away(
    make_film: MakeFilm, tmp_path: Path
) -> None:
    film = make_film(frames=2, size=(64, 48), spoil=noisy)
    encode(film, tmp_path / "a.gif")
    frames, _, _ = read(tmp_path / "a.gif")
    for colour in reserved(film.colours[:4]):
        exact = (film[0] == colour).all(axis=-1)
        assert exact.any()
        assert (frames[0][exact] == colour).all()


def test_frames_that_repeat_are_all_kept(make_film: MakeFilm, tmp_path: Path) -> None:
    def still(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        picture[-8:] = 0
        return picture

    encode(make_film(frames=9, spoil=still), tmp_path / "a.gif")
    _, durations, _ = read(tmp_path / "a.gif")
    assert durations == [40] * 9


@pytest.mark.parametrize("colours", [(), ("#871800",)])
def test_a_film_of_one_frame_and_few_colours_is_a_gif(
    make_film: MakeFilm, tmp_path: Path, colours: tuple[str, ...]
) -> None:
    def flat(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        picture[:] = (0x87, 0x18, 0x00)
        return picture

    film = make_film(frames=1, size=(33, 21), colours=colours, spoil=flat)
    encode(film, tmp_path / "a.gif")
    frames, _, _ = read(tmp_path / "a.gif")
    assert len(frames) == 1
    assert (frames[0] == film[0]).all()


def test_a_rate_that_gif_cannot_play_is_refused(make_film: MakeFilm, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot play 30 frames a second; nearest: 25"):
        encode(make_film(fps=30.0), tmp_path / "a.gif")


@pytest.mark.parametrize("colour", ["#fff", "fbfaf7", "#fbfaf7ff", "white"])
def test_a_colour_that_is_no_hex_triplet_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="is no '#rrggbb'"):
        reserved([colour])


def test_more_colours_than_a_palette_can_spare_are_refused() -> None:
    with pytest.raises(ValueError, match="128 colours to keep exactly; allowed: 127"):
        reserved([f"#0000{blue:02x}" for blue in range(128)])


def test_a_palette_begins_with_the_reserved_colours_and_has_255() -> None:
    frame = np.random.default_rng(2).integers(0, 256, (40, 50, 3), np.uint8).repeat(8, axis=1)
    kept = reserved(["#123456", "#ffffff", "#123456"])
    palette = palette_of([frame], 1, kept)
    assert palette.shape == (255, 3)
    assert palette[:2].tolist() == [[0x12, 0x34, 0x56], [255, 255, 255]]
    assert len(np.unique(palette, axis=0)) > 240


def test_colours_of_a_few_pixels_each_have_entries() -> None:
    frame = np.zeros((400, 400, 3), np.uint8)
    frame[..., 1], frame[..., 2] = np.mgrid[:400, :400] // 2
    rare = np.random.default_rng(4).integers(60, 250, (30, 3))
    frame[:60:2, 200:210] = rare[:, np.newaxis]
    palette = palette_of([frame], 1, reserved(["#ff0000", "#ffffff"])).astype(int)
    far = np.abs(rare[:, np.newaxis] - palette).max(axis=2).min(axis=1)
    assert far.max() <= 20  # 84 by the median cut alone


@pytest.mark.parametrize(("loops", "again"), [(0, 0), (1, None), (3, 2)])
def test_a_film_says_how_often_it_is_shown(
    make_film: MakeFilm, tmp_path: Path, loops: int, again: int | None
) -> None:
    encode(make_film(frames=4), tmp_path / "film.gif", coding=Coding(loops=loops))
    with Image.open(tmp_path / "film.gif") as file:
        assert file.info.get("loop") == again
