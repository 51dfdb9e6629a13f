"""Shades of a class's colour, as CAM02-UCS measures them from the ground that they run over."""

import numpy as np
import pytest
from colorspacious import deltaE

from render.scene.theme import Theme, rgb
from render.scene.themes import DARK, LIGHT


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_second_of_a_class_is_not_swallowed_by_the_ramp(theme: Theme) -> None:
    ramp = np.array([rgb(one) for one in theme.ramp])
    for name in theme.paths:
        first, second = (np.array([rgb(one)]) for one in theme.colours_of([name] * 2))
        assert deltaE(second, ramp, input_space="sRGB255").min() > 9, name
        assert deltaE(first, second, input_space="sRGB255").min() > 8, name
