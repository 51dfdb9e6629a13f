"""f(x, y) = (x² + y − 11)² + (x + y² − 7)².

Four minima of one depth: which one a walker reaches is decided by its start and its stride.

Source: Himmelblau, "Applied Nonlinear Programming", 1972.
"""

from surfaces.surface import Minimum, Surface

himmelblau = Surface(
    name="himmelblau",
    formula="(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    f=lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2,
    df=lambda x, y: (
        4 * x * (x**2 + y - 11) + 2 * (x + y**2 - 7),
        2 * (x**2 + y - 11) + 4 * y * (x + y**2 - 7),
    ),
    domain=((-5, 5), (-5, 5)),
    minima=[
        Minimum(3, 2, value=0),
        Minimum(-2.80511808695, 3.13131251825, value=0),
        Minimum(-3.77931025338, -3.28318599129, value=0),
        Minimum(3.58442834033, -1.84812652696, value=0),
    ],
    scale="sqrt",
)
