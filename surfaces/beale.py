"""f(x, y) = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)².

A flat cross between walls of height 10⁵: gradients differ by orders of magnitude along one path.

Source: Beale, "On an Iterative Method for Finding a Local Minimum of a Function of More than One
Variable", 1958, in the form of Jamil & Yang, "A literature survey of benchmark functions for global
optimization problems", 2013.
"""

from surfaces.surface import Minimum, Surface, Values


def residuals(x: Values, y: Values) -> tuple[Values, Values, Values]:
    """The three terms before they are squared."""
    return 1.5 - x + x * y, 2.25 - x + x * y**2, 2.625 - x + x * y**3


def f(x: Values, y: Values) -> Values:
    """The value of f at (x, y)."""
    a, b, c = residuals(x, y)
    return a**2 + b**2 + c**2


def df(x: Values, y: Values) -> tuple[Values, Values]:
    """(∂f/∂x, ∂f/∂y)."""
    a, b, c = residuals(x, y)
    return (
        2 * a * (y - 1) + 2 * b * (y**2 - 1) + 2 * c * (y**3 - 1),
        2 * a * x + 4 * b * x * y + 6 * c * x * y**2,
    )


beale = Surface(
    name="beale",
    formula="(1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2",
    f=f,
    df=df,
    domain=((-4.5, 4.5), (-4.5, 4.5)),
    minima=[Minimum(3, 0.5, value=0)],
    scale="log",
)
