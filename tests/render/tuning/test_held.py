"""What the draws of many walks take of memory is what is told, and bounded."""

import tracemalloc

import numpy as np
import pytest

from optimizers import SGD
from render import Contour, Gaussian, MiniBatches, Scene
from render.film.memory import memory_of
from render.noise.noise import held_by
from render.tuning.ground import LARGEST, slopes_for_many
from surfaces import Averaged

STARTS = [(0.1 * k, 0.5) for k in range(8)]


def scene(noise, *, examples: int = 1000, steps: int = 400) -> Scene:
    bowls = Averaged(
        name="bowls",
        formula="",
        loss=lambda x, y, a: (x - a) ** 2 + y**2,
        dloss=lambda x, y, a: (2 * (x - a), 2 * y + 0 * a),
        data=(np.linspace(-1, 1, examples),),
        domain=((-2, 2), (-2, 2)),
    )
    return Scene("Held", bowls, STARTS, [SGD(0.1)], steps, [Contour()], noise=noise)


@pytest.mark.parametrize(
    "noise", [MiniBatches(50, runs=20), MiniBatches(7, runs=60, with_replacement=True)]
)
def test_batches_take_what_they_tell_whoever_starts(noise) -> None:
    declared = scene(noise)
    tracemalloc.start()
    slope_at = slopes_for_many(declared)
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    told = held_by(noise, declared.surface, starts=len(STARTS))
    assert slope_at(3) is slope_at(3)
    assert told.each * declared.steps == pytest.approx(taken, rel=0.35)


def test_batches_beyond_the_bound_are_drawn_again_for_each_walk() -> None:
    declared = scene(MiniBatches(200, runs=100))
    assert 16 * 100 * len(STARTS) * declared.steps < LARGEST  # as normal draws they would be kept
    tracemalloc.start()
    slope_at = slopes_for_many(declared)
    assert tracemalloc.get_traced_memory()[1] < LARGEST / 5
    tracemalloc.stop()
    assert slope_at(3) is not slope_at(3)


def test_what_noise_tells_is_in_a_film_s_memory() -> None:
    few, many = (scene(MiniBatches(10, runs=100), examples=n) for n in (100, 100_100))
    walks = [memory_of(one, one.views[0], size=(640, 360), frames=10).walks for one in (few, many)]
    assert walks[1] - walks[0] == pytest.approx(2 * 8 * 100 * 100_000)
    assert held_by(Gaussian(1.0, runs=5), few.surface, starts=3) == (16 * 15, 0)
    assert held_by(None, few.surface, starts=3) == (0, 0)
