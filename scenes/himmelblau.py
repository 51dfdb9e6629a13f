"""Two optimizers from sixteen starts about a hilltop: which of four equal minima?

SGD follows the slope down. Adam, whose steps are as long along the one coordinate as along the
other, leaves on the diagonals: from five of the starts it comes to another minimum than SGD does.

The rates are such that both arrive within these steps: SGD 0.005, Adam 0.1.
"""

import numpy as np

from optimizers import SGD, Adam
from render import Contour, Landscape, Scene
from surfaces import himmelblau

HILLTOP = (-0.27, -0.92)
"""The local maximum, to two digits; the starts lie 1 from it."""

angles = np.linspace(0, 2 * np.pi, 16, endpoint=False)

scene = Scene(
    title="Sixteen starts, four minima",
    surface=himmelblau,
    starts=HILLTOP + np.stack([np.cos(angles), np.sin(angles)], axis=-1),
    optimizers=[SGD(0.005), Adam(0.1)],
    steps=70,
    views=[Contour(), Landscape(elevation=None)],
)
