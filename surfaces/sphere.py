"""f(x, y) = x² + y².

The plainest bowl: every gradient points at the minimum, so what bends here is the optimizer's own.

Source: Jamil & Yang, "A literature survey of benchmark functions for global optimization
problems", 2013.
"""

from surfaces.surface import Minimum, Surface

sphere = Surface(
    name="sphere",
    formula="x^2 + y^2",
    f=lambda x, y: x**2 + y**2,
    df=lambda x, y: (2 * x, 2 * y),
    domain=((-5.12, 5.12), (-5.12, 5.12)),
    minima=[Minimum(0, 0, value=0)],
)
