"""Seven optimizers on the wall of a valley, whose floor hardly falls.

Where they start, the slope across is 2,400 times that along. SGD falls to the floor and stays;
Momentum and Nesterov swing from wall to wall, gather speed along the floor, and pass y = 1 at steps
133 and 130; RMSProp and Adam cut the corner and are at the end in 90 steps. AdaGrad's steps shrink
on the way; AdaDelta's have to grow first.

One rate for all, 0.02, and AdaDelta's own step, which takes no rate.

After the animation "Long Valley" by Radford (2014), whose formula is not published: the valley, the
start and the rate are our own.
"""

from optimizers import SGD, AdaDelta, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Contour, Landscape, Scene
from surfaces import long_valley

scene = Scene(
    title="A long valley, steep across and flat along",
    surface=long_valley,
    starts=[(0.75, 0.01)],
    optimizers=[
        SGD(0.02),
        Momentum(0.02),
        Nesterov(0.02),
        AdaGrad(0.02),
        RMSProp(0.02),
        AdaDelta(),
        Adam(0.02),
    ],
    steps=200,
    views=[Landscape(azimuth=35, elevation=45, rise=0.5), Contour()],
    captions="events",
    domain=((-1, 1), (-1, 2.5)),
)
