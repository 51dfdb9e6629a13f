"""f(x, y) = (1 − x)² + 100(y − x²)².

The floor of the valley is the parabola y = x²: easy to find, slow to follow.

Source: Rosenbrock, "An Automatic Method for Finding the Greatest or Least Value of a Function", The
Computer Journal 3(3), 1960.
"""

from surfaces.surface import Minimum, Surface

rosenbrock = Surface(
    name="rosenbrock",
    formula="(1 - x)^2 + 100(y - x^2)^2",
    f=lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2,
    df=lambda x, y: (-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)),
    domain=((-2, 2), (-1, 3)),
    minima=[Minimum(1, 1, value=0)],
    scale="log",
)
