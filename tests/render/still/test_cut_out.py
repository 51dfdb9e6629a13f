"""Cut-outs: laid on any ground, they are what would be drawn on it."""

import numpy as np
import pytest

from render import Contour, Landscape, simulate
from render.film.film import Film
from render.film.filming import film_of
from render.raster import Canvas
from render.raster.lifted import lifted
from render.shapes import Line, Marker, Shadow
from render.still.cut_out import cut_out
from scenes.himmelblau import scene as himmelblau_scene
from scenes.saddle import scene as saddle_scene

SIZE = (480, 270)
FILMS = {
    "turning": (saddle_scene, Landscape(azimuth=120, turn=40)),
    "tangled": (himmelblau_scene, himmelblau_scene.views[1]),
    "contour": (saddle_scene, Contour()),
}


def laid_on(cut: np.ndarray, ground: np.ndarray) -> np.ndarray:
    opacity = cut[..., 3:] / 255
    return opacity * cut[..., :3] + (1 - opacity) * ground


@pytest.fixture(params=FILMS)
def film(request: pytest.FixtureRequest) -> Film:
    scene, view = FILMS[request.param]
    return film_of(scene, view, simulate(scene), size=SIZE, fps=10)


@pytest.mark.parametrize("ground", [None, "#000000", "#ffffff", "#3c7a10"])
def test_a_cut_out_on_any_ground_is_the_frame_on_that_ground(film: Film, ground) -> None:
    shapes = film.picture(60)
    plain = Canvas.blank(SIZE, ground or film.scene.look.ground)
    drawn = plain.with_drawn(shapes).pixels
    if ground is None:
        assert (drawn == film[60]).all()
    laid = laid_on(cut_out(shapes, SIZE).pixels, plain.pixels)
    assert abs(laid - drawn).max() < 3
    assert abs(laid - drawn).mean() < 0.2


def test_a_cut_out_is_clear_where_nothing_is_drawn_and_solid_in_a_disc() -> None:
    cut = cut_out([Marker(20, 20, 8, "#16c082"), Shadow(60, 20, 12, 0.4)], (80, 40))
    assert cut.pixels.shape == (40, 80, 4)
    assert not cut.pixels[0].any()
    assert tuple(cut.pixels[20, 20]) == (0x16, 0xC0, 0x82, 255)
    assert tuple(cut.pixels[20, 60]) == pytest.approx((0, 0, 0, 0.4 * 255), abs=2)


def test_what_covers_half_is_lifted_with_its_colour() -> None:
    black, white = (np.full((1, 1, 3), one, np.uint8) for one in ((50, 100, 0), (177, 227, 127)))
    half = lifted(black, white)
    assert tuple(half[0, 0]) == pytest.approx((100, 200, 0, 128), abs=1)


def test_a_shape_behind_a_solid_is_cut_out_as_faint_as_it_is_drawn() -> None:
    film = film_of(saddle_scene, Landscape(azimuth=120), simulate(saddle_scene), size=SIZE, fps=10)
    depth = film.standing.depth
    rows, columns = np.argwhere(np.isfinite(depth.nearest)).mean(axis=0)
    x, y = columns + depth.left, rows + depth.top
    ends = np.array([(x - 9, y), (x + 9, y)])
    deep = Line(ends, "#ff0000", 6.0, depth=np.full(2, 1e6), hidden=0.3)
    cut = cut_out([deep], SIZE, depth=depth).pixels
    assert cut[int(y), int(x), 3] == pytest.approx(0.3 * 255, abs=2)
