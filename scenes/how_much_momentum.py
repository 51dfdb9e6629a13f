"""Momentum with no memory, a good one and one too long, in a curved valley.

All zigzag across it at first. Without momentum, β = 0, it is plain descent, drawn in SGD's colour:
after 150 steps it is halfway, at x = −0.085. With β = 0.8 it is nearly there, f below 0.002. With
β = 0.95 it is there soonest, but runs past, as far as x = 1.43, and is still swinging.

The rate, 0.003 for all, and the start are those of the figure re-created, where the reader
chooses β.

After the first figure of Goh, "Why Momentum Really Works", Distill (2017): 150 steps.
"""

from optimizers import SGD, Momentum
from render import Clock, Contour, Landscape, Scene
from surfaces import banana

scene = Scene(
    title="How much momentum is enough?",
    surface=banana,
    starts=[(-1.21, 0.853)],
    optimizers=[
        Momentum(0.003, momentum=0.95, label="β = 0.95"),
        Momentum(0.003, momentum=0.8, label="β = 0.8"),
        SGD(0.003, label="β = 0"),
    ],
    steps=150,
    views=[Landscape(azimuth=-75, elevation=55, rise=0.5), Contour()],
    clock=Clock(easing=1.5),
)
