"""f(x, y) = −sin(r)/r + r²/100, r = 10√(x² + y²).

A bowl with rings in it: the rings are too low to stop anything that falls down the bowl but one,
near the middle, where slow walkers stay outside and fast ones roll over.

Source: lilipads, "Gradient Descent Viz", 2020, its surface "plateau", which adds 0.01 to r lest it
divide by nothing; here the limit stands in the middle instead.
"""

import numpy as np

from surfaces.surface import Minimum, Surface, Values

NEAR = 0.03
"""The r below which three terms of the series are exact to 14 digits."""


def f(x: Values, y: Values) -> Values:
    """The value of f at (x, y)."""
    r = 10 * np.sqrt(x**2 + y**2)
    middle = r == 0
    value: Values = x**2 + y**2 - np.where(middle, 1, np.sin(r) / np.where(middle, 1, r))
    return value


def df(x: Values, y: Values) -> tuple[Values, Values]:
    """(∂f/∂x, ∂f/∂y)."""
    r = 10 * np.sqrt(x**2 + y**2)
    near = r < NEAR
    safe = np.where(near, 1, r)
    # d(−sin(r)/r)/dr / r; its series near the middle, where the difference would lose its digits
    series = 1 / 3 - r**2 / 30 + r**4 / 840
    pull = np.where(near, series, (np.sin(safe) / safe - np.cos(safe)) / safe**2)
    return (2 + 100 * pull) * x, (2 + 100 * pull) * y


ripple = Surface(
    name="ripple",
    formula=r"x^2 + y^2 - \sin(10\sqrt{x^2 + y^2}) / (10\sqrt{x^2 + y^2})",
    f=f,
    df=df,
    domain=((-2, 2), (-2, 2)),
    minima=[Minimum(0, 0, value=-1)],
)
