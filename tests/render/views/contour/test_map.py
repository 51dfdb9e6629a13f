"""The contour view: true to scale, bands at the levels, the walkers where they are."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from render import Contour, Scene, simulate
from render.scene.themes import LIGHT
from render.scene.view import Box, Moment
from render.shapes import Bands, Line, Marker
from render.views.contour.bands import ramp_steps
from render.views.contour.map import Map, fit
from surfaces import saddle, two_wells

BOX = Box(20, 30, 640, 400)


def stage(declared: Scene) -> Map:
    found = declared.views[0].stage(declared, simulate(declared), BOX, scale=0.6)
    assert isinstance(found, Map)
    return found


@pytest.fixture
def scene(drift) -> Scene:
    return Scene("Map", saddle, [(-0.5, 0.25)], [drift(0.25, 0.125)], 8, [Contour()])


@pytest.mark.parametrize("shape", [0.7, 1.0, 1.6, 2.5])
def test_x_and_y_are_to_one_scale_where_the_shape_allows_it(shape: float) -> None:
    plot = fit(((0, shape), (0, 1)), BOX, LIGHT, 0.6)
    assert plot.width / shape == pytest.approx(plot.height, abs=1.5)
    assert BOX.left <= plot.left
    assert plot.right <= BOX.right
    assert BOX.top <= plot.top
    assert plot.bottom <= BOX.bottom


def test_a_domain_that_is_a_sliver_fills_the_box() -> None:
    plot = fit(((0, 100), (0, 1)), BOX, LIGHT, 0.6)
    assert plot.width > 0.8 * BOX.width
    assert plot.height > 0.8 * BOX.height


def test_the_corners_of_the_domain_are_those_of_the_plot(scene: Scene) -> None:
    built = stage(scene)
    corners = built.place(np.array([(-1.0, -1.0), (1.0, 1.0)]))
    assert tuple(corners[0]) == (built.plot.left, built.plot.bottom)
    assert tuple(corners[1]) == (built.plot.right, built.plot.top)


@pytest.mark.parametrize("scale", ["linear", "sqrt", "log"])
def test_levels_divide_the_scaled_height_evenly(scene: Scene, scale) -> None:
    domain = ((-2, 2), (-2, 2))
    view = Contour(levels=8, scale=scale)
    built = stage(replace(scene, surface=two_wells, domain=domain, views=[view]))
    (bands,) = (s for s in built.backdrop(Moment(0, 0)) if isinstance(s, Bands))
    side = built.plot.width
    centres = -2 + (np.arange(side) + 0.5) / side * 4
    values = two_wells.value(np.stack(np.meshgrid(centres, centres[::-1]), axis=-1))
    ends = np.linspace(-2, 2, 201)
    whole = two_wells.value(np.stack(np.meshgrid(ends, ends), axis=-1))
    lowest = two_wells.minima[0].value
    above, span = np.maximum(values - lowest, 0), whole.max() - lowest
    heights = {
        "linear": above / span,
        "sqrt": np.sqrt(above / span),
        "log": np.log1p(above) / np.log1p(span),
    }
    assert np.maximum(bands.levels, 0) == pytest.approx(8 * heights[scale], abs=1e-9)
    assert len(bands.colours) == 8


@pytest.mark.parametrize(("scale", "said"), [("linear", ""), ("sqrt", "sqrt"), ("log", "log")])
def test_scaled_levels_are_said_on_the_picture(scene: Scene, scale, said: str) -> None:
    note = stage(replace(scene, views=[Contour(scale=scale)])).note
    assert note == "" if not said else said in note


def test_the_head_stands_at_its_step(scene: Scene) -> None:
    built = stage(scene)
    for step in (0.0, 1.5, 4.0):
        head = built.actors(Moment(step, 0.0))[-1]
        assert isinstance(head, Marker)
        expected = built.place(np.array([-0.5 + 0.25 * step, 0.25 + 0.125 * step]))
        assert (head.x, head.y) == pytest.approx(tuple(expected))
        assert not head.hollow


def test_a_walker_that_left_has_a_hollow_head_at_the_edge(scene: Scene) -> None:
    built = stage(scene)
    head = built.actors(Moment(8.0, 1.0))[-1]
    assert isinstance(head, Marker)
    assert head.hollow
    assert (head.x, head.y) == pytest.approx(tuple(built.place(np.array([1.0, 1.0]))))


def test_a_walker_that_has_left_is_hollow_while_it_crosses_the_picture(scene: Scene) -> None:
    class Swings:
        """From 0 to 2, to −2, to 2, and so on, along x."""

        def start(self, position: Any) -> int:  # noqa: ARG002  # as the protocol has it
            return 0

        def step(self, gradient: Any, position: Any, state: int) -> Any:  # noqa: ARG002
            return position * (0, 1) + ((2, 0), (-2, 0))[state % 2], state + 1

    built = stage(replace(scene, optimizers=[Swings()], starts=[(0.0, 0.25)], steps=4))
    for step, hollow in ((0.25, False), (1.0, True), (1.5, True), (2.5, True)):
        head = built.actors(Moment(step, 0.5))[-1]
        assert isinstance(head, Marker)
        assert head.hollow == hollow


def test_every_minimum_in_the_picture_has_a_cross(scene: Scene) -> None:
    def crosses(declared: Scene) -> list[Line]:
        shapes = stage(declared).backdrop(Moment(0, 0))
        return [s for s in shapes if isinstance(s, Line) and len(s.points) == 4]

    wells = replace(scene, surface=two_wells, domain=((-2, 2), (-2, 2)))
    assert len(crosses(wells)) == 2
    assert len(crosses(replace(wells, domain=((-2, 0), (-1, 1)), starts=[(-0.5, 0.2)]))) == 1
    middle = crosses(wells)[0].points.mean(axis=0)
    assert tuple(middle) == pytest.approx(tuple(stage(wells).place(np.array([-0.9363006, 0]))))


def test_ramp_steps_are_colours_from_low_to_high() -> None:
    assert ramp_steps(("#000000", "#ffffff"), 2) == ("#404040", "#bfbfbf")
    assert len(set(ramp_steps(("#000000", "#808080", "#ffffff"), 16))) == 16
