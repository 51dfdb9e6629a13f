"""Density: the same layout in more pixels."""

from dataclasses import replace

import numpy as np
import pytest

from render import Contour, Landscape, Scene, simulate
from render.film.film import Film
from render.film.filming import film_of
from render.raster.bands import draw_bands
from render.scene.themes import DARK, LIGHT
from render.shapes import Bands, Label, Line, Marker
from scenes.himmelblau import scene as himmelblau_scene
from scenes.saddle import scene as saddle_scene

SCENES = [saddle_scene, himmelblau_scene]
VIEWS = [Landscape(azimuth=120), Contour()]

each_scene = pytest.mark.parametrize("scene", SCENES, ids=["saddle", "himmelblau"])
each_view = pytest.mark.parametrize("view", VIEWS, ids=["landscape", "contour"])


def film(scene: Scene, view, size: tuple[int, int], density: int) -> Film:
    finer = (size[0] * density, size[1] * density)
    return film_of(scene, view, simulate(scene), size=finer, fps=10, density=density)


def shrunk(frame: np.ndarray, times: int) -> np.ndarray:
    rows, columns, _ = frame.shape
    cells = frame.reshape(rows // times, times, columns // times, times, 3)
    return cells.astype(float).mean(axis=(1, 3))


@each_scene
@each_view
def test_a_picture_twice_as_dense_is_the_same_picture_when_halved(scene, view) -> None:
    plain = film(scene, view, (320, 180), 1)[-1].astype(float)
    dense = film(scene, view, (320, 180), 2)
    larger = film_of(scene, view, simulate(scene), size=(640, 360), fps=10)
    assert abs(shrunk(dense[-1], 2) - plain).mean() < 0.6
    assert abs(shrunk(larger[-1], 2) - plain).mean() > 5  # merely larger, it is another


@each_scene
@each_view
@pytest.mark.parametrize("size", [(640, 360), (480, 600)])
def test_all_shapes_of_a_dense_picture_are_those_of_the_plain_one_enlarged(
    scene, view, size
) -> None:
    plain = film(scene, view, size, 1).picture(50)
    dense = film(scene, view, size, 3).picture(50)
    assert [type(shape) for shape in dense] == [type(shape) for shape in plain]
    for one, other in zip(plain, dense, strict=True):
        if isinstance(one, Label) and isinstance(other, Label):
            assert other.text == one.text
            assert other.size == pytest.approx(3 * one.size, rel=0.02)
            # Letters are whole pixels wide; a name may then fit on another side of its head.
            if one.text not in scene.labels:
                assert np.hypot(other.x / 3 - one.x, other.y / 3 - one.y) < 8
        if isinstance(one, Line) and isinstance(other, Line) and one.casing_width:
            assert other.width == pytest.approx(3 * one.width)
            assert other.casing_width == pytest.approx(3 * one.casing_width)
            assert other.stripe == pytest.approx(3 * one.stripe)
            assert len(other.points) == len(one.points)
            assert abs(other.points / 3 - one.points).max() < 5
        if isinstance(one, Marker) and isinstance(other, Marker):
            assert other.radius == pytest.approx(3 * one.radius)


def test_words_too_long_for_their_line_are_as_small_in_the_layout() -> None:
    long = "words without end " * 8
    scene = replace(saddle_scene, title=long, captions={(0, 300): long})
    plain, dense = (film(scene, Contour(), (640, 360), n).picture(50) for n in (1, 2))
    sizes = [
        [shape.size for shape in shapes if isinstance(shape, Label) and "words" in shape.text]
        for shapes in (plain, dense)
    ]
    # The caption takes two lines.
    assert sizes == [[14.0] * 3, [28.0] * 3]


def test_a_plot_of_a_dense_picture_stands_on_whole_pixels_of_the_layout() -> None:
    picture = film(himmelblau_scene, Contour(), (640, 360), 3).picture(0)
    bands = next(shape for shape in picture if isinstance(shape, Bands))
    assert bands.left % 3 == bands.top % 3 == 0
    assert bands.levels.shape[0] % 3 == bands.levels.shape[1] % 3 == 0


def test_isolines_fade_at_the_same_distance_in_the_layout() -> None:
    def darkest(apart: int, density: int) -> int:
        levels = np.tile((np.arange(apart * 8) + 0.5) / apart, (4, 1))
        pixels = np.zeros((4, apart * 8, 3), dtype=np.uint8)
        colours = ("#ffffff",) * 9
        draw_bands(pixels, Bands(levels, 0, 0, colours, density * 0.55, 0.5, density=density))
        return int(pixels.min())

    assert darkest(3, 1) == darkest(6, 2) == 255
    assert darkest(6, 1) < 220


@pytest.mark.parametrize("density", [2, 3])
@pytest.mark.parametrize("scale", [0.2, 0.4, 0.9, 1.5])
def test_lengths_and_choices_of_a_theme_go_with_its_density(scale: float, density: int) -> None:
    dense = replace(LIGHT, density=density)
    assert dense.type_size(19, scale * density) == pytest.approx(
        density * LIGHT.type_size(19, scale)
    )
    assert dense.stroke_scale(scale * density) == pytest.approx(density * LIGHT.stroke_scale(scale))
    assert dense.isoline_width(scale * density) == pytest.approx(
        density * LIGHT.isoline_width(scale)
    )
    assert dense.worded(scale * density) == LIGHT.worded(scale)


def test_a_scene_takes_a_theme_of_its_own() -> None:
    pale = replace(DARK, ground="#334455")
    assert replace(saddle_scene, theme=pale).look is pale
    with pytest.raises(ValueError, match="theme is 3; known: dark, light"):
        replace(saddle_scene, theme=3)
    with pytest.raises(ValueError, match="theme is \\[\\]"):
        replace(saddle_scene, theme=[])
