"""The layout: boxes within the frame and apart from each other; no two words overlap."""

from itertools import combinations

import numpy as np
import pytest

from optimizers import SGD
from render import Contour, Landscape, Scene, simulate
from render.film.film import Film
from render.film.filming import film_of
from render.film.header import header
from render.film.height_scale import height_scale
from render.film.layout import refuse_size, scale_of
from render.raster import extent
from render.scene.view import Moment
from render.shapes import Label
from scenes.saddle import scene as saddle_scene
from surfaces import two_wells

SIZES = [(1280, 720), (800, 450), (640, 360), (1920, 1080), (1080, 1080), (720, 1280), (480, 270)]


LONG = "A title that is long enough to reach the step number in a narrow frame"


def film(size: tuple[int, int], view: Landscape | Contour, *, title: str = LONG) -> Film:
    scene = Scene(
        title,
        two_wells,
        [(0.75, 1.6)],
        saddle_scene.optimizers,
        300,
        [view],
    )
    return film_of(scene, view, simulate(scene), size=size, fps=10)


def standing_words(made: Film) -> list[Label]:
    layout = made.layout
    shapes = [
        *header(made.scene, made.panels[0].stage.note, layout.header, layout.scale),
        *made.panels[0].stage.backdrop(Moment(0.0, 0.0)),
    ]
    if layout.bar is not None:
        look, scale = made.scene.look, layout.scale
        shapes += height_scale(*made.panels[0].stage.heights, layout.bar, look, scale=scale)
    return [s for s in shapes if isinstance(s, Label)]


def words(made: Film, frame: int) -> list[Label]:
    return [*standing_words(made), *(s for s in made.shapes(frame) if isinstance(s, Label))]


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
    one, two = (film(size, Contour(), title="Short") for size in ((1280, 720), (2560, 1440)))
    pairs = zip(standing_words(one), standing_words(two), strict=True)
    for a, b in pairs:
        assert a.text == b.text
        assert 2 * np.array([a.x, a.y]) == pytest.approx([b.x, b.y], abs=4)


def crowd(count: int, *, label: str = "Walker") -> Film:
    scene = Scene(
        "Crowd",
        two_wells,
        [(0.75, 1.6)],
        [SGD(0.001 + 0.0001 * k, label=f"{label} {k}") for k in range(count)],
        20,
        [Contour()],
    )
    return film_of(scene, scene.views[0], simulate(scene), size=(1280, 720), fps=10)


def test_more_optimizers_than_there_is_room_for_are_counted() -> None:
    made = crowd(40)
    texts = [label.text for label in words(made, 5)]
    listed = [text for text in texts if text.startswith("Walker")]
    (more,) = [text for text in texts if text.startswith("and ")]
    assert more == f"and {40 - len(listed)} more"
    assert len(listed) > 8
    assert all(label.y < 720 for label in words(made, 5))


def test_a_long_label_is_cut_and_leaves_the_picture_its_room() -> None:
    made = crowd(2, label="A walker whose name is longer than any that a ranking could hold,")
    assert made.layout.panel.width > 700
    assert any(label.text.endswith("…") for label in words(made, 5))
