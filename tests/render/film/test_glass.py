"""A film on glass is each of its frames cut out, whatever the format that carries it."""

from pathlib import Path

import numpy as np
import pytest
from probe import probe

from render import Contour, Landscape, simulate
from render.encode import encode
from render.film.film import Film
from render.film.filming import film_of
from render.film.glass import Glass
from render.raster.lifted import bled
from render.still.cut_out import cut_out
from scenes.saddle import scene

SIZE = (320, 180)


@pytest.fixture(params=[Landscape(azimuth=120, turn=40), Contour()], ids=["turning", "contour"])
def film(request: pytest.FixtureRequest) -> Film:
    return film_of(scene, request.param, simulate(scene), size=SIZE, fps=10)


def test_a_frame_on_glass_is_the_still_of_the_frame_without_a_ground(film: Film) -> None:
    glass = Glass.of(film)
    assert (glass.size, glass.fps, len(glass)) == (film.size, film.fps, len(film))
    for frame in (len(film) - 1, 0, 60):
        assert (glass[frame] == cut_out(film.picture(frame), SIZE).pixels).all()
    with pytest.raises(IndexError):
        glass[len(film)]


@pytest.mark.parametrize("suffix", [".webm", ".mov", ".webp", ".png"])
def test_a_file_holds_colour_and_opacity(suffix: str, tmp_path: Path) -> None:
    film = film_of(scene, Landscape(azimuth=120), simulate(scene), size=SIZE, fps=2)
    glass = Glass.of(film)
    encode(glass, tmp_path / f"a{suffix}")
    probe(tmp_path / f"a{suffix}", glass)


def test_colours_go_on_where_nothing_is_seen_and_stay_where_something_is() -> None:
    pixels = np.zeros((20, 40, 4), np.uint8)
    pixels[4, 5] = (200, 100, 50, 255)
    pixels[4, 6] = (100, 100, 50, 85)
    made = bled(pixels)
    assert tuple(made[4, 5]) == (200, 100, 50)
    assert tuple(made[4, 6]) == (100, 100, 50)
    assert (made[0, 0] == (175, 100, 50)).all()
    assert not made[:, 16:].any()
