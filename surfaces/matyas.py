"""f(x, y) = 0.26(x² + y²) − 0.48xy.

A long bowl on the diagonal: 25 times as steep across as along, and no coordinate alone shows it.

Source: Jamil & Yang, "A literature survey of benchmark functions for global optimization
problems", 2013.
"""

from surfaces.surface import Minimum, Surface

matyas = Surface(
    name="matyas",
    formula="0.26(x^2 + y^2) - 0.48xy",
    f=lambda x, y: 0.26 * (x**2 + y**2) - 0.48 * x * y,
    df=lambda x, y: (0.52 * x - 0.48 * y, 0.52 * y - 0.48 * x),
    domain=((-10, 10), (-10, 10)),
    minima=[Minimum(0, 0, value=0)],
    scale="sqrt",
)
