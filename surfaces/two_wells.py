"""f(x, y) = x² + y² − 2 exp(−((x − 1)² + y²) / 0.2) − 3 exp(−((x + 1)² + y²) / 0.2).

Two wells in a bowl, the left one deeper: where a walker ends depends on its start and on how far
its steps carry it past the first well.

Source: Dupont, "Interactive Visualization of Optimization Algorithms in Deep Learning", 2018.
"""

import numpy as np

from surfaces.surface import Minimum, Surface, Values


def wells(x: Values, y: Values) -> tuple[Values, Values]:
    """The right and the left well, as depths below the bowl."""
    right = 2 * np.exp(-((x - 1) ** 2 + y**2) / 0.2)
    left = 3 * np.exp(-((x + 1) ** 2 + y**2) / 0.2)
    return right, left


def f(x: Values, y: Values) -> Values:
    """The value of f at (x, y)."""
    right, left = wells(x, y)
    return x**2 + y**2 - right - left


def df(x: Values, y: Values) -> tuple[Values, Values]:
    """(∂f/∂x, ∂f/∂y)."""
    right, left = wells(x, y)
    return (
        2 * x + 10 * (x - 1) * right + 10 * (x + 1) * left,
        2 * y + 10 * y * right + 10 * y * left,
    )


two_wells = Surface(
    name="two_wells",
    formula=r"x^2 + y^2 - 2e^{-((x-1)^2 + y^2)/0.2} - 3e^{-((x+1)^2 + y^2)/0.2}",
    f=f,
    df=df,
    domain=((-2, 2), (-2, 2)),
    minima=[
        Minimum(-0.936300634011, 0, value=-2.06309025177),
        Minimum(0.905317899160, 0, value=-1.09273199920),
    ],
)
