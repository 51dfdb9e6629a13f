"""f(x, y) = x² + 25y².

An ill-conditioned bowl: the rate that y can bear is 25 times too small for x, so plain descent
either zigzags or crawls, and momentum and scaling show their worth.

Source: the quadratic with condition number κ = 25; Goh, "Why Momentum Really Works", Distill, 2017,
discusses its kind.
"""

from surfaces.surface import Minimum, Surface

ellipse = Surface(
    name="ellipse",
    formula="x^2 + 25y^2",
    f=lambda x, y: x**2 + 25 * y**2,
    df=lambda x, y: (2 * x, 50 * y),
    domain=((-2, 2), (-2, 2)),
    minima=[Minimum(0, 0, value=0)],
    scale="sqrt",
)
