"""f(x, y) = ½(x⁴ − 16x² + 5x) + ½(y⁴ − 16y² + 5y).

Four wells on a grid, each coordinate choosing its side alone; the deepest has both on the left.

Source: Styblinski & Tang, "Experiments in Nonconvex Optimization", Neural Networks 3(4), 1990.
"""

from surfaces.surface import Minimum, Surface

LEFT, RIGHT = -2.90353402777, 2.74680277099

styblinski_tang = Surface(
    name="styblinski_tang",
    formula=r"(x^4 - 16x^2 + 5x)/2 + (y^4 - 16y^2 + 5y)/2",
    f=lambda x, y: (x**4 - 16 * x**2 + 5 * x) / 2 + (y**4 - 16 * y**2 + 5 * y) / 2,
    df=lambda x, y: (2 * x**3 - 16 * x + 2.5, 2 * y**3 - 16 * y + 2.5),
    domain=((-5, 5), (-5, 5)),
    minima=[
        Minimum(LEFT, LEFT, value=-78.3323314075428),
        Minimum(LEFT, RIGHT, value=-64.1956123590554),
        Minimum(RIGHT, LEFT, value=-64.1956123590554),
        Minimum(RIGHT, RIGHT, value=-50.0588933105679),
    ],
    scale="sqrt",
)
