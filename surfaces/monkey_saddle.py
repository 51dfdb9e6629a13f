"""f(x, y) = x³ − 3xy².

Three ways down and three up (a monkey needs one for its tail): at the origin gradient and curvature
both vanish, and there is no minimum anywhere.

Source: Hilbert & Cohn-Vossen, "Anschauliche Geometrie", 1932.
"""

from surfaces.surface import Surface

monkey_saddle = Surface(
    name="monkey_saddle",
    formula="x^3 - 3xy^2",
    f=lambda x, y: x**3 - 3 * x * y**2,
    df=lambda x, y: (3 * x**2 - 3 * y**2, -6 * x * y),
    domain=((-1, 1), (-1, 1)),
)
