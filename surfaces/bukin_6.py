"""f(x, y) = 100 √|y − 0.01x²| + 0.01 |x + 10|.

A crease, not a valley: towards its floor the slope grows without bound, so no rate is small enough
to come to rest there, and the way along is 10 000 times flatter than the fall.

Source: Jamil & Yang, "A literature survey of benchmark functions for global optimization
problems", 2013. In the creases there is no gradient; 0 stands there for the part that has none.
"""

import numpy as np

from surfaces.surface import Minimum, Surface, Values


def f(x: Values, y: Values) -> Values:
    """The value of f at (x, y)."""
    value: Values = 100 * np.sqrt(np.abs(y - 0.01 * x**2)) + 0.01 * np.abs(x + 10)
    return value


def df(x: Values, y: Values) -> tuple[Values, Values]:
    """(∂f/∂x, ∂f/∂y)."""
    off = y - 0.01 * x**2
    fall = 50 * np.sign(off) / np.sqrt(np.where(off == 0, 1, np.abs(off)))
    return -0.02 * x * fall + 0.01 * np.sign(x + 10), fall


bukin_6 = Surface(
    name="bukin_6",
    formula=r"100\sqrt{|y - 0.01x^2|} + 0.01|x + 10|",
    f=f,
    df=df,
    domain=((-15, -5), (-3, 3)),
    minima=[Minimum(-10, 1, value=0)],
)
