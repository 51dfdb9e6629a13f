"""How a step is played: which arrows it has, and how far they have grown when."""

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.scene.scene import Scene
from render.simulation.anatomy import Anatomy
from render.simulation.flatness import steepness
from surfaces import Points

PLAYED = 0.16
"""Seconds that a step must take to be played; a faster one shows its arrows complete."""

CARRIED, PUSHED, MOVED, MADE, WALKED = (0, 0.2), (0.2, 0.42), (0.42, 0.56), (0.56, 0.7), (0.7, 1)
"""The shares of a played step's time in which its arrows grow, and the walker follows the last."""

PROBED = (0.12, 0.22)
"""The share of its time in which the ring about the gradient's place appears."""

GONE = (0, 0.2)
"""The share of the next step's time in which its arrows fade."""

Role = Literal["carried", "asked", "pushed", "downhill", "step"]
"""The push where the gradient was taken is "asked", and "pushed" where it is added."""


class Part(NamedTuple):
    """An arrow in the plane, from its tail to its tip, (2,) each."""

    role: Role
    tail: Points
    tip: Points


def parts(anatomy: Anatomy, k: int, share: float) -> list[Part]:
    """The arrows of step k as far as they have grown after a share of its time, 0 to 1.

    The push grows where the gradient is taken and moves on to where the walker is carried. What
    is drawn last comes last.
    """
    here, asked, carried = anatomy.points[k], anatomy.asked[k], anatomy.carried[k]
    found = []
    grows = grown(share, PUSHED)
    if anatomy.in_two_parts:
        pushed = grows * anatomy.pushed[k]
        moved = asked + grown(share, MOVED) * (here + carried - asked)
        found = [
            Part("asked", asked, asked + pushed),
            Part("pushed", moved, moved + pushed),
            Part("carried", here, here + grown(share, CARRIED) * carried),
        ]
    elif not anatomy.linear:
        found = [Part("downhill", asked, asked + grows * downhill(anatomy, k))]
    made = here + grown(share, MADE) * (anatomy.ends[k] - here)
    return [*found, Part("step", here, made)]


def downhill(anatomy: Anatomy, k: int) -> Points:
    """The direction of −∇f at step k, as long as the step, shape (2,)."""
    gradient = anatomy.gradients[k]
    size = float(steepness(gradient))
    length = float(np.linalg.norm(anatomy.carried[k] + anatomy.pushed[k]))
    return -gradient * (length / size) if size > 0 else np.zeros(2)


def paces(scene: Scene) -> tuple[float, NDArray[np.bool_]]:
    """Steps a second of walking, and whether each step (steps,) takes long enough to be played."""
    timeline = scene.timeline()
    at = np.array([timeline.step(frame) for frame in range(len(timeline))])
    taken = np.minimum((at + 1e-9).astype(int), scene.steps - 1)
    walking = (at - taken > 2e-9) & (at < scene.steps)
    frames = np.bincount(taken[walking], minlength=scene.steps)
    seconds = max(1.0, float(frames.sum())) / timeline.fps
    return scene.steps / seconds, (frames + 1) / timeline.fps >= PLAYED


def grown(share: float, phase: tuple[float, float]) -> float:
    """How far a phase has come after a share of the time, 0 to 1, easing in and out."""
    begin, end = phase
    t = min(1.0, max(0.0, (share - begin) / (end - begin)))
    return t * t * (3 - 2 * t)
