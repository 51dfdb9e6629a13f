"""Six hundred walkers for each of two rates: with noise the larger one empties the shallow wells.

Noise on the gradient keeps all in motion, in clouds about the minima, wider the larger the rate.
At the rate 0.02 the clouds reach over the rims of the two shallowest wells: after 400 steps 1 of
648 walkers is left there. At 0.005 most stay in the well to which they came, 75 of them in these
two. So a large rate with noise chooses among minima.

Noise has the deviation 4 in each coordinate. Plain descent at 0.02 would be at rest in 89 steps;
0.005 is a quarter of that.
"""

from optimizers import SGD
from render import Clock, Contour, Gaussian, Landscape, Scene, grid
from surfaces import six_hump_camel

scene = Scene(
    title="Noise empties the shallow wells",
    surface=six_hump_camel,
    starts=grid(six_hump_camel, columns=36, rows=18),
    optimizers=[SGD(0.02, label="η .02"), SGD(0.005, label="η .005")],
    steps=400,
    views=[Landscape(azimuth=-60, elevation=52), Contour()],
    noise=Gaussian(4),
    clock=Clock(9, easing=1.5),
)
