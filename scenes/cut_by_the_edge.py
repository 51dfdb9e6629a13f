"""The eggholder's deepest egg is cut by the edge: whoever follows the slope walks out of it.

The minimum that is published, at (512, 404.23), is one of the square alone: the gradient does not
vanish there, and the ground goes on falling beyond. The picture ends where the square does, and its
wall shows the egg cut open. SGD, Momentum and Adam walk out. Projected SGD, written below, takes
SGD's step and then goes back to the nearest point of the square: to the edge, and along it to the
minimum.

One rate by hand, 0.1, with which SGD neither creeps nor jumps; the projected one takes the same,
Momentum a tenth of it, for its steps add up tenfold, and Adam 1, about as long a step as theirs.
"""

from dataclasses import dataclass

import numpy as np

from optimizers import SGD, Adam, Gradient, Momentum
from render import Clock, Contour, Landscape, Scene
from surfaces import Points, eggholder


@dataclass(frozen=True)
class ProjectedSGD:
    """θ ← P(θ − η ∇f(θ)), where P is the nearest point of the domain."""

    learning_rate: float
    label: str = "Projected SGD"

    def start(self, position: Points) -> None:
        """It remembers nothing."""

    def step(self, gradient: Gradient, position: Points, state: None) -> tuple[Points, None]:
        """SGD's step, and back into the domain."""
        low, high = np.transpose(eggholder.domain)
        stepped = position - self.learning_rate * gradient(position)
        return np.clip(stepped, low, high), state


scene = Scene(
    title="The deepest egg is cut by the edge",
    surface=eggholder,
    starts=[(440, 370)],
    optimizers=[SGD(0.1), Momentum(0.01), Adam(1), ProjectedSGD(0.1)],
    steps=170,
    views=[Landscape(azimuth=-20, elevation=38), Contour()],
    domain=((430, 512), (345, 427)),
    clock=Clock(12),
    captions={
        (100, 141): "SGD, Momentum and Adam walk out: the ground goes on falling",
        (144, 170): "Projected SGD goes back to the edge, and along it to the minimum",
    },
)
