"""A gradient clipped at a wall: one step by its slope would have been the last.

Beale's function stands between walls. At the start the slope is 1166 long, in the valley a
thousandth of that: a rate that is right for the one is wrong for the other. With the valley's,
Momentum's first step throws it over the rim, and the next ones out of all numbers; with one for the
wall, plain descent comes down at once, and crawls.

Clipped to the length 1, the same slope leads the same way, and the valley's rate does for both. By
value each coordinate is clipped alone: on the wall both are 1, and the walker goes down on the
diagonal until one of them is less.

Momentum's rate 0.01 is chosen by eye: from flat ground it comes to the minimum in eighty steps.
SGD's, 0.001, makes its first step as long as the wall is wide, 1.2. Both bounds are 1.

After Pascanu, Mikolov & Bengio, "On the difficulty of training recurrent neural networks", 2013,
whose figures show such a wall.
"""

from optimizers import SGD, Clipped, Momentum
from render import Clock, Contour, Curves, Landscape, Scene
from surfaces import beale

scene = Scene(
    title="Clipped at a wall",
    surface=beale,
    starts=[(-2, -2)],
    optimizers=[
        SGD(0.001),
        Clipped(Momentum(0.01), value=1.0, label="clipped by value"),
        Clipped(Momentum(0.01), norm=1.0, label="clipped by norm"),
        Momentum(0.01),
    ],
    steps=140,
    views=[
        (Contour() | Curves("gradient", log=True)).named("panels"),
        Landscape(azimuth=30, elevation=50),
        Contour(),
    ],
    clock=Clock(13, easing=2, pauses={1: 1.0}),
    domain=((-3.5, 4.5), (-3.5, 3.5)),
    captions={
        (1, 9): "One step by the wall's slope, and Momentum is gone",
        (10, 40): "Down the wall: by norm, the slope's way; by value, the diagonal",
        (70, 140): "The rate that suits the valley now does for the wall as well",
    },
)
