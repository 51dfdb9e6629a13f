"""f(x, y) = −(1 + cos 12r)/(r²/2 + 2), r = √(x² + y²).

Rings about a drop that has fallen: the gradient points at the middle or away from it, ring by
ring, and each ring's floor is a trap of its own.

Source: Surjanovic & Bingham, "Virtual Library of Simulation Experiments", drop-wave function.
"""

import numpy as np

from surfaces.surface import Minimum, Surface, Values


def f(x: Values, y: Values) -> Values:
    """The value of f at (x, y)."""
    value: Values = -(1 + np.cos(12 * np.sqrt(x**2 + y**2))) / ((x**2 + y**2) / 2 + 2)
    return value


def df(x: Values, y: Values) -> tuple[Values, Values]:
    """(∂f/∂x, ∂f/∂y)."""
    r = np.sqrt(x**2 + y**2)
    bowl = r**2 / 2 + 2
    # 12 sin(12r)/r, and its limit in the middle, where r is 0
    waves = 144 * np.sinc(12 * r / np.pi) / bowl
    pull = waves + (1 + np.cos(12 * r)) / bowl**2
    return pull * x, pull * y


drop_wave = Surface(
    name="drop_wave",
    formula=r"-(1 + \cos(12\sqrt{x^2 + y^2})) / ((x^2 + y^2)/2 + 2)",
    f=f,
    df=df,
    domain=((-5.12, 5.12), (-5.12, 5.12)),
    minima=[Minimum(0, 0, value=-1)],
)
