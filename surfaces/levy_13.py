"""f(x, y) = sin²(3πx) + (x − 1)²(1 + sin²(3πy)) + (y − 1)²(1 + sin²(2πy)).

A bowl corrugated both ways, the more the higher: on its wall every step meets a crest, at its
bottom hardly any is left.

Source: Surjanovic & Bingham, "Virtual Library of Simulation Experiments", Lévy function N. 13.
Published on ±10, where its waves, a third long, are too fine to be drawn; here [−2, 4].
"""

import numpy as np

from surfaces.surface import Minimum, Surface, Values


def f(x: Values, y: Values) -> Values:
    """The value of f at (x, y)."""
    value: Values = (
        np.sin(3 * np.pi * x) ** 2
        + (x - 1) ** 2 * (1 + np.sin(3 * np.pi * y) ** 2)
        + (y - 1) ** 2 * (1 + np.sin(2 * np.pi * y) ** 2)
    )
    return value


def df(x: Values, y: Values) -> tuple[Values, Values]:
    """(∂f/∂x, ∂f/∂y)."""
    return (
        3 * np.pi * np.sin(6 * np.pi * x) + 2 * (x - 1) * (1 + np.sin(3 * np.pi * y) ** 2),
        3 * np.pi * (x - 1) ** 2 * np.sin(6 * np.pi * y)
        + 2 * (y - 1) * (1 + np.sin(2 * np.pi * y) ** 2)
        + 2 * np.pi * (y - 1) ** 2 * np.sin(4 * np.pi * y),
    )


levy_13 = Surface(
    name="levy_13",
    formula=r"\sin^2(3\pi x) + (x - 1)^2 (1 + \sin^2(3\pi y)) + (y - 1)^2 (1 + \sin^2(2\pi y))",
    f=f,
    df=df,
    domain=((-2, 4), (-2, 4)),
    minima=[Minimum(1, 1, value=0)],
)
