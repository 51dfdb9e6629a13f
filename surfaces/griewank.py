"""f(x, y) = 1 + (x² + y²)/4000 − cos x cos(y/√2).

Dents in a bowl so wide that it hardly leans: near the middle the slope of a dent hides that of the
bowl, and all dents look alike.

Source: Griewank, "Generalized Descent for Global Optimization", Journal of Optimization Theory and
Applications 34(1), 1981. Published on ±600, where a picture shows the bowl alone; here ±10.
"""

import numpy as np

from surfaces.surface import Minimum, Surface, Values

ROOT = np.sqrt(2)


def f(x: Values, y: Values) -> Values:
    """The value of f at (x, y)."""
    value: Values = 1 + (x**2 + y**2) / 4000 - np.cos(x) * np.cos(y / ROOT)
    return value


def df(x: Values, y: Values) -> tuple[Values, Values]:
    """(∂f/∂x, ∂f/∂y)."""
    return (
        x / 2000 + np.sin(x) * np.cos(y / ROOT),
        y / 2000 + np.cos(x) * np.sin(y / ROOT) / ROOT,
    )


griewank = Surface(
    name="griewank",
    formula=r"1 + (x^2 + y^2)/4000 - \cos(x)\cos(y/\sqrt{2})",
    f=f,
    df=df,
    domain=((-10, 10), (-10, 10)),
    minima=[Minimum(0, 0, value=0)],
)
