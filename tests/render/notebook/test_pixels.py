"""Frames: arrays that nothing tells from arrays, and pictures where a notebook asks."""

from io import BytesIO

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from render import Scene
from render.film.pixels import Pixels
from render.raster.planes import planes


@pytest.fixture
def frame(scene: Scene) -> Pixels:
    return scene.film(size=(320, 180))[-1]


def test_a_frame_is_an_array_as_drawn(frame: Pixels) -> None:
    assert isinstance(frame, np.ndarray)
    assert (frame.shape, frame.dtype, frame.flags.c_contiguous) == ((180, 320, 3), np.uint8, True)
    plain = np.asarray(frame)
    assert type(plain) is np.ndarray
    assert np.shares_memory(plain, frame)
    assert np.array_equal(planes(frame), planes(plain))


def test_a_frame_is_shown_as_its_very_pixels(frame: Pixels) -> None:
    png = frame._repr_png_()
    assert png is not None
    with Image.open(BytesIO(png)) as picture:
        assert picture.format == "PNG"
        assert np.array_equal(np.asarray(picture), frame)


def test_a_part_of_a_frame_is_a_picture_too(frame: Pixels) -> None:
    part = frame[10:60:2, ::-1]
    png = part._repr_png_()
    assert png is not None
    with Image.open(BytesIO(png)) as picture:
        assert np.array_equal(np.asarray(picture), part)


@pytest.mark.parametrize(
    "made",
    [
        lambda frame: frame[..., 0],
        lambda frame: frame[0, 0],
        lambda frame: frame / 255,
        lambda frame: frame == frame[0, 0],
        lambda frame: frame[:0],
        lambda frame: frame[None],
        lambda frame: frame[..., :2],
    ],
)
def test_what_is_no_picture_is_shown_as_numbers(frame: Pixels, made) -> None:
    shown: NDArray = made(frame)
    assert isinstance(shown, Pixels)
    assert shown._repr_png_() is None


def test_frames_are_got_one_by_one_and_counted_from_both_ends(scene: Scene) -> None:
    film = scene.film(size=(320, 180))
    assert np.array_equal(film[-1], film[np.int64(9)])
    assert len(list(film)) == 10
    with pytest.raises(TypeError, match="one by one"):
        film[10:20]
    with pytest.raises(IndexError, match="no frame 10; the film has 10"):
        film[10]
    with pytest.raises(IndexError, match="no frame -11; the film has 10"):
        film[-11]
