"""f(x, y) = (y − 5.1x²/4π² + 5x/π − 6)² + 10(1 − 1/8π) cos x + 10.

A bent valley with three equal minima in it: the valley is found at once, the minimum not.

Source: Branin, "Widely Convergent Method for Finding Multiple Solutions of Simultaneous Nonlinear
Equations", IBM Journal of Research and Development 16(5), 1972.
"""

import numpy as np

from surfaces.surface import Minimum, Surface, Values

A, B, C = 5.1 / (4 * np.pi**2), 5 / np.pi, 10 * (1 - 1 / (8 * np.pi))


def f(x: Values, y: Values) -> Values:
    """The value of f at (x, y)."""
    return (y - A * x**2 + B * x - 6) ** 2 + C * np.cos(x) + 10


def df(x: Values, y: Values) -> tuple[Values, Values]:
    """(∂f/∂x, ∂f/∂y)."""
    t = y - A * x**2 + B * x - 6
    return 2 * t * (B - 2 * A * x) - C * np.sin(x), 2 * t


branin = Surface(
    name="branin",
    formula=r"(y - 5.1x^2/(4\pi^2) + 5x/\pi - 6)^2 + 10(1 - 1/(8\pi))\,\cos(x) + 10",
    f=f,
    df=df,
    domain=((-5, 10), (0, 15)),
    minima=[
        Minimum(-np.pi, 12.275, value=0.397887357729738),
        Minimum(np.pi, 2.275, value=0.397887357729738),
        Minimum(3 * np.pi, 2.475, value=0.397887357729738),
    ],
    scale="sqrt",
)
