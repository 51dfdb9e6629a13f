"""Seven optimizers come to a place where the gradient vanishes, and two get past it.

At x = 0 slope and curvature are both nothing, and it is no minimum. Momentum and Nesterov arrive
with speed and roll on to x = −1.5; RMSProp, SGD and Adam creep up to it; AdaGrad and AdaDelta are
hardly under way.

The rates are those of the picture re-created, one for all: 0.01, and AdaDelta's own step, which
takes no rate: how slow it is here says nothing about a rate.

After the figure of "DL Notes: Advanced Gradient Descent" (Medina, 2023): 190 steps.
"""

from optimizers import SGD, AdaDelta, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Contour, Landscape, Scene
from surfaces import plateau

scene = Scene(
    title="Past a vanishing gradient",
    surface=plateau,
    starts=[(1, -0.8)],
    optimizers=[
        SGD(0.01),
        Momentum(0.01),
        Nesterov(0.01),
        AdaGrad(0.01),
        RMSProp(0.01),
        AdaDelta(),
        Adam(0.01),
    ],
    steps=190,
    views=[Landscape(), Contour()],
    captions="events",
    domain=((-2, 1), (-1, 1)),
)
