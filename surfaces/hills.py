"""f(x, y) = 2A + 6B − 2C + x² + z², z = 1.4y, with three bells exp(−5 d²) over (x, z).

A stands on (1, 0), B on (−1, 0), C on (1, −1). Two hills and a hole in a bowl: the hole, behind the
lower hill, is deeper than the bowl's own floor between the two.

Source: lilipads, "Gradient Descent Viz", 2020, its surface "hills". The minima are our own, found
by Newton's method with 40 digits.
"""

import numpy as np

from surfaces.surface import Minimum, Surface, Values

STRETCH = 1.4
"""z per y."""


def bells(x: Values, y: Values) -> tuple[Values, Values, Values]:
    """The lower hill, the higher one, and the hole as a depth."""
    z = STRETCH * y
    return (
        2 * np.exp(-5 * ((x - 1) ** 2 + z**2)),
        6 * np.exp(-5 * ((x + 1) ** 2 + z**2)),
        2 * np.exp(-5 * ((x - 1) ** 2 + (z + 1) ** 2)),
    )


def f(x: Values, y: Values) -> Values:
    """The value of f at (x, y)."""
    lower, higher, hole = bells(x, y)
    return lower + higher - hole + x**2 + (STRETCH * y) ** 2


def df(x: Values, y: Values) -> tuple[Values, Values]:
    """(∂f/∂x, ∂f/∂y)."""
    lower, higher, hole = bells(x, y)
    z = STRETCH * y
    return (
        2 * x - 10 * (x - 1) * (lower - hole) - 10 * (x + 1) * higher,
        STRETCH * (2 * z - 10 * z * (lower + higher) + 10 * (z + 1) * hole),
    )


hills = Surface(
    name="hills",
    formula=r"2e^{-5(x-1)^2 - 9.8y^2} + 6e^{-5(x+1)^2 - 9.8y^2}"
    r" - 2e^{-5(x-1)^2 - 5(1.4y+1)^2} + x^2 + 1.96y^2",
    f=f,
    df=df,
    domain=((-2, 2), (-2, 2)),
    minima=[
        Minimum(0.900306522299307, -0.653401158303949, value=-0.158808610034414),
        Minimum(0.0415071256995618, -0.000640377637654304, value=0.0482849607961309),
    ],
)
