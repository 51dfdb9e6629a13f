"""Why a learning rate is too large: what it has to do with the curvature.

In a bowl the gradient grows by 50 a unit the steep way. A step of plain descent multiplies what is
left that way by 1 − 50η: with 0.01 it is halved, with 0.036 it changes sides and shrinks, with
0.042 it changes sides and grows. So the limit is η times the largest curvature = 2, whatever the
start. The thin line is the gradient flow, the way of infinitely small steps.

The rates are a quarter of the limit, nine tenths of it, and a twentieth more than it.
"""

from optimizers import SGD
from render import Clock, Contour, Curves, Scene, Stability
from surfaces import ellipse

scene = Scene(
    title="Why a rate is too large",
    surface=ellipse,
    starts=[(-1.9, 0.4)],
    optimizers=[
        SGD(0.01, label="η = 0.01"),
        SGD(0.036, label="η = 0.036"),
        SGD(0.042, label="η = 0.042"),
    ],
    steps=22,
    views=[
        (Contour(flow=True) | (Stability() / Curves("value", log=True))).named("stability"),
        Contour(flow=True),
    ],
    clock=Clock(easing=1.5),
    captions="events",
)
