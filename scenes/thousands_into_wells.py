"""Four thousand walkers with momentum flow into six wells, each in the colour of its own.

They start on a grid, one in the middle of each cell, so that their numbers tell how wide the basins
are: 1252 come to each of the two lowest wells, 565 to each of the next two, 183 to each of the
shallowest. Plain descent at the rate 0.02 leaves 285 in each of these: every third one rolls out
again with momentum.

Momentum's rate is 0.005, its β the usual 0.9: all are there by step 124. At 0.01 more roll out, and
159 stay in each of the shallowest.
"""

from optimizers import Momentum
from render import Clock, Contour, Landscape, Scene, grid
from surfaces import six_hump_camel

scene = Scene(
    title="Four thousand walkers, six wells",
    surface=six_hump_camel,
    starts=grid(six_hump_camel, columns=80, rows=50),
    optimizers=[Momentum(0.005)],
    steps=150,
    views=[Contour(particles="minimum"), Landscape(azimuth=-60, elevation=52, particles="minimum")],
    clock=Clock(12, easing=1.5),
    captions="events",
)
