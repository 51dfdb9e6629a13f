"""Three optimizers from five starts: which of four equal minima is reached?

SGD follows the slope to the minimum below its start. Momentum, from the origin, runs past that one
into another, and Adam, from the left, takes the lower of two that SGD takes the upper of.

The rates are such that all three come to rest within these steps: SGD 0.01, Momentum 0.003,
Adam 0.3.
"""

from optimizers import SGD, Adam, Momentum
from render import Contour, Landscape, Scene
from surfaces import himmelblau

scene = Scene(
    title="Five starts, four minima",
    surface=himmelblau,
    starts=[(0, 0), (-1, 0.5), (-0.3, -1), (0.5, -1.5), (-4.5, 0.3)],
    optimizers=[SGD(0.01), Momentum(0.003), Adam(0.3)],
    steps=100,
    views=[Contour(), Landscape(elevation=None)],
)
