"""Arrows: their tips stand where they should, and a rectangle cuts them off."""

import numpy as np
import pytest

from render.raster import Canvas
from render.scene.view import Box
from render.shapes import Line
from render.views.steps.arrow import arrow, ring

BOX = Box(10, 10, 100, 60)


def drawn(tail, tip, *, width: float = 4.0, strength: float = 1.0) -> list[Line]:
    ends = np.array([tail, tip], dtype=float)
    return arrow(ends, BOX, "#ff0000", width, casing="#ffffff", casing_width=1.0, strength=strength)


def inked(lines: list[Line]) -> np.ndarray:
    """The pixels (n, 2) that the lines colour."""
    pixels = Canvas.blank((120, 80), "#000000").with_drawn(lines).pixels
    rows, columns = np.nonzero(pixels[..., 0] > 128)
    return np.stack([columns, rows], axis=1) + 0.5


def test_an_arrow_reaches_from_its_tail_to_its_tip_and_no_farther() -> None:
    (line,) = drawn((30, 40), (80, 40))
    found = inked([line])
    assert found[:, 0].max() == pytest.approx(80, abs=1.6)
    assert found[:, 0].min() == pytest.approx(28, abs=1.6)
    assert line.points[0] == pytest.approx([30, 40])


def test_its_head_is_full_and_wider_than_its_shaft() -> None:
    found = inked(drawn((30, 40), (80, 40)))
    heights = {x: np.ptp(found[found[:, 0] == x, 1]) + 1 for x in np.unique(found[:, 0])}
    assert heights[50.5] <= 7
    assert max(heights.values()) >= 13
    for x in (70.5, 74.5, 77.5):
        assert len(found[found[:, 0] == x]) == heights[x]


def test_a_short_arrow_is_small_all_over() -> None:
    found = inked(drawn((50, 40), (56, 40)))
    assert np.ptp(found, axis=0).max() <= 8
    assert drawn((50, 40), (50.5, 40)) == []
    assert drawn((50, 40), (50, 40)) == []


def test_an_arrow_out_of_the_box_is_cut_and_has_no_head() -> None:
    (line,) = drawn((60, 40), (400, 40))
    assert len(line.points) == 2
    found = inked([line])
    assert found[:, 0].max() <= 110
    (entering,) = drawn((-300, 40), (60, 40))
    assert len(entering.points) > 2
    assert inked([entering])[:, 0].min() >= 10


def test_nothing_is_left_of_an_arrow_that_never_enters_or_does_not_show() -> None:
    assert drawn((200, 200), (300, 200)) == []
    assert drawn((30, 40), (80, 40), strength=0.0) == []


def test_a_ring_stands_around_its_place_where_there_is_room() -> None:
    def about(middle, strength: float = 1.0) -> list[Line]:
        where = np.array(middle, dtype=float)
        return ring(where, 9.0, BOX, "#ff0000", 2.0, casing="#ffffff", strength=strength)

    (line,) = about((50, 40))
    assert np.linalg.norm(line.points - [50, 40], axis=1) == pytest.approx(np.full(33, 9.0))
    assert about((12, 40)) == []
    assert about((50, 40), strength=0.0) == []
