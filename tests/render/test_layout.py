"""The layout: boxes within the frame and apart from each other; no two words overlap."""

from itertools import combinations

import numpy as np
import pytest

from render import Contour, Landscape, Scene, simulate
from render.film import Film, film_of
from render.header import header
from render.layout import refuse_size, scale_of
from render.raster import text_width
from render.shapes import Label
from render.views.view import Moment
from scenes.saddle import scene as saddle_scene
from surfaces import two_wells

SIZES = [(1280, 720), (800, 450), (640, 360), (1920, 1080), (1080, 1080), (720, 1280), (480, 270)]


def film(size: tuple[int, int], view: Landscape | Contour) -> Film:
    scene = Scene(
        "A title that is long enough to reach the step number in a narrow frame",
        two_wells,
        [(0.75, 1.6)],
        saddle_scene.optimizers,
        300,
        [view],
    )
    return film_of(scene, view, simulate(scene), size=size, fps=10)


def words(made: Film, frame: int) -> list[Label]:
    box, scale = made.layout.header, made.layout.scale
    standing = [
        *header(made.scene, made.stage.note, box, scale),
        *made.stage.backdrop(Moment(0.0, 0.0)),
    ]
    return [s for s in [*standing, *made.shapes(frame)] if isinstance(s, Label)]


def extent(label: Label) -> tuple[float, float, float, float]:
    pieces = list(label.text) if label.digits else [label.text]
    width = sum(text_width(piece, label.size, bold=label.bold) for piece in pieces)
    left = label.x - {"left": 0, "middle": 0.5, "right": 1}[label.anchor] * width
    return left, label.y - 0.7 * label.size, left + width, label.y


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", [Landscape(azimuth=30), Contour()], ids=lambda view: view.name)
def test_no_two_words_overlap_and_none_leaves_the_frame(size, view) -> None:
    made = film(size, view)
    boxes = [(label.text, extent(label)) for label in words(made, len(made) - 1)]
    assert len(boxes) > 20
    for text, (left, top, right, bottom) in boxes:
        assert left >= 0, text
        assert top >= 0, text
        assert right <= size[0] + 0.5, text
        assert bottom <= size[1], text
    for (one, a), (other, b) in combinations(boxes, 2):
        apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
        assert apart, (one, other)


@pytest.mark.parametrize("size", SIZES)
def test_no_type_is_smaller_than_14_pixels(size) -> None:
    made = film(size, Landscape(azimuth=30))
    assert min(label.size for label in words(made, 0)) >= 14


@pytest.mark.parametrize("size", [(160, 90), (320, 180), (32, 32)])
def test_a_frame_too_small_for_type_has_none(size) -> None:
    made = film(size, Landscape(azimuth=30))
    assert not [s for s in made.shapes(3) if isinstance(s, Label)]
    assert made[3].shape == (size[1], size[0], 3)


@pytest.mark.parametrize(
    ("size", "told"),
    [
        ((1281, 720), "1281x720: both sides must be even; try 1282x720"),
        ((1280, 721), "try 1280x722"),
        ((0, 720), "each side must be 32 to 7680"),
        ((1280, -2), "each side must be 32 to 7680"),
        ((100_000, 100_000), "each side must be 32 to 7680"),
    ],
)
def test_sizes_that_cannot_be_drawn_are_refused(size, told) -> None:
    with pytest.raises(ValueError, match=told):
        refuse_size(size)


def test_a_picture_twice_as_large_has_everything_twice_as_large() -> None:
    assert scale_of((2560, 1440)) == 2 * scale_of((1280, 720)) == 2.0
    one, two = film((1280, 720), Contour()), film((2560, 1440), Contour())
    for a, b in zip(words(one, 0), words(two, 0), strict=False):
        if a.text == b.text:
            assert 2 * np.array([a.x, a.y]) == pytest.approx([b.x, b.y], abs=12)
