"""f(x, y) = x² + y² + s² + s⁴, s = x/2 + y.

A bowl with two steep sides and two flat ones: across the slant the quartic rules, along it only
the bowl is left, so the rate that the walls allow is a slow one on the floor.

Source: Jamil & Yang, "A literature survey of benchmark functions for global optimization
problems", 2013. Published on [−5, 10], where three quarters of the plane look flat; here ±2.
"""

from surfaces.surface import Minimum, Surface, Values


def f(x: Values, y: Values) -> Values:
    """The value of f at (x, y)."""
    s = x / 2 + y
    return x**2 + y**2 + s**2 + s**4


def df(x: Values, y: Values) -> tuple[Values, Values]:
    """(∂f/∂x, ∂f/∂y)."""
    s = x / 2 + y
    return 2 * x + s + 2 * s**3, 2 * y + 2 * s + 4 * s**3


zakharov = Surface(
    name="zakharov",
    formula="x^2 + y^2 + (x/2 + y)^2 + (x/2 + y)^4",
    f=f,
    df=df,
    domain=((-2, 2), (-2, 2)),
    minima=[Minimum(0, 0, value=0)],
    scale="log",
)
