"""f(x, y) = 2x² − 1.05x⁴ + x⁶/6 + xy + y².

Three wells in a row, the middle one deepest: momentum may roll through a shallow one.

Source: Jamil & Yang, "A literature survey of benchmark functions for global optimization
problems", 2013. Published on ±5, where two thirds of the plane look flat; here ±2.
"""

from surfaces.surface import Minimum, Surface

three_hump_camel = Surface(
    name="three_hump_camel",
    formula="2x^2 - 1.05x^4 + x^6/6 + xy + y^2",
    f=lambda x, y: 2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y**2,
    df=lambda x, y: (4 * x - 4.2 * x**3 + x**5 + y, x + 2 * y),
    domain=((-2, 2), (-2, 2)),
    minima=[
        Minimum(0, 0, value=0),
        Minimum(-1.74755234583, 0.873776172915, value=0.298638442237),
        Minimum(1.74755234583, -0.873776172915, value=0.298638442237),
    ],
)
