"""rates_for(surface): learning rates of a size that suits the ground, where none are searched."""

from collections.abc import Mapping

import numpy as np

from surfaces import Surface, hessian

REACH = 0.5
"""Of the domain's diagonal: how far walkers should come in all their steps."""

STEEP = 0.3
"""Of what the largest curvature allows a plain step, so that none of them is thrown."""


def rates_for(surface: Surface, steps: int) -> Mapping[str, float]:
    """A rate for each class of the article, by name, of one digit.

    Those that step by the slope's size come half the domain's diagonal in all steps at its middle
    slope, unless its curvature, of which nine tenths of the domain have less, would throw them;
    those that do not, step it in equal parts.
    """
    low, high = np.transpose(surface.domain)
    diagonal = float(np.linalg.norm(high - low))
    axes = [np.linspace(a, b, 23)[1:-1] for a, b in surface.domain]
    points = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)
    with np.errstate(all="ignore"):
        slopes = np.linalg.norm(surface.gradient(points), axis=1)
        bends = np.abs(np.linalg.eigvalsh(_finite(hessian(surface, points)))).max(axis=1)
    slope = float(np.median(slopes[np.isfinite(slopes)])) or 1.0
    bend = float(np.quantile(bends, 0.9))
    pace = REACH * diagonal / steps
    plain = pace / slope if bend <= 0 else min(pace / slope, STEEP / bend)
    rates = {
        "SGD": plain,
        "Momentum": plain / 3,
        "Nesterov": plain / 3,
        "AdaGrad": pace * np.sqrt(steps) / 2,
        "RMSProp": pace,
        "AdaDelta": 1.0,
        "Adam": pace,
    }
    return {name: float(f"{rate:.1g}") for name, rate in rates.items()}


def _finite(
    matrices: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Those that are finite, or one of nought."""
    kept = matrices[np.isfinite(matrices).all(axis=(1, 2))]
    return kept if len(kept) else np.zeros((1, 2, 2))
