"""f(x, y) = −cos x cos y exp(−(x − π)² − (y − π)²).

A hole in a desert: far from it the gradient is next to nothing, and only what divides by the
gradient's own size walks at all.

Source: Easom, "A Survey of Global Optimization Techniques", 1990. Published on ±100; here [0, 6].
"""

import numpy as np

from surfaces.surface import Minimum, Surface, Values


def f(x: Values, y: Values) -> Values:
    """The value of f at (x, y)."""
    value: Values = -np.cos(x) * np.cos(y) * np.exp(-((x - np.pi) ** 2) - (y - np.pi) ** 2)
    return value


def df(x: Values, y: Values) -> tuple[Values, Values]:
    """(∂f/∂x, ∂f/∂y)."""
    bell = np.exp(-((x - np.pi) ** 2) - (y - np.pi) ** 2)
    return (
        bell * np.cos(y) * (np.sin(x) + 2 * (x - np.pi) * np.cos(x)),
        bell * np.cos(x) * (np.sin(y) + 2 * (y - np.pi) * np.cos(y)),
    )


easom = Surface(
    name="easom",
    formula=r"-\cos(x)\,\cos(y)\,e^{-(x-\pi)^2 - (y-\pi)^2}",
    f=f,
    df=df,
    domain=((0, 6), (0, 6)),
    minima=[Minimum(np.pi, np.pi, value=-1)],
)
