"""Five optimizers on Beale's function, where the walls are a hundred thousand high.

Momentum and Nesterov, thrown by the steep wall, swing wide before they find the valley; those that
scale their steps go almost straight.

Start and rates are those recovered from the picture re-created, each optimizer with its own: SGD,
Momentum and Nesterov 0.001, the latter two with momentum 0.95; AdaGrad 1.0; RMSProp 0.07 with decay
0.95.

After the animation of Beale's function by Radford (2014), known from the CS231n course notes.
"""

from optimizers import SGD, AdaGrad, Momentum, Nesterov, RMSProp
from render import Clock, Contour, Landscape, Scene
from surfaces import beale

scene = Scene(
    title="Thrown by a wall: Beale's function",
    surface=beale,
    starts=[(1.0, 1.6)],
    optimizers=[
        SGD(0.001),
        Momentum(0.001, momentum=0.95),
        Nesterov(0.001, momentum=0.95),
        AdaGrad(1.0),
        RMSProp(0.07, decay=0.95),
    ],
    steps=200,
    views=[Contour(), Landscape(elevation=None)],
    clock=Clock(easing=2),
    domain=((-5, 5), (-5, 5)),
)
