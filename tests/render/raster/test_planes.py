"""Pixels as brightness and colour differences, against the standard's own formulas."""

import numpy as np
import pytest

from render.raster.planes import planes

SHAPE = (6, 10)


def split(made: np.ndarray, height: int, width: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    y, blue, red = np.split(made, [height * width, height * width * 5 // 4])
    half = (height // 2, width // 2)
    return y.reshape(height, width), blue.reshape(half), red.reshape(half)


def test_planes_are_those_of_the_standard_to_half_a_level() -> None:
    pixels = np.random.default_rng(3).integers(0, 256, (*SHAPE, 3), dtype=np.uint8)
    y, blue, red = split(planes(pixels), *SHAPE)
    weights = np.array([0.2126, 0.7152, 0.0722])
    assert np.abs(y - (16 + 219 * (pixels @ weights) / 255)).max() <= 0.502
    mean = pixels.astype(float).reshape(3, 2, 5, 2, 3).mean(axis=(1, 3))
    luma = mean @ weights
    assert np.abs(blue - (128 + 224 * (mean[..., 2] - luma) / 1.8556 / 255)).max() <= 0.502
    assert np.abs(red - (128 + 224 * (mean[..., 0] - luma) / 1.5748 / 255)).max() <= 0.502


@pytest.mark.parametrize(("grey", "brightness"), [(0, 16), (128, 126), (255, 235)])
def test_greys_stay_grey_from_black_to_white(grey: int, brightness: int) -> None:
    y, blue, red = split(planes(np.full((*SHAPE, 3), grey, np.uint8)), *SHAPE)
    assert (y == brightness).all()
    assert (blue == 128).all()
    assert (red == 128).all()


@pytest.mark.parametrize("colour", [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)])
def test_no_colour_leaves_the_limited_range(colour: tuple[int, int, int]) -> None:
    made = split(planes(np.full((*SHAPE, 3), colour, np.uint8)), *SHAPE)
    assert all(plane.min() >= 16 and plane.max() <= 240 for plane in made)


def test_a_difference_belongs_to_its_own_four_pixels() -> None:
    pixels = np.full((*SHAPE, 3), 90, np.uint8)
    pixels[2:4, 6:8] = (200, 10, 10)
    _, blue, red = split(planes(pixels), *SHAPE)
    away = np.argwhere(red != 128)
    assert away.tolist() == [[1, 3]]
    assert red[1, 3] > 128 > blue[1, 3]
