"""What a rule may look at besides the gradient: f, and its second derivatives."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from optimizers import SGD
from render import Contour, Gaussian, Scene, simulate
from render.checking.terrains import TERRAINS, Terrain
from render.checking.walking import walked
from render.simulation.anatomy import anatomy_of
from render.simulation.basins import reached
from surfaces import Surface, hessian, rosenbrock
from surfaces.differences import curvature_of


@dataclass(frozen=True)
class Newton:
    """θ ← θ − H⁻¹∇f."""

    label: str = "Newton"

    def start(self, position: Any) -> tuple[()]:  # noqa: ARG002  # it remembers nothing
        return ()

    def step(self, gradient: Any, position: Any, state: Any) -> Any:
        g = gradient(position)
        return position - np.linalg.solve(gradient.curvature(position), g[..., None])[..., 0], state


def scene_of(**given: Any) -> Scene:
    return Scene(
        "Told", rosenbrock, [(-1.2, 1), (0, 0)], [Newton(), SGD(0.001)], 8, [Contour()], **given
    )


def test_newtons_method_is_written_in_two_lines_and_arrives() -> None:
    (walk, *_) = simulate(scene_of())
    first = np.array([-1.2, 1.0])
    g, matrix = rosenbrock.gradient(first), hessian(rosenbrock, first)
    np.testing.assert_allclose(walk.points[1], first - np.linalg.inv(matrix) @ g, rtol=1e-12)
    np.testing.assert_allclose(walk.points[-1], [1, 1], atol=1e-6)


def test_noise_leaves_the_curvature_as_it_is() -> None:
    told = []

    class Looks(Newton):
        def step(self, gradient: Any, position: Any, state: Any) -> Any:
            told.append((position, gradient.curvature(position)))
            return position, state

    simulate(Scene("Told", rosenbrock, [(1, 2)], [Looks()], 2, [Contour()], noise=Gaussian(9)))
    for position, matrix in told:
        np.testing.assert_array_equal(matrix, hessian(rosenbrock, position))


def test_a_step_is_taken_apart_and_a_basin_found_with_the_curvature() -> None:
    scene = scene_of()
    parts = anatomy_of(scene, simulate(scene)[0])
    np.testing.assert_allclose(parts.carried, 0, atol=1e-12)
    np.testing.assert_array_equal(reached(scene, 0, np.array([(-1.2, 1.0)])).minima, [0])


@pytest.mark.parametrize("ground", TERRAINS, ids=lambda ground: ground.name)
def test_the_grounds_of_a_check_have_the_curvature_of_their_gradients(ground: Terrain) -> None:
    points = np.array(ground.starts) * 0.9
    expected = curvature_of(ground.gradient, ((-1, 1), (-1, 1)), points)
    found = ground.curvature(points)
    assert found.shape == (len(points), 2, 2)
    np.testing.assert_allclose(found, expected, rtol=1e-8, atol=1e-14)


def test_a_check_hands_the_curvature_to_who_asks_for_it() -> None:
    ground = TERRAINS[0]
    walk = walked(Newton(), ground, np.array(ground.starts), steps=1)
    np.testing.assert_allclose(walk.points[1], 0, atol=1e-14)


def test_a_surface_has_its_curvature_without_second_derivatives_of_its_own() -> None:
    bowl = Surface(
        "bowl", "", lambda x, y: x**2 + 5 * y**2, lambda x, y: (2 * x, 10 * y), ((-1, 1), (-1, 1))
    )
    (walk,) = simulate(Scene("Told", bowl, [(0.7, 0.3)], [Newton()], 1, [Contour()]))
    np.testing.assert_allclose(walk.points[1], 0, atol=1e-9)
