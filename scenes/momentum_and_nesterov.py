"""Momentum overshoots the minimum; Nesterov, who looks ahead, brakes sooner and overshoots less.

Both roll down the same valley with the same rate. Momentum swings out to x = −2.01 and back to
−0.81; Nesterov turns at −1.81 and at −1.31.

The rate, 0.01, and the momentum, 0.95, are those of the picture re-created.

After the figure of "DL Notes: Advanced Gradient Descent" (Medina, 2023).
"""

from optimizers import Momentum, Nesterov
from render import Contour, Landscape, Scene
from surfaces import plateau

scene = Scene(
    title="Momentum overshoots, Nesterov looks ahead",
    surface=plateau,
    starts=[(1, -0.5)],
    optimizers=[Momentum(0.01, momentum=0.95), Nesterov(0.01, momentum=0.95)],
    steps=120,
    views=[Contour(), Landscape()],
    domain=((-2.5, 1.5), (-1.25, 1.25)),
    captions="events",
)
