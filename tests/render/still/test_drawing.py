"""Drawing on paper: the page, made into pixels by another hand, is the film's frame."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg

from render import Contour, Landscape, simulate
from render.film.filming import film_of
from render.raster import Canvas
from render.raster.depth import NO_DEPTH, DepthBuffer
from render.shapes import Bands, Label, Line, Marker, Shape, Solid
from render.still.drawing import draw
from render.still.paper import Paper
from scenes.himmelblau import scene as himmelblau_scene
from scenes.saddle import scene as saddle_scene

SIZE = (800, 450)
GROUND = 251


def printed(shapes: list[Shape], size: tuple[int, int]) -> np.ndarray:
    """The page in pixels, (height, width, 3), on a grey ground."""
    renderer = RendererAgg(*size, 72)
    paper = Paper(renderer, size[1], 1.0, ("DejaVu Sans",))
    draw(shapes, paper, size, density=1)
    left = np.array(renderer.buffer_rgba()).astype(float)
    opacity = left[..., 3:] / 255
    return left[..., :3] * opacity + GROUND * (1 - opacity)


def filmed(shapes: list[Shape], size: tuple[int, int]) -> np.ndarray:
    plain = Canvas.blank(size, f"#{GROUND:02x}{GROUND:02x}{GROUND:02x}")
    return plain.with_drawn(shapes).pixels.astype(float)


@pytest.mark.parametrize(
    ("scene", "view"),
    [
        (saddle_scene, Landscape(azimuth=120, turn=30)),
        (saddle_scene, Contour()),
        (himmelblau_scene, Landscape(azimuth=200, elevation=20)),
        (himmelblau_scene, Contour() | Landscape()),
    ],
    ids=["turning", "contour", "behind hills", "panels"],
)
def test_a_page_is_the_films_frame(scene, view) -> None:
    film = film_of(scene, view, simulate(scene), size=SIZE, fps=10)
    shapes = film.picture(70)
    frame = filmed(shapes, SIZE)
    far = abs(printed(shapes, SIZE) - frame).mean()
    assert far < 1.1  # most of it in the words, which a film sets to whole pixels
    for kind in (Line, Label, Solid | Bands):
        fewer = [shape for shape in shapes if not isinstance(shape, kind)]
        if len(fewer) < len(shapes):
            assert abs(printed(fewer, SIZE) - frame).mean() > far + 0.4


def half_wall() -> DepthBuffer:
    """Something near in the left half of 60 × 40 pixels."""
    nearest = np.full((40, 60), np.inf, dtype=np.float32)
    nearest[:, :30] = 0.5
    return DepthBuffer.of(nearest)


@pytest.mark.parametrize("hollow", [False, True])
@pytest.mark.parametrize("x", [12.0, 30.0, 48.0])
def test_a_disc_before_behind_or_across_an_edge_is_as_in_the_film(
    x: float, hollow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = Marker(x, 20, 9, "#7c14e2", depth=1.0, ring_width=2, hollow=hollow, hidden=0.3)
    size, depth = (60, 40), half_wall()
    monkeypatch.setattr("render.still.drawing.NO_DEPTH", depth)
    plain = Canvas.blank(size, f"#{GROUND:02x}{GROUND:02x}{GROUND:02x}")
    frame = Canvas(plain.pixels, depth).with_drawn([marker]).pixels
    page = printed([marker], size)
    assert abs(page - frame).mean() < 1.5
    middle = np.s_[18:23, int(x) - 2 : int(x) + 3]
    assert abs(page[middle] - frame[middle]).max() < 12


def test_a_stroke_that_is_seen_through_shows_no_casing_through_it() -> None:
    ends = np.array([(10.0, 20.0), (50.0, 20.0)])
    line = Line(ends, "#000000", 8.0, casing="#ff0000", casing_width=4.0, strength=0.5)
    page, frame = printed([line], (60, 40)), filmed([line], (60, 40))
    assert page[20, 30] == pytest.approx(frame[20, 30], abs=2)
    assert page[14, 30] == pytest.approx(frame[14, 30], abs=3)


@pytest.mark.parametrize("anchor", ["left", "middle", "right"])
@pytest.mark.parametrize("text", ["Momentum", "$x^2$", "step "])
def test_words_stand_at_their_anchor(anchor, text: str) -> None:
    label = Label(text, 100, 30, 18, "#000000", anchor=anchor)
    page, frame = printed([label], (200, 50)), filmed([label], (200, 50))
    columns = [
        np.flatnonzero((picture < 200).any(axis=(0, 2)))[[0, -1]] for picture in (page, frame)
    ]
    rows = [np.flatnonzero((picture < 200).any(axis=(1, 2)))[[0, -1]] for picture in (page, frame)]
    assert columns[0] == pytest.approx(columns[1], abs=2)
    assert rows[0] == pytest.approx(rows[1], abs=1)


def test_nothing_hides_what_stands_before_any_solid() -> None:
    assert NO_DEPTH.nearest.size == 0
    marker = Marker(30, 20, 9, "#7c14e2", depth=1.0, hidden=0.3)
    assert abs(printed([marker], (60, 40)) - filmed([marker], (60, 40))).mean() < 1
