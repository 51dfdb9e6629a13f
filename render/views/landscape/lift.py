"""The lift: how far what is drawn on the terrain is brought nearer, so that it does not sink in."""

import numpy as np

from render.shapes import Array
from render.views.landscape.camera import DISTANCE, Camera

LIFT, HIGHEST_LIFT = 0.0004, 0.012
"""Depth by which all is brought nearer at least, and at most where the ground falls away."""


def lifted(camera: Camera, points: Array, normals: Array, *, reach: float) -> tuple[Array, Array]:
    """Pixels and depth of points on the terrain (n, 3), of what reaches so many pixels from them.

    Across a stroke or a head the ground's depth changes with its slope against the eye; without
    the lift the half where it rises would sink into the ground.
    """
    pixels, depth = camera.project(points)
    facing = normals @ camera.axes.T
    steepness = np.hypot(facing[:, 0], facing[:, 1]) / np.maximum(facing[:, 2], 1e-3)
    lift = steepness * reach / camera.zoom / DISTANCE + LIFT
    return pixels, depth - np.minimum(lift, HIGHEST_LIFT)
