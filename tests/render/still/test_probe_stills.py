"""Every written still is whole, and what was drawn."""

from pathlib import Path

import pytest
from probe_stills import probe_still

from render import Contour, Curves, Landscape, simulate
from render.film.film import Film
from render.film.filming import film_of
from render.still import save
from scenes.saddle import scene

SUFFIXES = [".png", ".svg", ".pdf"]
VIEWS = {
    "landscape": Landscape(azimuth=120, turn=40),
    "panels": (Landscape(azimuth=120) | Contour(flow=True)) / Curves("value"),
}


def film(view, size=(640, 360), density: int = 1) -> Film:
    return film_of(scene, view, simulate(scene), size=size, fps=5, density=density)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", VIEWS)
def test_a_still_is_what_was_drawn(name: str, suffix: str, tmp_path: Path) -> None:
    made = film(VIEWS[name])
    save(made, 30, tmp_path / f"a{suffix}")
    probe_still(tmp_path / f"a{suffix}", made, 30)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(("size", "density"), [((32, 32), 1), ((34, 700), 1), ((640, 640), 2)])
def test_a_still_of_any_shape_is_what_was_drawn(suffix, size, density, tmp_path: Path) -> None:
    made = film(Contour(), size, density)
    save(made, 0, tmp_path / f"a{suffix}")
    probe_still(tmp_path / f"a{suffix}", made, 0)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_probe_rejects_a_still_that_is_cut_off_or_another(suffix: str, tmp_path: Path) -> None:
    made, path = film(Contour()), tmp_path / f"a{suffix}"
    save(made, 30, path)
    whole = path.read_bytes()
    cuts = [whole[: int(share * len(whole))] for share in (0.3, 0.9, 0.99)]
    torn = whole[:-9000] + bytes(9000)
    for spoilt in (*cuts, torn):
        path.write_bytes(spoilt)
        with pytest.raises(Exception):  # noqa: B017, PT011  # a reader fails as it likes
            probe_still(path, made, 30)
    path.write_bytes(whole)
    probe_still(path, made, 30)
    with pytest.raises(AssertionError):
        probe_still(path, film(Contour(), (642, 360)), 30)
