"""f(x, y) = [1 + (x + y + 1)² p(x, y)] · [30 + (2x − 3y)² q(x, y)].

p = 19 − 14x + 3x² − 14y + 6xy + 3y², q = 18 − 32x + 12x² + 48y − 36xy + 27y². Narrow valleys
between walls of height 10⁶: on a linear scale all of it looks flat.

Source: Goldstein & Price, "On Descent from Local Minima", Mathematics of Computation 25(115), 1971.
"""

from surfaces.surface import Minimum, Surface, Values


def factors(x: Values, y: Values) -> tuple[Values, Values, Values, Values]:
    """The polynomials p and q, and the two factors of f."""
    p = 19 - 14 * x + 3 * x**2 - 14 * y + 6 * x * y + 3 * y**2
    q = 18 - 32 * x + 12 * x**2 + 48 * y - 36 * x * y + 27 * y**2
    return p, q, 1 + (x + y + 1) ** 2 * p, 30 + (2 * x - 3 * y) ** 2 * q


def f(x: Values, y: Values) -> Values:
    """The value of f at (x, y)."""
    _, _, a, b = factors(x, y)
    return a * b


def df(x: Values, y: Values) -> tuple[Values, Values]:
    """(∂f/∂x, ∂f/∂y)."""
    p, q, a, b = factors(x, y)
    s, t = x + y + 1, 2 * x - 3 * y
    da = 2 * s * p + s**2 * (6 * x + 6 * y - 14)
    db_dx = 4 * t * q + t**2 * (24 * x - 36 * y - 32)
    db_dy = -6 * t * q + t**2 * (54 * y - 36 * x + 48)
    return da * b + a * db_dx, da * b + a * db_dy


goldstein_price = Surface(
    name="goldstein_price",
    formula=(
        "[1 + (x + y + 1)^2(19 - 14x + 3x^2 - 14y + 6xy + 3y^2)]"
        "[30 + (2x - 3y)^2(18 - 32x + 12x^2 + 48y - 36xy + 27y^2)]"
    ),
    f=f,
    df=df,
    domain=((-2, 2), (-2, 2)),
    minima=[
        Minimum(0, -1, value=3),
        Minimum(-0.6, -0.4, value=30),
        Minimum(1.8, 0.2, value=84),
        Minimum(1.2, 0.8, value=840),
    ],
    scale="log",
)
