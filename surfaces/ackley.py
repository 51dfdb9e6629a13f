"""f(x, y) = −20 exp(−0.2 r/√2) − exp(½(cos 2πx + cos 2πy)) + 20 + e, r = √(x² + y²).

A funnel with 121 wells on its wall, each a trap; the lowest is a cusp.

Source: Ackley, "A Connectionist Machine for Genetic Hillclimbing", 1987. Published on ±32.768; here
±5. At the cusp there is no gradient; 0 stands there, which is a subgradient.
"""

import numpy as np

from surfaces.surface import Minimum, Surface, Values

DECAY = 0.2 / np.sqrt(2)


def f(x: Values, y: Values) -> Values:
    """The value of f at (x, y)."""
    r = np.sqrt(x**2 + y**2)
    waves = np.exp((np.cos(2 * np.pi * x) + np.cos(2 * np.pi * y)) / 2)
    value: Values = -20 * np.exp(-DECAY * r) - waves + 20 + np.e
    return value


def df(x: Values, y: Values) -> tuple[Values, Values]:
    """(∂f/∂x, ∂f/∂y)."""
    r = np.sqrt(x**2 + y**2)
    waves = np.exp((np.cos(2 * np.pi * x) + np.cos(2 * np.pi * y)) / 2)
    pull = 20 * DECAY * np.exp(-DECAY * r) / np.where(r > 0, r, 1)
    return (
        pull * x + np.pi * np.sin(2 * np.pi * x) * waves,
        pull * y + np.pi * np.sin(2 * np.pi * y) * waves,
    )


ackley = Surface(
    name="ackley",
    formula=r"-20e^{-0.2\sqrt{(x^2 + y^2)/2}} - e^{(\cos(2\pi x) + \cos(2\pi y))/2} + 20 + e",
    f=f,
    df=df,
    domain=((-5, 5), (-5, 5)),
    minima=[Minimum(0, 0, value=0)],
)
