"""f(x, y) = −(y + 47) sin √|y + x/2 + 47| − x sin √|x − y − 47|.

Eggs in a carton that bends: the deeper dents lie farther out, and the deepest is cut by the edge,
where the gradient does not vanish and whoever follows it walks out.

Source: Jamil & Yang, "A literature survey of benchmark functions for global optimization
problems", 2013. Where a root's argument is 0 there is no gradient; that root's part is left out.
"""

import numpy as np

from surfaces.surface import Minimum, Surface, Values


def f(x: Values, y: Values) -> Values:
    """The value of f at (x, y)."""
    egg = (y + 47) * np.sin(np.sqrt(np.abs(y + x / 2 + 47)))
    carton = x * np.sin(np.sqrt(np.abs(x - y - 47)))
    value: Values = -egg - carton
    return value


def df(x: Values, y: Values) -> tuple[Values, Values]:
    """(∂f/∂x, ∂f/∂y)."""
    a, b = y + x / 2 + 47, x - y - 47
    root_a, root_b = np.sqrt(np.abs(a)), np.sqrt(np.abs(b))
    along_a = (y + 47) * np.cos(root_a) * np.sign(a) / (2 * np.where(a == 0, 1, root_a))
    along_b = x * np.cos(root_b) * np.sign(b) / (2 * np.where(b == 0, 1, root_b))
    return -along_a / 2 - np.sin(root_b) - along_b, -np.sin(root_a) - along_a + along_b


eggholder = Surface(
    name="eggholder",
    formula=r"-(y + 47)\sin(\sqrt{|y + x/2 + 47|}) - x\,\sin(\sqrt{|x - y - 47|})",
    f=f,
    df=df,
    domain=((-512, 512), (-512, 512)),
    minima=[Minimum(512, 404.231805113757811, value=-959.640662720850803)],
)
