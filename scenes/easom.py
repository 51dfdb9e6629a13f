"""Seven optimizers in Easom's desert: one hole, and no slope that leads to it.

The gradient out here is half a thousandth and less. Whoever multiplies by it stands still, momentum
or not; RMSProp, Adam and AdaGrad divide by its size, and walk.

One rate for all, 0.03, and AdaDelta's own step, which takes no rate and has to grow first.
"""

from optimizers import SGD, AdaDelta, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Clock, Contour, Landscape, Scene
from surfaces import easom

scene = Scene(
    title="Easom's flat desert",
    surface=easom,
    starts=[(1.65, 4.75)],
    optimizers=[
        SGD(0.03),
        Momentum(0.03),
        Nesterov(0.03),
        AdaGrad(0.03),
        RMSProp(0.03),
        AdaDelta(),
        Adam(0.03),
    ],
    steps=200,
    views=[Landscape(elevation=None, rise=0.5), Contour()],
    clock=Clock(easing=1.6),
    captions={
        (0, 30): "The slope is below a thousandth: who multiplies by it stands still",
        (36, 110): "Who divides by its size walks: RMSProp, Adam, AdaGrad",
        (116, 200): "SGD, Momentum, Nesterov and AdaDelta have hardly moved",
    },
)
