"""Bukin's crease, where a fixed rate never comes to rest, however small it is.

Towards the floor the slope grows without bound. SGD is thrown the harder the nearer it comes; Adam,
which divides by the gradient's size, is left hopping from side to side. The same Adam, its rate
annealed to nothing, comes to rest; how near the floor is luck, and anything from 0.2 to 20 above it
with other rates and lengths. None gets to the minimum: along the crease the slope is 0.01, and
across it thousands of times that.

Adam's rate, 0.06, is a fortieth of the picture's height; SGD has 0.001, with which its first step
is half as long as Adam's.
"""

from optimizers import SGD, Adam, Cosine
from render import Clock, Contour, Curves, Landscape, Scene
from surfaces import bukin_6

scene = Scene(
    title="A crease where no fixed rate comes to rest",
    surface=bukin_6,
    starts=[(-8, 2)],
    optimizers=[
        SGD(0.001),
        Adam(0.06),
        Adam(Cosine(0.06, 0.000001, steps=240), label="Adam, annealed"),
    ],
    steps=250,
    views=[
        (Contour() | Curves("value", log=True)).named("panels"),
        Contour(),
        Landscape(azimuth=25, elevation=40),
    ],
    clock=Clock(easing=1.4),
    captions={
        (20, 150): "At a fixed rate SGD and Adam are thrown from side to side",
        (200, 250): "Adam with its rate annealed to nothing comes to rest",
    },
    domain=((-10.4, -7.4), (-0.2, 2.2)),
)
