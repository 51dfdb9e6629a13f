"""The heads of a crowd are those of its paths, each by itself."""

import numpy as np
import pytest

from render import Curves, Scene, simulate
from render.scene.view import Box
from render.views.paths.crowd import Crowd
from render.views.paths.strand import strands_of
from scenes.learning_rates import scene as learning_rates
from scenes.saddle import scene as saddle
from scenes.too_large_a_rate import scene as too_large_a_rate

SCENES = [saddle, learning_rates.variants[-1].scene, too_large_a_rate]


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.title)
def test_heads_found_together_are_those_found_alone(scene: Scene) -> None:
    crowd = Crowd(tuple(strands_of(scene, simulate(scene), np.array([300.0, 300.0]), scale=1)))
    for step in np.linspace(0, scene.steps, 41).tolist():
        heads = crowd.heads(step)
        alone = [strand.path.head(step) for strand in crowd.strands]
        assert np.array_equal(heads.points, [head.point for head in alone])
        assert heads.inside.tolist() == [head.inside for head in alone]


def test_some_walkers_leave_or_stop() -> None:
    found = []
    for scene in SCENES:
        crowd = Crowd(tuple(strands_of(scene, simulate(scene), np.ones(2), scale=1)))
        found += crowd.heads(float(scene.steps)).inside.tolist()
    assert set(found) == {True, False}


def test_curves_of_different_lengths_keep_their_heads() -> None:
    stage = Curves("learning rate").stage(saddle, simulate(saddle), Box(0, 0, 300, 200), scale=1)
    for step in (0.0, 0.5, saddle.steps - 1.0, float(saddle.steps)):
        heads = stage.crowd.heads(step)
        alone = [strand.path.head(step).point for strand in stage.strands]
        assert np.array_equal(heads.points, alone)


def test_no_strands_have_no_heads() -> None:
    assert len(Crowd(()).heads(3.0).points) == 0
