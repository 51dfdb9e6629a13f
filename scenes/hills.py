"""Five optimizers before two hills and a hole, from either side.

From the far side all pass the lower hill and come to rest on the bowl's floor, between the hills.
From the near side the way leads into the hole, the deepest place; Momentum alone is too fast for
it, runs through and ends on the floor as well.

SGD and Momentum have ten times the rate of the page re-created, 0.01 for its 0.001, at which they
would take ten times as long; there Momentum, too, stays in the hole. RMSProp and Adam have 0.03,
AdaGrad, whose steps shrink, 0.3.

After lilipads, "Gradient Descent Viz" (2020): surface and first start; the second is its mirror
image.
"""

from optimizers import SGD, AdaGrad, Adam, Momentum, RMSProp
from render import Contour, Landscape, Scene
from surfaces import hills

scene = Scene(
    title="Two hills, and a hole that Momentum runs past",
    surface=hills,
    starts=[(1.5, 1.5), (1.5, -1.5)],
    optimizers=[
        SGD(0.01),
        Momentum(0.01),
        AdaGrad(0.3),
        RMSProp(0.03, decay=0.99),
        Adam(0.03),
    ],
    steps=120,
    views=[Landscape(azimuth=15, elevation=45, rise=0.8), Contour()],
    domain=((-1.7, 1.7), (-1.7, 1.7)),
)
