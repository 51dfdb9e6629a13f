"""f(x, y) = x⁴ + 2x³ + y² − 1.

At the origin gradient and curvature along x vanish together, and yet it is no minimum: the valley
goes on down to x = −1.5. Not convex: ∂²f/∂x² = 12x² + 12x is negative on (−1, 0).

Source: Medina, "DL Notes: Advanced Gradient Descent", 2023.
"""

from surfaces.surface import Minimum, Surface

plateau = Surface(
    name="plateau",
    formula="x^4 + 2x^3 + y^2 - 1",
    f=lambda x, y: x**4 + 2 * x**3 + y**2 - 1,
    df=lambda x, y: (4 * x**3 + 6 * x**2, 2 * y),
    domain=((-2.5, 1.5), (-2, 2)),
    minima=[Minimum(-1.5, 0, value=-2.6875)],
)
