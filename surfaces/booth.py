"""f(x, y) = (x + 2y − 7)² + (2x + y − 5)².

A bowl whose axes lie across x and y: what scales each coordinate by itself cannot straighten it.

Source: Jamil & Yang, "A literature survey of benchmark functions for global optimization
problems", 2013.
"""

from surfaces.surface import Minimum, Surface

booth = Surface(
    name="booth",
    formula="(x + 2y - 7)^2 + (2x + y - 5)^2",
    f=lambda x, y: (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2,
    df=lambda x, y: (10 * x + 8 * y - 34, 8 * x + 10 * y - 38),
    domain=((-10, 10), (-10, 10)),
    minima=[Minimum(1, 3, value=0)],
    scale="sqrt",
)
