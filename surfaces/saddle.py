"""f(x, y) = x² − y².

The gradient vanishes at the origin, which is no minimum: down along y, up along x. Who starts on
the ridge y = 0 leaves it only as fast as his rule enlarges a tiny y. Unbounded below.

Source: Medina, "DL Notes: Advanced Gradient Descent", 2023.
"""

from surfaces.surface import Surface

saddle = Surface(
    name="saddle",
    formula="x^2 - y^2",
    f=lambda x, y: x**2 - y**2,
    df=lambda x, y: (2 * x, -2 * y),
    domain=((-1, 1), (-1, 1)),
)
