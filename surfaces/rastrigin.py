"""f(x, y) = 20 + x² − 10 cos 2πx + y² − 10 cos 2πy.

An egg box in a bowl: 121 wells, each a trap for whoever steps smaller than a well is wide.

Source: Rastrigin, "Systems of Extremal Control", 1974.
"""

import numpy as np

from surfaces.surface import Minimum, Surface

rastrigin = Surface(
    name="rastrigin",
    formula=r"20 + x^2 - 10\cos(2\pi x) + y^2 - 10\cos(2\pi y)",
    f=lambda x, y: 20 + x**2 - 10 * np.cos(2 * np.pi * x) + y**2 - 10 * np.cos(2 * np.pi * y),
    df=lambda x, y: (
        2 * x + 20 * np.pi * np.sin(2 * np.pi * x),
        2 * y + 20 * np.pi * np.sin(2 * np.pi * y),
    ),
    domain=((-5.12, 5.12), (-5.12, 5.12)),
    minima=[Minimum(0, 0, value=0)],
)
