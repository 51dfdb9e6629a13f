"""Patches: every cell in one of them, pictures as those of single cells, and no gaps between."""

import numpy as np
import pytest
from grid import cells, grid_mesh

from render.raster import Canvas
from render.raster.depth import FINE, DepthBuffer, visible
from render.raster.patches import patches_of
from render.raster.solid import draw_solid
from render.shapes import Mesh, Solid

SIZE = (160, 120)


def ground(
    seed: int,
    *,
    rows: int = 113,
    columns: int = 161,
    levels: int = 0,
    ramp=("#ff0000",) * 2,
    together: bool = True,
) -> Mesh:
    """A sheet over most of the canvas that is flat here and bumpy there, seen aslant."""
    rng = np.random.default_rng(seed)
    x, y = np.meshgrid(np.linspace(-1, 1, columns), np.linspace(-1, 1, rows))
    z = 0.3 * x * y + 0.1 * y**2
    for _ in range(3):
        a, b, width, height = rng.uniform((-1, -1, 0.05, -0.4), (1, 1, 0.3, 0.4))
        z += height * np.exp(-((x - a) ** 2 + (y - b) ** 2) / width**2)
    shrink = 1 / (1.4 - 0.2 * y)
    across = 80 + 85 * x * shrink
    down = 60 + (42 * y - 40 * z) * shrink
    height = (z - z.min()) / np.ptp(z)
    points = np.stack([across, down], axis=-1)
    light = 0.8 + 0.2 * height
    places = np.concatenate([points, 100 * z[..., None]], axis=-1)
    quads = patches_of(places, height, np.stack([light] * 3, axis=-1), levels)
    if not together:
        quads = cells(rows, columns)
    return grid_mesh(points, -shrink, height, light, ramp, levels, quads=quads)


def drawn(mesh: Mesh) -> np.ndarray:
    solid = Solid((mesh,), isoline=0.7, strength=0.5)
    return Canvas.blank(SIZE, "#00ff00").with_drawn([solid]).pixels.astype(int)


@pytest.mark.parametrize("shape", [(37, 52), (2, 60), (60, 2), (17, 17), (2, 2), (9, 100)])
def test_every_cell_lies_in_one_patch(shape: tuple[int, int]) -> None:
    rows, columns = shape
    patches = ground(3, rows=rows, columns=columns, levels=14).quads
    times = np.zeros((rows - 1, columns - 1), dtype=int)
    for first, beside, below, across in patches:
        (i, j), (k, m) = divmod(int(first), columns), divmod(int(across), columns)
        assert (beside, below) == (i * columns + m, k * columns + j)
        times[i:k, j:m] += 1
    assert (times == 1).all()


def test_a_plane_is_drawn_in_the_largest_patches() -> None:
    x, y = np.meshgrid(np.arange(17.0), np.arange(33.0))
    patches = patches_of(np.stack([3 * x, 2 * y, x - y], axis=-1), x / 16, np.zeros((33, 17, 3)), 4)
    assert len(patches) == 8
    assert ((patches[:, 3] - patches[:, 0]) == 8 * 17 + 8).all()


@pytest.mark.parametrize("seed", range(12))
def test_patches_show_what_single_cells_do(seed: int) -> None:
    look = {"levels": 14, "ramp": ("#204060", "#ffe0c0")}
    one, other = ground(seed, **look), ground(seed, **look, together=False)
    assert len(one.quads) < 0.7 * len(other.quads)
    strayed = abs(drawn(one) - drawn(other))
    assert strayed.mean() < 0.5
    assert np.quantile(strayed, 0.999) <= 25


@pytest.mark.parametrize("seed", range(30))
def test_nothing_shows_between_patches(seed: int) -> None:
    mesh = ground(seed, rows=91, columns=107)
    pixels = drawn(mesh)
    depth = Solid((mesh,), isoline=0, strength=0)
    buffer = draw_solid(np.zeros((SIZE[1], SIZE[0], 3), dtype=np.uint8), depth)
    covered = np.zeros((SIZE[1], SIZE[0]), dtype=bool)
    rows, columns = buffer.nearest.shape
    window = np.s_[buffer.top : buffer.top + rows, buffer.left : buffer.left + columns]
    covered[window] = np.isfinite(buffer.nearest)
    inside = covered.copy()
    for axis in (0, 1):
        for by in (-2, -1, 1, 2):
            inside &= np.roll(covered, by, axis=axis)
    assert inside.sum() > 5_000
    assert pixels[..., 1][inside].max() == 0
    around = [np.roll(covered, by, axis=axis) for axis in (0, 1) for by in (-1, 1)]
    assert not (~covered & np.all(around, axis=0)).any()


@pytest.mark.parametrize("near_first", [True, False])
def test_the_lower_side_of_a_sheet_of_one_side_does_not_show(near_first: bool) -> None:
    x, y = np.meshgrid([10.0, 60.0], [80.0, 20.0])  # columns go right, rows up
    points, ones = np.stack([x, y], axis=-1), np.ones((2, 2))
    depth = x + y if near_first else -x - y
    for seen, order in [(True, np.s_[:, :]), (False, np.s_[::-1]), (False, np.s_[:, ::-1])]:
        mesh = grid_mesh(points[order], depth[order], ones, ones, ("#ff0000",) * 2, two_sided=False)
        pixels = drawn(mesh)
        assert (pixels[30, 20, 0] == 255) == (pixels[70, 50, 0] == 255) == seen


def test_a_pixel_on_an_edge_is_in_sight_in_part() -> None:
    x, y = np.meshgrid([10.5, 60.0], [8.0, 40.25])
    flat = np.full((2, 2), 0.5)
    mesh = grid_mesh(np.stack([x, y], axis=-1), flat, flat, flat, ("#ff0000",) * 2)
    blank = np.zeros((SIZE[1], SIZE[0], 3), dtype=np.uint8)
    buffer = draw_solid(blank, Solid((mesh,), isoline=0, strength=0))
    assert buffer.samples.shape == (len(np.argwhere(buffer.edges >= 0)), FINE * FINE)
    row, column = 20 - buffer.top, 10 - buffer.left
    assert visible(1.0, 20, 10, buffer) == 0.5
    assert buffer.edges[row, column] >= 0 > buffer.edges[row, column + 4]
    assert visible(1.0, 40, 30, buffer) == 0.75
    assert visible(1.0, 20, 30, buffer) == 0
    assert visible(0.0, 20, 10, buffer) == visible(1.0, 20, 5, buffer) == 1
    assert visible(1.0, 20, 20, DepthBuffer.of(np.full((3, 3), -1, dtype=np.float32))) == 1
