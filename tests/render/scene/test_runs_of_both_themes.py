"""Thin runs under noise: as easily seen in one theme as in the other, by the contrast of WCAG 2."""

import numpy as np
from numpy.typing import NDArray

from render.scene.mixing import mix, rgb
from render.scene.theme import Theme
from render.scene.themes import DARK, LIGHT
from render.views.paths.fan import FEW, strength_of


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it, 0 to 1."""
    shares = np.array(rgb(colour)) / 255
    linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrasts(theme: Theme, grounds: tuple[str, ...], *, runs: int) -> NDArray[np.float64]:
    """Of each class's runs with each ground, log((lighter + 0.05) / (darker + 0.05))."""
    strength = strength_of(theme, runs=runs)
    return np.array(
        [
            [
                abs(
                    np.log(luminance(mix(ground, colour, strength)) + 0.05)
                    - np.log(luminance(ground) + 0.05)
                )
                for ground in grounds
            ]
            for colour in theme.paths.values()
        ]
    )


def test_the_fainter_runs_have_the_same_contrast_with_the_ramp_in_both_themes() -> None:
    for runs in (FEW, 30):
        light, dark = (
            np.percentile(contrasts(theme, theme.ramp, runs=runs).mean(axis=1), 25)
            for theme in (LIGHT, DARK)
        )
        assert 0.85 <= dark / light <= 1.15, runs


def test_in_charts_no_runs_of_one_theme_are_much_fainter_than_those_of_the_other() -> None:
    light, dark = (np.median(contrasts(theme, (theme.ground,), runs=30)) for theme in (LIGHT, DARK))
    assert 1.0 <= dark / light <= 2.5
