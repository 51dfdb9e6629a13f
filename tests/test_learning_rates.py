"""The learning rates that scenes chose by rule are those that the rule gives."""

from dataclasses import replace

import numpy as np
import pytest

from optimizers import Optimizer
from render import Scene
from render.simulation.simulate import walk
from scenes import beale_wall, rastrigin, rosenbrock

pytestmark = pytest.mark.thorough

RATES = sorted(factor * 10.0**power for power in range(-6, 3) for factor in (1, 2, 5))
RATES_AND_WORDS = [
    (rosenbrock, 1 / 20, "neither leave the picture nor go uphill in more than one step of twenty"),
    (rastrigin, 1.0, "without leaving the picture"),
    (beale_wall, 1.0, "without leaving the picture"),
]


def best_rate(scene: Scene, optimizer: Optimizer, uphill: float) -> float:
    """Of the rates that keep to the picture and seldom go uphill, the one that ends lowest.

    Of those that end as low to three digits, the smallest.
    """
    (x0, x1), (y0, y1) = scene.shown
    ends = {}
    for rate in RATES:
        walker = replace(optimizer, learning_rate=rate)
        with np.errstate(all="ignore"):
            points = walk(
                walker, lambda _: scene.surface.gradient, scene.starts, steps=scene.steps
            )[:, 0]
            values = scene.surface.value(points)
        x, y = points.T
        stays = ((x0 <= x) & (x <= x1) & (y0 <= y) & (y <= y1)).all()
        if stays and (np.diff(values) > 0).mean() <= uphill:
            ends[rate] = values[-1]
    lowest = min(ends.values())
    return min(rate for rate, end in ends.items() if end <= lowest + 0.0005 * abs(lowest))


@pytest.mark.parametrize(
    ("module", "uphill", "words"), RATES_AND_WORDS, ids=["rosenbrock", "rastrigin", "beale_wall"]
)
def test_each_rate_is_the_one_that_its_scenes_rule_gives(module, uphill, words) -> None:
    assert words in " ".join(module.__doc__.split())
    line_up = module.scene.optimizers
    chosen = {optimizer.label: optimizer.learning_rate for optimizer in line_up}
    best = {o.label: best_rate(module.scene, o, uphill) for o in line_up}
    assert chosen == pytest.approx(best)
