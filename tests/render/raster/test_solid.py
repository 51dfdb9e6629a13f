"""Solids: what is nearer hides what is farther, edges are smooth, isolines lie at their levels."""

import numpy as np
import pytest
from grid import grid_mesh

from render.raster import Canvas
from render.raster.solid import depths_of, draw_solid
from render.shapes import Solid

SIZE = (64, 48)


def sheet(left, top, right, bottom, depth, colour, *, heights=(0.0, 0.0), levels=0):
    x, y = np.meshgrid([left, right], [top, bottom])
    points = np.stack([x, y], axis=-1).astype(float)
    height = np.broadcast_to(np.array(heights, dtype=float), (2, 2)).copy()
    full = np.ones((2, 2))
    ramp = (colour, colour) if isinstance(colour, str) else colour
    return grid_mesh(points, depth * full, height, full, ramp, levels)


def drawn(*meshes, isoline=0.5, strength=0.5):
    solid = Solid(tuple(meshes), isoline=isoline, strength=strength)
    return Canvas.blank(SIZE, "#000000").with_drawn([solid]).pixels


def test_a_sheet_covers_its_pixels_and_no_others() -> None:
    pixels = drawn(sheet(10, 8, 30, 20, 0.0, "#ff0000"))
    expected = np.zeros((48, 64), dtype=bool)
    expected[8:20, 10:30] = True
    assert ((pixels[..., 0] == 255) == expected).all()


@pytest.mark.parametrize("order", [1, -1])
def test_the_nearer_sheet_hides_the_farther_in_any_order(order: int) -> None:
    meshes = [sheet(10, 10, 40, 40, 1.0, "#ff0000"), sheet(20, 20, 50, 45, -1.0, "#0000ff")]
    pixels = drawn(*meshes[::order])
    assert tuple(pixels[15, 15]) == (255, 0, 0)
    assert tuple(pixels[30, 30]) == (0, 0, 255)


def test_sheets_that_pierce_each_other_meet_where_their_depths_do() -> None:
    slanted = sheet(0, 0, 64, 48, 1.0, "#ff0000")
    slanted.depth[[0, 2]], slanted.depth[[1, 3]] = -1.0, 1.0
    pixels = drawn(slanted, sheet(0, 0, 64, 48, 0.0, "#0000ff"))
    assert (pixels[:, :32, 0] == 255).all()
    assert (pixels[:, 32:, 2] == 255).all()


def test_an_edge_within_a_pixel_covers_it_in_part() -> None:
    pixels = drawn(sheet(10.5, 8, 30, 20, 0.0, "#ff0000"))
    assert pixels[12, 10, 0] == pytest.approx(255 / 2, abs=255 / 8)
    assert pixels[12, 9, 0] == 0
    assert pixels[12, 11, 0] == 255


def test_a_sheet_of_any_height_covers_in_part_a_pixel_whose_middle_it_misses() -> None:
    for height in (0.0, 0.5, 1.0):
        pixels = drawn(sheet(10.75, 8, 30, 20, 0.0, "#ff0000", heights=(height, height)))
        assert pixels[12, 10, 0] == pytest.approx(255 / 4, abs=255 / 8)


def test_where_the_top_of_a_sheet_meets_the_floor_of_another_the_edge_is_smooth() -> None:
    top = sheet(10, 8, 20.5, 20, 0.0, "#ff0000", heights=(1.0, 1.0))
    floor = sheet(20.5, 8, 30, 20, 0.0, "#0000ff", heights=(0.0, 0.0))
    red, _, blue = drawn(top, floor)[12, 20].tolist()
    assert red == pytest.approx(255 / 2, abs=255 / 8)
    assert blue == pytest.approx(255 / 2, abs=255 / 8)


def test_light_multiplies_the_ramps_colour() -> None:
    mesh = sheet(0, 0, 64, 48, 0.0, ("#000000", "#c86432"), heights=(0.5, 0.5))
    mesh.light[...] = 0.8
    assert tuple(drawn(mesh)[20, 20]) == pytest.approx((80, 40, 20), abs=1)


def test_isolines_lie_where_the_height_crosses_a_level() -> None:
    mesh = sheet(0, 0, 64, 48, 0.0, ("#c8c8c8", "#c8c8c8"), heights=(0.0, 1.0), levels=4)
    row = drawn(mesh, isoline=0.5, strength=0.5)[24, :, 0].astype(int)
    dark = np.flatnonzero(row < 190)
    assert set(dark) == {15, 16, 31, 32, 47, 48}


def test_isolines_that_crowd_fade_away() -> None:
    mesh = sheet(0, 0, 64, 48, 0.0, ("#c8c8c8", "#c8c8c8"), heights=(0.0, 1.0), levels=40)
    assert (drawn(mesh)[24, :, 0] > 195).all()


def test_what_lies_outside_the_canvas_is_cut_off() -> None:
    pixels = drawn(sheet(-100, -50, 300, 20, 0.0, "#ff0000"))
    assert (pixels[:20, :, 0] == 255).all()
    assert (pixels[20:, :, 0] == 0).all()


def test_the_depths_left_are_those_of_the_nearest_sheet() -> None:
    pixels = np.zeros((48, 64, 3), dtype=np.uint8)
    meshes = (sheet(10, 10, 40, 40, 1.0, "#ff0000"), sheet(20, 20, 30, 30, -1.0, "#0000ff"))
    buffer = draw_solid(pixels, Solid(meshes, isoline=0, strength=0))
    assert buffer.nearest[12 - buffer.top, 12 - buffer.left] == 1.0
    assert buffer.nearest[25 - buffer.top, 25 - buffer.left] == -1.0
    assert np.isinf(buffer.nearest).any()
    alone = depths_of(64, 48, Solid(meshes, isoline=0, strength=0))
    assert (alone.left, alone.top) == (buffer.left, buffer.top)
    assert np.array_equal(alone.nearest, buffer.nearest)


@pytest.mark.parametrize(
    "place", [(-90, 5, -40, 20), (70, 5, 90, 20), (5, -40, 20, -9), (5, 50, 9, 99)]
)
def test_a_sheet_beside_the_canvas_leaves_it_as_it_is(place: tuple[int, int, int, int]) -> None:
    assert not drawn(sheet(*place, 0.0, "#ff0000")).any()
