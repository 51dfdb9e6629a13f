"""Seven optimizers leave a saddle.

All start on the ridge, a hair to one side. Those that scale each coordinate by its own gradients
leave at once; momentum needs some 220 steps; AdaGrad slides half way down; plain descent stays.

The rates are those of the picture re-created, one for all: 0.01, and AdaDelta's own step. That
AdaDelta leaves so soon is therefore no merit of a rate.
"""

from optimizers import SGD, AdaDelta, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Contour, Curves, Landscape, Scene
from surfaces import saddle

scene = Scene(
    title="Leaving a saddle",
    surface=saddle,
    starts=[(0.5, 1e-10)],
    optimizers=[
        SGD(0.01),
        Momentum(0.01),
        Nesterov(0.01),
        AdaGrad(0.01),
        RMSProp(0.01),
        AdaDelta(),
        Adam(0.01),
    ],
    steps=300,
    views=[
        Landscape(azimuth=120, elevation=37),
        Contour(),
        ((Landscape(azimuth=120, elevation=37) | Contour()) / Curves("value"))
        .ratio(7, 4)
        .named("panels"),
    ],
    captions="events",
)
