"""Strokes: round, blended once, hidden by what is nearer, striped where others run beneath."""

from dataclasses import replace

import numpy as np
import pytest
from grid import grid_mesh

from render.raster import Canvas, stroke
from render.shapes import Label, Line, Marker, Shadow, Solid

GROUND = "#ffffff"


def canvas(width: int = 96, height: int = 48) -> Canvas:
    return Canvas.blank((width, height), GROUND)


def wall(left: float, right: float, depth: float) -> Solid:
    x, y = np.meshgrid([left, right], [0.0, 48.0])
    full = np.ones((2, 2))
    mesh = grid_mesh(
        np.stack([x, y], axis=-1), depth * full, 0 * full, full, ("#808080", "#808080")
    )
    return Solid((mesh,), isoline=0, strength=0)


ACROSS = Line(
    np.array([(8.0, 24.0), (88.0, 24.0)]), "#ff0000", width=4, casing="#000000", casing_width=2
)


def test_a_stroke_is_as_wide_as_said_and_its_casing_beside_it() -> None:
    column = canvas().with_drawn([ACROSS]).pixels[:, 48].astype(int)
    assert [tuple(p) for p in column[22:26]] == [(255, 0, 0)] * 4
    assert [tuple(p) for p in column[20:22]] == [(0, 0, 0)] * 2
    assert [tuple(p) for p in column[26:28]] == [(0, 0, 0)] * 2
    assert tuple(column[19]) == tuple(column[28]) == (255, 255, 255)


def test_a_stroke_that_doubles_back_does_not_darken() -> None:
    there = replace(ACROSS, casing_width=0.0)
    back = replace(there, points=np.array([(8.0, 24.0), (88.0, 24.3), (8.0, 24.0)]))
    slanted = replace(there, points=np.array([(8.0, 24.0), (88.0, 24.3)]))
    assert (canvas().with_drawn([back]).pixels == canvas().with_drawn([slanted]).pixels).all()


def test_nothing_is_drawn_between_points_that_are_not_joined() -> None:
    line = replace(
        ACROSS,
        points=np.array([(8.0, 24.0), (30.0, 24.0), (60.0, 24.0), (88.0, 24.0)]),
        joined=np.array([False, True, False, True]),
    )
    row = canvas().with_drawn([line]).pixels[24]
    assert tuple(row[20]) == tuple(row[75]) == (255, 0, 0)
    assert tuple(row[45]) == (255, 255, 255)


def test_what_lies_behind_a_solid_is_faint_and_what_lies_before_it_is_not() -> None:
    behind = replace(ACROSS, depth=np.array([1.0, 1.0]), hidden=0.25)
    before = replace(behind, depth=np.array([-1.0, -1.0]))
    walled = canvas().with_drawn([wall(40, 60, 0.0)])
    row = walled.with_drawn([behind]).pixels[24].astype(int)
    assert tuple(row[30]) == (255, 0, 0)
    assert tuple(row[50]) == pytest.approx((160, 96, 96), abs=2)
    assert tuple(walled.with_drawn([before]).pixels[24, 50]) == (255, 0, 0)


def test_depth_is_interpolated_along_a_segment() -> None:
    line = replace(ACROSS, depth=np.array([-1.0, 1.0]), hidden=0.0)
    row = canvas().with_drawn([wall(8, 88, 0.0), line]).pixels[24]
    assert tuple(row[40]) == (255, 0, 0)
    assert tuple(row[56]) == (128, 128, 128)


def test_two_strokes_on_one_line_are_both_visible() -> None:
    under = replace(ACROSS, colour="#0000ff")
    over = replace(ACROSS, shared=np.array([1, 1]), along=np.array([0.0, 80.0]), stripe=10.0)
    row = canvas().with_drawn([under, over]).pixels[24, 10:86].astype(int)
    red = ((row[:, 0] > 200) & (row[:, 2] < 50)).sum()
    blue = ((row[:, 2] > 200) & (row[:, 0] < 50)).sum()
    assert red > 30
    assert blue > 30


