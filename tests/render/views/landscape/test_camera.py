"""The camera: a picture that keeps straight lines, depth that grows away from the eye."""

from dataclasses import replace

import numpy as np
import pytest

from render.scene.view import Box
from render.views.landscape.camera import Camera

CAMERA = Camera(azimuth=30, elevation=40, zoom=100, x=50, y=60)


@pytest.mark.parametrize("azimuth", [-170, 0, 33, 120])
@pytest.mark.parametrize("elevation", [5, 45, 90])
def test_right_up_and_towards_are_a_right_handed_frame(azimuth: float, elevation: float) -> None:
    axes = Camera(azimuth, elevation).axes
    assert axes @ axes.T == pytest.approx(np.eye(3), abs=1e-12)
    assert np.linalg.det(axes) == pytest.approx(1)


def test_from_minus_ninety_degrees_x_goes_right_and_y_goes_away() -> None:
    camera = replace(CAMERA, azimuth=-90)
    pixels, depth = camera.project(np.array([(0.0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1)]))
    assert pixels[1, 0] > pixels[0, 0]
    assert pixels[1, 1] == pytest.approx(pixels[0, 1])
    assert depth[2] > depth[0]
    assert pixels[3, 1] < pixels[0, 1]


def test_the_origin_is_at_its_pixel() -> None:
    pixels, _ = CAMERA.project(np.zeros(3))
    assert tuple(pixels) == (50, 60)


def test_depth_is_linear_on_the_screen() -> None:
    rng = np.random.default_rng(3)
    a, b = rng.uniform(-1, 1, (2, 3))
    pixels, depth = CAMERA.project(a + np.linspace(0, 1, 9)[:, None] * (b - a))
    along = np.linalg.norm(pixels - pixels[0], axis=1)
    line = depth[0] + (depth[-1] - depth[0]) * along / along[-1]
    assert depth == pytest.approx(line, abs=1e-12)


def test_nearer_points_have_less_depth() -> None:
    towards = CAMERA.axes[2]
    _, depth = CAMERA.project(np.linspace(-1, 1, 5)[:, None] * towards)
    assert (np.diff(depth) < 0).all()


def test_fitted_the_points_fill_the_box_and_stay_in_it_all_the_way_round() -> None:
    points = np.random.default_rng(4).uniform(-1, 1, (50, 3))
    box = Box(100, 50, 640, 360)
    azimuths = np.linspace(0, 360, 25)
    camera = CAMERA.fitted(points, box, azimuths=azimuths)
    seen = np.concatenate(
        [replace(camera, azimuth=float(azimuth)).project(points)[0] for azimuth in azimuths]
    )
    low, high = seen.min(axis=0), seen.max(axis=0)
    assert (low >= (box.left - 1e-9, box.top - 1e-9)).all()
    assert (high <= (box.right + 1e-9, box.bottom + 1e-9)).all()
    assert max((high - low) / (box.width, box.height)) == pytest.approx(1)
