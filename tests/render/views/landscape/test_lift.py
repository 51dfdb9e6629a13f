"""Heads on slopes: none sinks into the ground that it stands on."""

from dataclasses import replace

import numpy as np
import pytest

from optimizers import SGD
from render import Landscape, Scene, simulate
from render.film.film import Film
from render.film.filming import film_of
from render.shapes import Marker
from surfaces import Surface

SLANT = Surface(
    "slant",
    "x + y",
    f=lambda x, y: x + 0.7 * y,
    df=lambda x, y: (1 + 0 * x, 0.7 + 0 * y),
    domain=((-2, 2), (-2, 2)),
)
STARTS = [(x, y) for x in (-1.4, 0.1, 1.5) for y in (-1.3, 0.2, 1.4)]


def filmed(azimuth: float, elevation: float, *, density: int) -> Film:
    view = Landscape(azimuth=azimuth, elevation=elevation, height="linear")
    scene = Scene("Slant", SLANT, STARTS, [SGD(0.01)], 2, [view])
    size = (480 * density, 270 * density)
    return film_of(scene, view, simulate(scene), size=size, fps=2, density=density)


@pytest.mark.parametrize(
    ("azimuth", "elevation", "density"), [(260, 20, 1), (200, 35, 1), (240, 50, 1), (200, 35, 2)]
)
def test_heads_on_a_slope_that_can_be_seen_are_whole(
    azimuth: float, elevation: float, density: int
) -> None:
    film = filmed(azimuth, elevation, density=density)
    last = len(film) - 1
    shapes = film.shapes(last)
    in_front = [replace(one, depth=None) if isinstance(one, Marker) else one for one in shapes]
    drawn, whole = (film.standing.with_drawn(each).pixels for each in (shapes, in_front))
    assert np.array_equal(drawn, film[last])
    assert np.array_equal(drawn, whole)
