"""f(x, y) = x² + y².

The plainest bowl: every gradient points straight away from the minimum, so what bends here is the
optimizer's own.

Source: De Jong, "An Analysis of the Behavior of a Class of Genetic Adaptive Systems", 1975,
function F1.
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
