"""f(x, y) = −sin x sin²⁰(x²/π) − sin y sin²⁰(2y²/π).

Three ditches in a plain: where two cross it is deep, in one alone half as deep, and between them
there is no slope at all to say where they are.

Source: Surjanovic & Bingham, "Virtual Library of Simulation Experiments", Michalewicz function,
with m = 10.
"""

import numpy as np

from surfaces.surface import Minimum, Surface, Values


def f(x: Values, y: Values) -> Values:
    """The value of f at (x, y)."""
    value: Values = (
        -np.sin(x) * np.sin(x**2 / np.pi) ** 20 - np.sin(y) * np.sin(2 * y**2 / np.pi) ** 20
    )
    return value


def df(x: Values, y: Values) -> tuple[Values, Values]:
    """(∂f/∂x, ∂f/∂y)."""
    a, b = x**2 / np.pi, 2 * y**2 / np.pi
    return (
        -np.cos(x) * np.sin(a) ** 20 - 40 * x / np.pi * np.sin(x) * np.sin(a) ** 19 * np.cos(a),
        -np.cos(y) * np.sin(b) ** 20 - 80 * y / np.pi * np.sin(y) * np.sin(b) ** 19 * np.cos(b),
    )


michalewicz = Surface(
    name="michalewicz",
    formula=r"-\sin(x)\,\sin^{20}(x^2/\pi) - \sin(y)\,\sin^{20}(2y^2/\pi)",
    f=f,
    df=df,
    domain=((0, np.pi), (0, np.pi)),
    minima=[
        Minimum(2.20290552017261, np.pi / 2, value=-1.80130341009855),
        Minimum(2.20290552017261, 2.71157148384301, value=-1.21405951562082),
    ],
)