def test_a_stripe_ends_flat_and_leaves_the_casing_beneath_alone() -> None:
    under = replace(ACROSS, colour="#0000ff", casing="#00ff00")
    points = np.stack([np.arange(8.0, 89.0), np.full(81, 24.0)], axis=1)
    over = replace(
        ACROSS,
        points=points,
        shared=np.ones(81, dtype=np.int64),
        along=np.arange(81.0),
        stripe=10.0,
    )
    pixels = canvas().with_drawn([under, over]).pixels.astype(int)
    gap = pixels[20:28, 8 + 3 : 8 + 7]
    assert (gap[[0, 1, 6, 7]] == (0, 255, 0)).all()
    assert (gap[2:6] == (0, 0, 255)).all()


def test_an_empty_stroke_and_one_point_draw_nothing() -> None:
    for count in (0, 1):
        line = replace(ACROSS, points=np.full((count, 2), 20.0))
        assert (canvas().with_drawn([line]).pixels == 255).all()


def test_strokes_far_outside_the_canvas_are_cut_off() -> None:
    line = replace(ACROSS, points=np.array([(-1e5, 24.0), (1e5, 24.0)]))
    assert (canvas().with_drawn([line]).pixels[24] == (255, 0, 0)).all()


@pytest.mark.parametrize("hollow", [False, True])
def test_a_marker_has_a_ring_and_a_hollow_one_a_hole(hollow: bool) -> None:
    marker = Marker(20.5, 20.5, 6, "#ff0000", ring="#000000", ring_width=2, hollow=hollow)
    pixels = canvas().with_drawn([marker]).pixels
    assert tuple(pixels[20, 20]) == ((0, 0, 0) if hollow else (255, 0, 0))
    assert tuple(pixels[20, 25]) == (255, 0, 0)
    assert tuple(pixels[20, 27]) == (0, 0, 0)
    assert tuple(pixels[20, 30]) == (255, 255, 255)


def test_a_hidden_marker_is_faint() -> None:
    marker = Marker(50.5, 24.5, 6, "#ff0000", depth=1.0, hidden=0.25)
    pixels = canvas().with_drawn([wall(40, 60, 0.0), marker]).pixels
    assert tuple(pixels[24, 50].astype(int)) == pytest.approx((160, 96, 96), abs=2)


def test_what_has_faded_shows_less() -> None:
    line = replace(ACROSS, casing_width=0.0, fade=np.array([1.0, 0.5]))
    row = canvas().with_drawn([line]).pixels[24, :, 1].astype(int)
    assert row[10] < 10
    assert row[48] == pytest.approx(255 * 0.25, abs=4)
    assert row[86] == pytest.approx(255 * 0.5, abs=6)


def test_a_shadow_is_dark_in_the_middle_soft_at_the_edge_and_hidden_behind_a_solid() -> None:
    shadow = Shadow(50.5, 24.5, 10, 0.5, depth=1.0, hidden=0.0)
    row = canvas().with_drawn([shadow]).pixels[24, :, 0].astype(int)
    assert row[50] == pytest.approx(128, abs=2)
    assert (np.diff(row[50:61]) >= 0).all()
    assert row[59] > 245
    assert row[62] == 255
    walled = canvas().with_drawn([wall(40, 60, 0.0), shadow]).pixels
    assert (walled[24, 41:59] == 128).all()


def test_a_picture_that_broke_off_leaves_nothing_in_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = Line(np.array([(5.0, 5.0), (40.0, 30.0)]), "#ff0000", 4.0)
    blank = Canvas.blank((48, 36), "#000000")
    right = blank.with_drawn([line]).pixels

    def break_off(_pixels: np.ndarray, _label: Label) -> None:
        ink.shares[:] = 1.0
        raise KeyboardInterrupt

    ink = stroke.Ink.of(36, 48)
    ink.put_back()
    monkeypatch.setattr("render.raster.canvas.draw_label", break_off)
    with pytest.raises(KeyboardInterrupt):
        blank.with_drawn([Label("a", 3, 3, 9, "#ffffff")])
    assert (blank.with_drawn([line]).pixels == right).all()
