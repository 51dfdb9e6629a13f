"""A run recorded by another program, in one line-up with two optimizers that walk here.

The program anneals: it tries places at random, and takes a worse one the more readily the hotter
it is. SGD and Momentum roll into the shallow well and stay. The annealer is in it for a hundred
steps too, climbs out while it is warm, and comes to rest in the deep one as it cools.

The run is `recorded_run.csv`, beside this file; docs/recorded.md has the program that wrote it. Of
its seeds 0 to 39, fifteen end in the deep well, and this, 22, is one of them. The two learning
rates are those of the scene `two_wells`.
"""

from optimizers import SGD, Momentum
from render import Clock, Contour, Curves, Landscape, Recorded, Scene
from surfaces import two_wells

scene = Scene(
    title="Annealing climbs out of the shallow well",
    surface=two_wells,
    starts=[(1.5, 0.9)],
    optimizers=[
        SGD(0.02),
        Momentum(0.01, momentum=0.8),
        Recorded("recorded_run.csv", "Annealing"),
    ],
    steps=300,
    views=[
        (Contour() | (Curves("value") / Curves("temperature"))).ratio(5, 4).named("panels"),
        Landscape(azimuth=70, elevation=50),
        Contour(),
    ],
    clock=Clock(easing=1.8),
)
