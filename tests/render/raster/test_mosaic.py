import numpy as np
import pytest

from render.raster import Canvas
from render.shapes import Mosaic

COLOURS = ("#c81414", "#14c814", "#1414c8")


def mosaic(tiles, cell: int, left: int = 0, top: int = 0, **rest) -> Mosaic:
    tiles = np.array(tiles, dtype=np.uint8)
    shape = tuple(side * cell for side in tiles.shape)
    given = {"levels": np.zeros(shape), "isoline": 0.5, "strength": 0.0, **rest}
    return Mosaic(tiles, cell, left, top, COLOURS, **given)


def drawn(shape: Mosaic, size: tuple[int, int]) -> np.ndarray:
    return Canvas.blank(size, "#808080").with_drawn([shape]).pixels


def by_hand(shape: Mosaic, row: int, column: int) -> np.ndarray:
    """The mean of four samples, each the bilinear mean of the four cells about it."""
    colours = np.array([[int(c[k : k + 2], 16) for k in (1, 3, 5)] for c in COLOURS], float)
    whole = colours[np.pad(shape.tiles, 1, mode="edge")]
    total = np.zeros(3)
    for dy in (0.25, 0.75):
        for dx in (0.25, 0.75):
            y, x = (row + dy) / shape.cell + 0.5, (column + dx) / shape.cell + 0.5
            i, j = int(y), int(x)
            v, u = y - i, x - j
            top = whole[i, j] * (1 - u) + whole[i, j + 1] * u
            total += top * (1 - v) + (whole[i + 1, j] * (1 - u) + whole[i + 1, j + 1] * u) * v
    return total / 4


@pytest.mark.parametrize("cell", [1, 2, 5])
def test_a_pixel_is_the_mean_of_what_lies_about_it(cell: int) -> None:
    tiles = np.random.default_rng(cell).integers(0, 3, (7, 9))
    shape = mosaic(tiles, cell)
    pixels = drawn(shape, (9 * cell, 7 * cell)).astype(float)
    for row in range(7 * cell):
        for column in range(9 * cell):
            far = abs(pixels[row, column] - by_hand(shape, row, column)).max()
            assert far <= 0.51, (row, column)


def test_inside_a_basin_the_colour_is_exact() -> None:
    pixels = drawn(mosaic([[0, 0, 0, 1, 1, 1]] * 6, 4), (24, 24))
    assert (pixels[:, :7] == (200, 20, 20)).all()
    assert (pixels[:, -7:] == (20, 200, 20)).all()
    assert (pixels[:, 11] != (200, 20, 20)).any()


@pytest.mark.parametrize(("left", "top"), [(3, 2), (-5, -1), (28, 0), (0, -40), (90, 90)])
def test_what_reaches_beyond_the_picture_is_cut_at_its_edges(left: int, top: int) -> None:
    pixels = drawn(mosaic([[1] * 5] * 5, 4, left, top), (30, 25))
    rows, columns = np.arange(25)[:, None], np.arange(30)
    inside = (rows >= top) & (rows < top + 20) & (columns >= left) & (columns < left + 20)
    np.testing.assert_array_equal((pixels == (20, 200, 20)).all(axis=2), inside)


def test_isolines_run_where_the_levels_are_whole() -> None:
    levels = np.tile(np.linspace(0.55, 2.45, 40), (40, 1))
    shape = mosaic([[2] * 10] * 10, 4, levels=levels, strength=0.5)
    dark = drawn(shape, (40, 40))[20, :, 2] < 190
    crossed = [k for k in range(39) if int(levels[0, k]) != int(levels[0, k + 1])]
    assert dark.sum() in {2, 3, 4}
    assert all(dark[k] or dark[k + 1] for k in crossed)
