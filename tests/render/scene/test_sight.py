"""What the eye tells apart: measured as a library measures it."""

from itertools import product

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE

from render.scene.sight import NEAR, SIGHTS, apart

COLOURS = np.array(list(product((20, 96, 176, 250), repeat=3)))
BLIND = ("protan", "deuteran", "tritan")


@pytest.mark.parametrize(("row", "kind"), list(enumerate(BLIND, start=1)))
def test_a_colour_blindness_is_the_published_one(row: int, kind: str) -> None:
    space = {"name": "sRGB1+CVD", "cvd_type": f"{kind}omaly", "severity": 100}
    linear = cspace_convert(COLOURS / 255, "sRGB1", "sRGB1-linear")
    expected = cspace_convert(
        cspace_convert(COLOURS / 255, space, "sRGB1"), "sRGB1", "sRGB1-linear"
    )
    np.testing.assert_allclose(linear @ SIGHTS[row].T, expected, atol=2e-3)


def test_distances_are_symmetric_and_nothing_is_away_from_itself() -> None:
    found = apart([(r, g, b) for r, g, b in COLOURS.tolist()])
    np.testing.assert_array_equal(found, found.T)
    assert not found.diagonal().any()


def test_black_is_a_hundred_from_white() -> None:
    assert apart([(0, 0, 0), (255, 255, 255)])[0, 1] == pytest.approx(100, abs=0.01)


def test_what_is_near_is_so_for_a_library_as_well() -> None:
    colours = [(r, g, b) for r, g, b in COLOURS.tolist()]
    found = apart(colours)
    spaces = [
        "sRGB1",
        *({"name": "sRGB1+CVD", "cvd_type": f"{k}omaly", "severity": 100} for k in BLIND),
    ]
    worst = np.full(found.shape, np.inf)
    for space in spaces:
        seen = np.clip(cspace_convert(COLOURS / 255, space, "sRGB1"), 0, 1)
        worst = np.minimum(worst, deltaE(seen[:, None], seen[None], input_space="sRGB1"))
    pairs = np.triu_indices(len(colours), 1)
    assert np.corrcoef(found[pairs], worst[pairs])[0, 1] > 0.9
    assert worst[pairs][found[pairs] >= NEAR].min() > 6


def test_a_red_and_a_green_come_near_for_the_colour_blind() -> None:
    assert apart([(176, 74, 60), (111, 122, 43)])[0, 1] < 20
    assert apart([(176, 74, 60), (20, 30, 160)])[0, 1] > 25
