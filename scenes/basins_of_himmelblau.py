"""Whose basin does a start lie in? That depends on who walks.

Every point of the plane has the colour of the minimum that the optimizer comes to from there, the
paler the sooner. SGD's basins have plain borders, near those of the gradient flow. Momentum is
carried past a minimum on the slopes of the next, and a hair's breadth decides where it ends: its
borders are in leaves and threads. Adam's first steps are as long along x as along y, so its borders
run askew. From the one start shown each of the three comes to another minimum; they agree on two
thirds of the plane only.

The rates are large, so that all arrive within these steps from nearly everywhere: SGD 0.01, two
thirds of what its sharpest minimum bears, Momentum the same, and Adam 0.5.
"""

from optimizers import SGD, Adam, Momentum
from render import Basins, Scene
from surfaces import himmelblau

scene = Scene(
    title="One start, three optimizers, three minima",
    surface=himmelblau,
    starts=[(0.25, 3.5)],
    optimizers=[SGD(0.01), Momentum(0.01), Adam(0.5)],
    steps=150,
    views=[
        (Basins("SGD") | Basins("Momentum") | Basins("Adam")).named("panels"),
        Basins("Momentum", name="momentum"),
    ],
)
