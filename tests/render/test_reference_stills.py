"""A few frames beside the stills kept of them: small differences pass, changes do not.

`pytest --rewrite-references` keeps what is drawn now, to be looked at before it is committed.
"""

from pathlib import Path

import imageio.v3 as iio
import numpy as np
import pytest

from render import Contour, Landscape, Scene, simulate
from render.filming import film_of
from scenes.saddle import scene as saddle_scene
from scenes.vector_diagram import scene as vector_scene
from surfaces import plateau, two_wells

FOLDER = Path(__file__).parents[1] / "references"
TOLERANCE = 2.0
"""Mean difference of 255 that another version of a font or a compiler may make."""

STILLS = {
    "saddle-landscape": (saddle_scene, saddle_scene.views[0]),
    "saddle-contour": (saddle_scene, saddle_scene.views[1]),
    "wells-dark": (
        Scene(
            "Wells",
            two_wells,
            [(0.75, 1.6), (-1.5, 1.7)],
            saddle_scene.optimizers[:3],
            200,
            [Landscape(height="sqrt")],
            theme="dark",
        ),
        Landscape(height="sqrt"),
    ),
    "plateau-turning": (
        Scene("Plateau", plateau, [(1, -0.8)], saddle_scene.optimizers, 190, [Contour()]),
        Landscape(azimuth=60, elevation=25, turn=120),
    ),
    "vector-diagram": (vector_scene, vector_scene.views[0]),
}


def far_apart(drawn: np.ndarray, kept: np.ndarray) -> bool:
    return bool(np.abs(drawn.astype(float) - kept).mean() > TOLERANCE)


@pytest.mark.parametrize("name", STILLS)
def test_a_frame_looks_as_it_was_kept(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    scene, view = STILLS[name]
    film = film_of(scene, view, simulate(scene), size=(480, 270), fps=10)
    drawn = film[round(0.7 * len(film))]
    reference = FOLDER / f"{name}.png"
    if request.config.getoption("--rewrite-references"):
        iio.imwrite(reference, drawn)
    kept = iio.imread(reference)
    difference = np.abs(drawn.astype(int) - kept).astype(np.uint8)
    iio.imwrite(tmp_path / f"{name}-difference.png", difference)
    assert not far_apart(drawn, kept), f"see {tmp_path}/{name}-difference.png"


def test_a_picture_without_its_paths_is_far_from_its_reference() -> None:
    scene, view = STILLS["saddle-contour"]
    film = film_of(scene, view, simulate(scene), size=(480, 270), fps=10)
    assert far_apart(film.standing.pixels, film[round(0.7 * len(film))])
