"""Six optimizers fall into a saddle, and some find the way out.

It is four times steeper across than along. RMSProp and AdaDelta, whose steps do not ask how small
the slope along is, turn at once. Momentum and Nesterov ring from wall to wall, and are past
y = −1 only at steps 186 and 175; AdaGrad is slow, and SGD stays where it fell.

Start, rate and momentum are those recovered by replaying the picture re-created: 0.01 for all, with
momentum 0.95, and AdaDelta's own step, which takes no rate. Only the start's y has its sign turned,
so that they leave by the longer way; f is the same on both sides.

After the animation of a saddle point by Radford (2014), known from the CS231n course notes.
"""

from optimizers import SGD, AdaDelta, AdaGrad, Momentum, Nesterov, RMSProp
from render import Contour, Landscape, Scene
from surfaces import radford_saddle

scene = Scene(
    title="Quickly into a saddle, slowly out",
    surface=radford_saddle,
    starts=[(0.3, -1e-10)],
    optimizers=[
        SGD(0.01),
        Momentum(0.01, momentum=0.95),
        Nesterov(0.01, momentum=0.95),
        AdaGrad(0.01),
        RMSProp(0.01),
        AdaDelta(),
    ],
    steps=200,
    views=[Landscape(azimuth=-65, elevation=40, rise=0.8), Contour()],
    captions="events",
)
