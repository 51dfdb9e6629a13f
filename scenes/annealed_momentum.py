"""Momentum that rises on the way: gentle at the wall, fast in the valley.

Down Rosenbrock's steep wall a heavy ball gathers too much speed: with momentum 0.99 it swings from
side to side for all of these steps. With 0.5 or 0.9 it comes down well, and then crawls along the
floor. Annealed, momentum rises in a straight line from 0.5 to 0.99 over the first 450 steps, and
arrives.

The rate is 0.0002 for all four: of 1, 2 and 5 times the powers of ten, the largest with which none
of them diverges.

The schedule is that of "DL Notes: Advanced Gradient Descent" (Medina, 2023), which describes it and
shows no picture; after Sutskever et al. (2013).
"""

from optimizers import Linear, Momentum
from render import Contour, Curves, Scene
from surfaces import rosenbrock

scene = Scene(
    title="Annealed momentum against fixed",
    surface=rosenbrock,
    starts=[(-2, 2)],
    optimizers=[
        Momentum(0.0002, momentum=0.99, label="0.99"),
        Momentum(0.0002, momentum=0.5, label="0.5"),
        Momentum(0.0002, momentum=0.9, label="0.9"),
        Momentum(0.0002, momentum=Linear(0.5, 0.99, steps=450), label="0.5 to 0.99"),
    ],
    steps=600,
    views=[
        (Contour() | (Curves("value", log=True) / Curves("momentum"))).ratio(3, 2),
        Contour(),
    ],
)
