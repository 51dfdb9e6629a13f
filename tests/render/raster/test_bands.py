import numpy as np
import pytest

from render.raster.bands import draw_bands
from render.shapes import Bands


@pytest.mark.parametrize(("left", "top"), [(0, 0), (5, 3), (-4, -6), (8, 0), (0, -20), (90, 90)])
def test_bands_that_reach_beyond_the_picture_are_cut_at_its_edges(left: int, top: int) -> None:
    memory = np.full((40, 40, 3), 7, dtype=np.uint8)
    picture = memory[10:18, 10:18]
    bands = Bands(np.ones((20, 20)), left, top, ("#000000", "#ffffff"), isoline=0.0, strength=0.0)
    draw_bands(picture, bands)
    rows = np.arange(8)
    down = (top <= rows) & (rows < top + 20)
    across = (left <= rows) & (rows < left + 20)
    drawn = (memory != 7).any(axis=2)
    expected = np.zeros((40, 40), dtype=bool)
    expected[10:18, 10:18] = down[:, None] & across
    assert (drawn == expected).all()
