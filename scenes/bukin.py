"""Bukin's crease, where a fixed rate never comes to rest, however small it is.

Towards the floor the slope grows without bound. SGD is thrown the harder the nearer it comes; Adam
and AdaGrad, which divide by the gradient's size, are left hopping from side to side. The same Adam,
its rate annealed to nothing, settles. None gets to the minimum: along the crease the slope is 0.01,
and across it thousands of times that.

Adam's rate, 0.05, is a sixtieth of the picture's height; AdaGrad has twice that, for it
shrinks; SGD has 0.001, with which its first step is about as long as Adam's.
"""

from optimizers import SGD, AdaGrad, Adam, Cosine
from render import Contour, Curves, Landscape, Scene
from surfaces import bukin_6

scene = Scene(
    title="A crease where no fixed rate comes to rest",
    surface=bukin_6,
    starts=[(-8, 2)],
    optimizers=[
        SGD(0.001),
        AdaGrad(0.1),
        Adam(0.05),
        Adam(Cosine(0.05, 0.000001, steps=400), label="Adam, annealed"),
    ],
    steps=400,
    views=[
        (Contour() | Curves("value", log=True)).named("panels"),
        Contour(),
        Landscape(azimuth=25, elevation=40),
    ],
    domain=((-10.8, -7), (-1, 2.2)),
)
