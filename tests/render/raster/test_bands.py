"""Bands: each level its colour, parted by smooth edges."""

import numpy as np

from render.raster import Canvas
from render.shapes import Bands


def drawn(levels: np.ndarray, *, strength: float = 0.0) -> np.ndarray:
    bands = Bands(levels, 2, 3, ("#000000", "#808080", "#ffffff"), isoline=0.5, strength=strength)
    return Canvas.blank((80, 20), "#ff0000").with_drawn([bands], samples=2).pixels


def ramp() -> np.ndarray:
    return np.broadcast_to(np.linspace(0, 3, 60), (10, 60)).copy()


def test_each_band_has_its_colour_where_its_levels_lie() -> None:
    row = drawn(ramp())[7, 2:62, 0]
    assert (row[:18] == 0).all()
    assert (row[22:38] == 128).all()
    assert (row[42:] == 255).all()


def test_levels_beyond_the_ends_take_the_first_and_last_colour() -> None:
    pixels = drawn(ramp() * 3 - 3)
    assert pixels[7, 3, 0] == 0
    assert pixels[7, 60, 0] == 255


def test_an_edge_between_bands_is_smooth() -> None:
    tilted = np.add.outer(np.arange(10) * 0.013, np.linspace(0, 3, 60))
    values = np.unique(drawn(tilted)[3:13, 2:62, 0])
    assert len(values) > 6


def test_isolines_run_between_the_bands() -> None:
    flat = drawn(ramp())[7, 2:62, 0].astype(int)
    lined = drawn(ramp(), strength=0.5)[7, 2:62, 0].astype(int)
    changed = np.flatnonzero(flat != lined)
    assert set(changed) <= {19, 20, 39, 40}
    assert len(changed) >= 2


def test_what_lies_around_the_bands_is_left_alone() -> None:
    pixels = drawn(ramp())
    assert (pixels[:3] == (255, 0, 0)).all()
    assert (pixels[:, :2] == (255, 0, 0)).all()
    assert (pixels[13:] == (255, 0, 0)).all()


def test_odd_isolines_are_as_faint_as_they_are_told_to_be() -> None:
    def lines(between: float) -> tuple[int, int]:
        """The darkest pixels of the first isoline and of the second."""
        levels = np.broadcast_to(np.linspace(0, 4, 61), (10, 61)).copy()
        bands = Bands(levels, 2, 3, ("#808080",) * 4, 0.5, strength=0.5, between=between)
        pixels = Canvas.blank((80, 20), "#808080").with_drawn([bands], samples=2).pixels
        row = pixels[7, 2:63, 0].astype(int)
        return row[12:19].min(), row[27:34].min()

    assert lines(1.0) == (64, 64)
    assert lines(0.5) == (96, 64)
    assert lines(0.0) == (128, 64)
