"""The ground in a window: true, seen as far as the domain goes, and without jumps."""

from dataclasses import replace

import numpy as np
import pytest

from render.raster import Canvas
from render.scene.height import Height
from render.scene.themes import LIGHT
from render.scene.view import Box
from render.shapes import Bands
from render.views.steps.ground import ground, ramp_colour
from surfaces import Domain, Surface, two_wells

PLOT = Box(20, 10, 240, 160)
WHOLE: Domain = ((-2.0, 2.0), (-2.0, 2.0))


def seen(window: Domain, *, domain: Domain = WHOLE, surface: Surface = two_wells) -> list[Bands]:
    return ground(
        surface, Height("linear", -2.1, 8.0), domain, window, plot=PLOT, look=LIGHT, scale=1.0
    )


def about(x: float, y: float, width: float) -> Domain:
    height = width * PLOT.height / PLOT.width
    return (x - width / 2, x + width / 2), (y - height / 2, y + height / 2)


def drawn(bands: list[Bands]) -> np.ndarray:
    return Canvas.blank((280, 180), "#ff00ff").with_drawn(bands).pixels.astype(int)


@pytest.mark.parametrize("width", [1.9, 0.3, 0.004])
def test_levels_are_heights_at_their_places(width: float) -> None:
    ((x0, x1), (y0, y1)) = window = about(0.3, 0.2, width)
    (bands,) = seen(window)
    x = x0 + (np.arange(240) + 0.5) / 240 * (x1 - x0)
    y = y1 - (np.arange(160) + 0.5) / 160 * (y1 - y0)
    values = two_wells.value(np.stack(np.broadcast_arrays(x, y[:, None]), axis=-1))
    slope, offset = np.polyfit(values.ravel(), bands.levels.ravel(), 1)
    # Levels a height are a power of two, and level 0 is a whole even one.
    fineness = 2.0 ** round(np.log2(slope * 10.1))
    assert slope * 10.1 == pytest.approx(fineness, rel=1e-3)
    base = np.median(fineness * (values + 2.1) / 10.1 - bands.levels)
    assert base / 2 == pytest.approx(round(base / 2), abs=0.01)
    assert np.abs(slope * values + offset - bands.levels).max() < 0.02


@pytest.mark.parametrize("width", np.geomspace(0.002, 3.0, 9))
def test_a_window_has_neither_too_few_isolines_nor_too_many(width: float) -> None:
    (bands,) = seen(about(0.3, 0.2, float(width)))
    span = np.ptp(bands.levels)
    assert 12.5 <= span <= 28.1
    assert -0.01 <= bands.levels.min() < 3.5
    assert 0 <= len(bands.colours) - bands.levels.max() < 3.5


def test_no_colour_jumps_where_isolines_become_finer() -> None:
    def fineness(width: float) -> float:
        (bands,) = seen(about(0.3, 0.2, width))
        return np.ptp(bands.levels)

    low, high = 0.2, 0.8
    widths = np.geomspace(low, high, 400)
    spans = np.array([fineness(width) for width in widths])
    (switch, *_) = np.flatnonzero(np.abs(np.diff(spans)) > 8)
    one, other = (drawn(seen(about(0.3, 0.2, widths[k]))) for k in (switch, switch + 1))
    before = drawn(seen(about(0.3, 0.2, widths[switch - 1])))
    assert np.abs(one - other).mean() < 1.5 * np.abs(one - before).mean() + 0.2
    lines_alone = [replace(b, between=1.0) for b in seen(about(0.3, 0.2, widths[switch]))]
    assert np.abs(drawn(lines_alone) - one).mean() > 0.5


def test_what_lies_beyond_the_domain_is_left_blank() -> None:
    pixels = drawn(seen(about(2.0, 0.0, 1.0)))
    blank = (pixels == (255, 0, 255)).all(axis=-1)
    assert not blank[10:170, 20:140].any()
    assert blank[:, 140:].all()
    assert seen(about(9.0, 0.0, 1.0)) == []


def test_the_surface_is_never_asked_beyond_the_domain() -> None:
    asked = []

    def f(x, y):
        asked.append((np.min(x), np.max(x), np.min(y), np.max(y)))
        return x + y

    plain = Surface("plain", "x + y", f, lambda x, y: (1 + 0 * x, 1 + 0 * y), WHOLE)
    asked.clear()
    seen(about(2.0, 1.9, 1.0), surface=plain)
    ((x0, x1, y0, y1),) = asked
    assert x0 >= -2
    assert x1 <= 2
    assert y0 >= -2
    assert y1 <= 2


def test_flat_and_broken_ground_is_drawn() -> None:
    for f in (
        lambda x, y: 1 + 0 * x * y,
        lambda x, y: np.where(x * y > 0, 3.0, np.nan),
        lambda x, y: np.where(x * y > 0, np.inf, -np.inf),
    ):
        broken = Surface("broken", "1", f, lambda x, y: (0 * x, 0 * y), WHOLE)
        assert (drawn(seen(about(0.0, 0.0, 1.0), surface=broken))[10:170, 20:260] > 90).any()


def test_the_ramp_runs_from_its_first_colour_to_its_last() -> None:
    ramp = ("#000000", "#808080", "#ffffff")
    assert [ramp_colour(ramp, share) for share in (0, 0.5, 1)] == list(ramp)
    assert ramp_colour(ramp, 0.25) == "#404040"
