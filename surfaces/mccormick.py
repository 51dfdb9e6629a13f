"""f(x, y) = sin(x + y) + (x − y)² − 1.5x + 2.5y + 1.

A tilted gutter with a wave along it: one well is deep, the next is a step on the way.

Source: McCormick, "Computability of Global Solutions to Factorable Nonconvex Programs: Part I",
Mathematical Programming 10, 1976.
"""

import numpy as np

from surfaces.surface import Minimum, Surface

mccormick = Surface(
    name="mccormick",
    formula=r"\sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1",
    f=lambda x, y: np.sin(x + y) + (x - y) ** 2 - 1.5 * x + 2.5 * y + 1,
    df=lambda x, y: (
        np.cos(x + y) + 2 * (x - y) - 1.5,
        np.cos(x + y) - 2 * (x - y) + 2.5,
    ),
    domain=((-1.5, 4), (-3, 4)),
    minima=[
        Minimum(-0.547197551197, -1.547197551197, value=-1.91322295498104),
        Minimum(2.594395102393, 1.594395102393, value=1.22836969860875),
    ],
)
