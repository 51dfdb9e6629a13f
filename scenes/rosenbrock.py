"""Seven optimizers in Rosenbrock's valley, easy to find and slow to follow.

All are in the valley within a few steps. Then the way along its floor is long: Adam, Momentum and
Nesterov reach the minimum or nearly so; RMSProp is close behind; SGD, AdaGrad and AdaDelta have not
yet come round the bend when the steps run out.

No single rate serves all here, so each has its own by one rule: of 1, 2 and 5 times the powers of
ten, the rate that ends lowest after these 1,000 steps, of those that neither leave the picture nor
go uphill in more than one step of twenty. AdaDelta's, 10, is outside its paper, which has no rate;
with its defaults it would hardly move.
"""

from optimizers import SGD, AdaDelta, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Contour, Curves, Landscape, Scene
from surfaces import rosenbrock

scene = Scene(
    title="Down Rosenbrock's valley, each at its best rate",
    surface=rosenbrock,
    starts=[(-2, 2)],
    optimizers=[
        SGD(0.001),
        Momentum(0.0002),
        Nesterov(0.0005),
        AdaGrad(1.0),
        RMSProp(0.01),
        AdaDelta(10),
        Adam(1.0),
    ],
    steps=1000,
    views=[
        Landscape(elevation=None),
        Contour(),
        (Contour() | (Curves("value", log=True) / Curves("distance", log=True))).named("curves"),
    ],
)
