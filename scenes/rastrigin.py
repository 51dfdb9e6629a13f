"""Seven optimizers in Rastrigin's egg box, where every dent is a trap.

Five are caught by the well they start in. Adam and AdaGrad, at the rates that serve them best, step
over a rim or two; none finds the middle.

Each rate by one rule: of 1, 2 and 5 times the powers of ten, the one that ends lowest after these
200 steps without leaving the picture; of several that end as low, the smallest. AdaDelta's, 5, is
outside its paper, which has no rate.
"""

from optimizers import SGD, AdaDelta, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Clock, Contour, Landscape, Scene
from surfaces import rastrigin

scene = Scene(
    title="Caught in Rastrigin's egg box",
    surface=rastrigin,
    starts=[(-2, 3.5)],
    optimizers=[
        SGD(0.0001),
        Momentum(0.00001),
        Nesterov(0.00001),
        AdaGrad(0.5),
        RMSProp(0.005),
        AdaDelta(5),
        Adam(0.5),
    ],
    steps=200,
    views=[Landscape(elevation=None), Contour()],
    clock=Clock(easing=2.5),
    domain=((-4, 2), (-1, 5)),
)
