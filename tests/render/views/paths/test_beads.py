"""Markers along paths: evenly apart, as far as walked, and only where colours come near."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from optimizers import SGD, Momentum
from render import Contour, Curves, Landscape, Scene, simulate
from render.scene.view import Box, Moment
from render.shapes import Marker
from render.views.paths.path import Path
from render.views.paths.strand import bead_places
from surfaces import sphere

BOX = Box(0, 0, 640, 360)


class Kin:
    """SGD, in the colour and with the marker of another class."""

    def __init__(self, kind: str, learning_rate: float) -> None:
        self.kind = self.label = kind
        self.rule = SGD(learning_rate)

    def start(self, position: NDArray[np.float64]) -> object:
        return self.rule.start(position)

    def step(self, gradient: object, position: object, state: object) -> object:
        return self.rule.step(gradient, position, state)  # type: ignore[arg-type]


def scene_of(*line_up: object) -> Scene:
    return Scene(
        title="Beads",
        surface=sphere,
        starts=[(-4, 3)],
        optimizers=list(line_up),  # type: ignore[arg-type]
        steps=40,
        views=[Contour()],
    )


NEAR = scene_of(Kin("RMSProp", 0.02), Kin("AdaBelief", 0.03))
APART = scene_of(SGD(0.02), Momentum(0.02))
VIEWS = [Contour(), Landscape(turn=40), Curves("value")]


def markers(scene: Scene, view: object, step: float) -> list[Marker]:
    stage = view.stage(scene, simulate(scene), BOX, scale=0.5)  # type: ignore[attr-defined]
    moment = Moment(step, step / scene.steps)
    return [shape for shape in stage.actors(moment) if isinstance(shape, Marker)]


@pytest.mark.parametrize("view", VIEWS, ids=["contour", "landscape", "curves"])
def test_paths_of_near_colours_bear_their_markers(view: object) -> None:
    look = NEAR.look
    forms = {look.markers["RMSProp"], look.markers["AdaBelief"]}
    beads = [one for one in markers(NEAR, view, 40.0) if one.radius < 0.85 * look.head * 0.62]
    assert {bead.form for bead in beads} >= forms
    few, more = (len(markers(NEAR, view, step)) for step in (4.0, 40.0))
    assert few < more


@pytest.mark.parametrize("view", VIEWS, ids=["contour", "landscape", "curves"])
def test_paths_that_every_eye_tells_apart_bear_none(view: object) -> None:
    assert len(markers(APART, view, 4.0)) == len(markers(APART, view, 40.0))


def test_beads_lie_evenly_apart_and_the_first_half_as_far_on() -> None:
    (walk,) = simulate(replace(APART, optimizers=[SGD(0.01)], steps=400))
    path = Path.of(walk, APART.shown)
    pixels = np.array([50.0, 80.0])
    places = bead_places(path, pixels, every=30.0)
    pieces = np.linalg.norm(np.diff(path.points, axis=0) * pixels, axis=1)
    passed = np.concatenate([[0.0], pieces.cumsum()])[places]
    np.testing.assert_allclose(passed, 15 + 30 * np.arange(len(places)), atol=pieces.max())
    assert len(places) == int((pieces.sum() - 15) // 30) + 1


def test_a_path_that_goes_nowhere_bears_no_beads_however_near_they_may_be() -> None:
    (walk,) = simulate(replace(APART, optimizers=[SGD(1e-300)]))
    assert len(bead_places(Path.of(walk, APART.shown), np.ones(2), every=0.0)) == 0
