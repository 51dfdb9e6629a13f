"""When a walker settles in a minimum: it comes near, stays, and comes to rest."""

import numpy as np

from render.events.saddles import diagonal_of
from render.scene.scene import Scene
from render.simulation.simulate import NEAR_MINIMUM, REST
from render.trajectory import Trajectory

LASTING, LEAST = 0.05, 3
"""Share of the steps for which it must have stayed at the end, and the least: not passing by."""


def minimum_settled_in(scene: Scene, trajectory: Trajectory) -> tuple[int, int] | None:
    """The step from which on a walker stays at a known minimum to its end, and which, or None.

    At a minimum is who is within NEAR_MINIMUM of the domain's diagonal of it. None where it
    starts there, where it diverges, where it has been there for less than LASTING of the steps,
    and where it has not come to rest: in each of as many last steps it moves by REST at most.
    """
    points, steps = trajectory.points, len(trajectory.points) - 1
    lasting = max(LEAST, int(np.ceil(LASTING * steps)))
    diagonal = diagonal_of(scene.shown)
    moves = np.linalg.norm(np.diff(points[-lasting - 1 :], axis=0), axis=-1)
    if trajectory.stopped_at is not None or moves.max(initial=0.0) > REST * diagonal:
        return None
    for index, minimum in enumerate(scene.surface.minima):
        away = np.linalg.norm(points - np.array(minimum[:2]), axis=-1)
        beyond = np.flatnonzero(away > NEAR_MINIMUM * diagonal)
        last = int(beyond[-1]) + 1 if len(beyond) else 0
        if 0 < last <= steps - lasting:
            return last, index
    return None
