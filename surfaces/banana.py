"""f(x, y) = (1 − x)² + 20(3y − x²)².

Rosenbrock's banana with gentler walls, its floor on the parabola y = x²/3: a bowl as curved as it
is ill-conditioned, in which momentum can be judged by eye.

Source: Goh, "Why Momentum Really Works", Distill, 2017, the function of its first figure,
drawn there on [−2, 2] × [−4/15, 16/15]; here a little more of y, for those who swing wide.
"""

from surfaces.surface import Minimum, Surface

banana = Surface(
    name="banana",
    formula="(1 - x)^2 + 20(3y - x^2)^2",
    f=lambda x, y: (1 - x) ** 2 + 20 * (3 * y - x**2) ** 2,
    df=lambda x, y: (-2 * (1 - x) - 80 * x * (3 * y - x**2), 120 * (3 * y - x**2)),
    domain=((-2, 2), (-0.6, 1.2)),
    minima=[Minimum(1, 1 / 3, value=0)],
    scale="sqrt",
)
