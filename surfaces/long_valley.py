"""f(x, y) = 4x² + (y² − 4)² / 64.

A long valley between steep walls, its floor barely falling from a threshold in the middle towards a
hollow at either end: across it gradients are tens of times what they are along it, and near the
threshold thousands.

Source: our own, after Radford's animation "Long Valley", 2014, whose formula is not published.
"""

from surfaces.surface import Minimum, Surface

long_valley = Surface(
    name="long_valley",
    formula="4x^2 + (y^2 - 4)^2 / 64",
    f=lambda x, y: 4 * x**2 + (y**2 - 4) ** 2 / 64,
    df=lambda x, y: (8 * x, y * (y**2 - 4) / 16),
    domain=((-1, 1), (-2.5, 2.5)),
    minima=[Minimum(0, -2, value=0), Minimum(0, 2, value=0)],
    scale="sqrt",
)
