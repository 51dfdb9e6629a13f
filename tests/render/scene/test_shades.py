"""Shades of a class's colour, as CAM02-UCS measures them from the ground that they run over."""

from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE
from numpy.typing import NDArray

from render.scene.mixing import mix, rgb
from render.scene.theme import Theme
from render.scene.themes import DARK, LIGHT

each_theme = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def distances(colours: list[str], others: list[str]) -> NDArray[np.float64]:
    one, other = (np.array([rgb(colour) for colour in given]) for given in (colours, others))
    found: NDArray[np.float64] = deltaE(one[:, None], other[None], input_space="sRGB255")
    return found


@each_theme
def test_the_second_of_a_class_is_not_swallowed_by_the_ramp(theme: Theme) -> None:
    for name in theme.paths:
        first, second = ([one] for one in theme.colours_of([name] * 2))
        assert distances(second, list(theme.ramp)).min() > 9, name
        assert distances(first, second).min() > 8, name


@each_theme
@pytest.mark.parametrize(("count", "off", "apart"), [(3, 8.5, 8), (4, 8.5, 6.5), (5, 7.5, 5.5)])
def test_more_of_a_class_are_told_apart_and_lost_on_no_ground(
    theme: Theme, count: int, off: float, apart: float
) -> None:
    ramp = [*theme.ramp, *(mix(low, high, 0.5) for low, high in pairwise(theme.ramp))]
    spare = {f"spare {k}": one for k, one in enumerate(theme.spare)}
    known = replace(theme, paths={**theme.paths, **spare})
    for name, colour in known.paths.items():
        shades = known.colours_of([name] * count)
        alone = distances([colour], ramp).min()  # of a few the very colour is near the ramp
        assert distances(shades, ramp).min() > min(off, alone), name
        assert distances(shades, [theme.ground]).min() > 20, name
        assert name == "SGD" or distances(shades, [theme.paths["SGD"]]).min() > 9, name
        assert min(distances([a], [b]).min() for a, b in combinations(shades, 2)) > apart, name


@each_theme
@pytest.mark.parametrize("count", [3, 4, 5, 7])
def test_each_of_a_class_has_more_contrast_with_the_ground_than_the_one_before(
    theme: Theme, count: int
) -> None:
    ground = cspace_convert(rgb(theme.ground), "sRGB255", "CAM02-UCS")[0]
    for name in [*theme.paths, "Mine"]:
        shades = [rgb(one) for one in theme.colours_of([name] * count)]
        lightness = cspace_convert(shades, "sRGB255", "CAM02-UCS")[:, 0]
        assert (np.diff(np.abs(lightness - ground)) > 0).all(), name


@each_theme
def test_shades_of_one_class_are_of_its_hue(theme: Theme) -> None:
    for name, colour in theme.paths.items():
        _, a, b = cspace_convert(rgb(colour), "sRGB255", "CAM02-UCS")
        if np.hypot(a, b) < 15:
            continue  # a grey has no hue
        shades = [rgb(one) for one in theme.colours_of([name] * 3)]
        _, *ab = np.transpose(cspace_convert(shades, "sRGB255", "CAM02-UCS"))
        turned = np.angle((ab[0] + 1j * ab[1]) / (a + 1j * b), deg=True)
        assert (np.abs(turned) < 40).all(), (name, turned)


@each_theme
def test_shades_are_those_of_any_other_line_up(theme: Theme) -> None:
    shades = theme.colours_of(["Adam"] * 3)
    mixed = theme.colours_of(["SGD", "Adam", "Momentum", "Adam", "Adam"])
    assert [mixed[k] for k in (1, 3, 4)] == shades
