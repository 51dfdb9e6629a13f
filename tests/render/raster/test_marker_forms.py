"""Markers: each form covers what its corners bound, evenly ringed, and is told from others."""

from itertools import combinations
from typing import get_args

import numpy as np
import pytest
from matplotlib.path import Path
from numpy.typing import NDArray

from render.form import CORNERS, DISC, Bar, Form, Outline
from render.raster.canvas import Canvas
from render.shapes import Marker

OUTLINES = get_args(Outline)
FORMS = [Form(outline, bar) for outline in OUTLINES for bar in get_args(Bar)]
SIDE = 81
MIDDLE = (40.3, 40.8)


def drawn(form: Form, *, radius: float = 20.0, **given: object) -> NDArray[np.uint8]:
    marker = Marker(
        *MIDDLE,
        radius,
        "#ff0000",
        form=form,
        ring="#0000ff",
        **given,  # type: ignore[arg-type]
    )
    return Canvas.blank((SIDE, SIDE), "#00ff00").with_drawn([marker]).pixels


def middles() -> NDArray[np.float64]:
    across = np.arange(SIDE) + 0.5
    return np.stack(np.meshgrid(across, across), axis=-1).reshape(-1, 2)


@pytest.mark.parametrize("outline", [one for one in OUTLINES if one != "disc"])
def test_a_marker_covers_what_its_corners_bound(outline: Outline) -> None:
    corners = np.array(MIDDLE) + 20 * CORNERS[outline]
    closed = Path(np.concatenate([corners, corners[:1]]), closed=True)
    inside = closed.contains_points(middles()).reshape(SIDE, SIDE)
    red = drawn(Form(outline))[..., 0] / 255
    assert np.abs(red.sum() - inside.sum()) < 0.02 * inside.sum()
    assert ((red > 0.5) != inside).mean() < 0.01


@pytest.mark.parametrize("outline", OUTLINES)
def test_a_ring_is_as_wide_all_around(outline: Outline) -> None:
    plain = drawn(Form(outline))[..., 0] > 127
    ringed = drawn(Form(outline), ring_width=5.0)
    blue = (ringed[..., 2] > 127) & ~plain
    rows, columns = np.nonzero(plain)
    for row, column in np.argwhere(blue).tolist():
        assert np.hypot(rows - row, columns - column).min() < 7
    away = np.array(
        [np.hypot(rows - row, columns - column).min() for row, column in np.argwhere(~plain)]
    )
    near = np.argwhere(~plain)[away < 4]
    assert ringed[near[:, 0], near[:, 1], 2].min() > 100


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_a_hollow_marker_shows_its_rings_colour_within_and_its_own_at_the_edge(form: Form) -> None:
    pixels = drawn(form, hollow=True)
    assert pixels[40, 40].tolist() == [0, 0, 255]
    assert (pixels[..., 0] > 200).sum() > 100


@pytest.mark.parametrize("size", [4.0, 6.0])
def test_no_two_forms_look_alike_at_the_size_of_a_head(size: float) -> None:
    themed = [Form(outline) for outline in OUTLINES]
    themed += [Form(o, bar) for o in ("disc", "square", "diamond") for bar in ("across", "upright")]
    pictures = [drawn(form, radius=size, ring_width=1.5).astype(float) for form in themed]
    for (one, a), (other, b) in combinations(zip(themed, pictures, strict=True), 2):
        covered = np.pi * size**2
        assert np.abs(a - b).sum() / 255 / 2 > 0.12 * covered, (one, other)


@pytest.mark.parametrize("outline", OUTLINES)
def test_a_form_is_about_as_large_as_a_disc(outline: Outline) -> None:
    red = (drawn(Form(outline))[..., 0] / 255).sum()
    assert 0.55 < red / (np.pi * 20**2) < 1.01


def test_half_a_marker_is_half_blended() -> None:
    pixels = drawn(DISC, strength=0.5)
    assert pixels[40, 40].tolist() == [128, 128, 0]


def test_a_bar_parts_a_marker_in_the_rings_colour() -> None:
    across, upright = drawn(Form("square", "across")), drawn(Form("square", "upright"))
    assert across[40, 28].tolist() == across[40, 52].tolist() == [0, 0, 255]
    assert across[30, 40].tolist() == across[52, 40].tolist() == [255, 0, 0]
    assert upright[28, 40].tolist() == [0, 0, 255]
    assert upright[40, 30].tolist() == [255, 0, 0]
