"""f(x, y) = (4 − 2.1x² + x⁴/3)x² + xy + (4y² − 4)y².

Six wells, the two deepest mirror images of each other through the origin.

Source: Dixon & Szegő, "Towards Global Optimisation 2", 1978. Published on ±3 × ±2, where the walls
hide the wells; here ±2 × ±1.1.
"""

from surfaces.surface import Minimum, Surface

six_hump_camel = Surface(
    name="six_hump_camel",
    formula=r"(4 - 2.1x^2 + x^4/3)\,x^2 + xy + (4y^2 - 4)\,y^2",
    f=lambda x, y: (4 - 2.1 * x**2 + x**4 / 3) * x**2 + x * y + (4 * y**2 - 4) * y**2,
    df=lambda x, y: (8 * x - 8.4 * x**3 + 2 * x**5 + y, x + 16 * y**3 - 8 * y),
    domain=((-2, 2), (-1.1, 1.1)),
    minima=[
        Minimum(0.0898420131, -0.7126564030, value=-1.03162845348988),
        Minimum(-0.0898420131, 0.7126564030, value=-1.03162845348988),
        Minimum(1.703606714969981, -0.7960835686726251, value=-0.215463824383718),
        Minimum(-1.703606714969981, 0.7960835686726251, value=-0.215463824383718),
        Minimum(1.6071047529201972, 0.5686514548841314, value=2.10425031031126),
        Minimum(-1.6071047529201972, -0.5686514548841314, value=2.10425031031126),
    ],
)
