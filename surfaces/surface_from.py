"""A surface from a formula as it is typed."""

import numpy as np

from surfaces.critical.search import Slopes
from surfaces.domain import Domain, as_domain
from surfaces.formula.choosing import domain_of
from surfaces.formula.node import NowhereFiniteError, fault
from surfaces.formula.reading import read
from surfaces.formula.setting import tex_of
from surfaces.formula.symbols import expression_of, symbols
from surfaces.formula.tape import computed, refuse_long
from surfaces.surface import Minimum, Scale, Surface

WHOLE = ((-1.0, 1.0), (-1.0, 1.0))
"""A domain for as long as none is chosen."""


def surface_from(
    formula: str,
    *,
    name: str | None = None,
    domain: Domain | None = None,
    scale: Scale | None = None,
) -> Surface:
    """The surface of a formula in x and y, such as "x**4 + 2*x**3 + y**2 - 1".

    It holds + - * / ** or ^, brackets, numbers, pi and e, sin cos tan asin acos atan sinh cosh tanh
    exp log sqrt abs min max. It is read, never run. Gradient and second derivatives are exact, by
    sympy; at the crease of abs, min and max they are the mean of both sides. Its critical points
    are found, and its `minima` among them.

    Without a `domain` the square ±10 is searched for critical points (±100 where it has none), and
    shown are all of them with a third more on each side, but ±2 at least; of more than 16 the
    nearest to the origin, up to the widest gap; of 400 or more a small square; where there is none,
    ±2. What is nearly all flat is zoomed into, and where f has no value or a pole, it is the
    largest rectangle without. Without a `scale` it is the first of linear, sqrt and log on which
    half of the domain is not at its very bottom. `name` is the formula unless given.

    Raises ValueError, a line that names the place, where the formula cannot be read, is a constant,
    or is finite nowhere about the origin or in the domain given.
    """
    tree = read(formula)
    expression = expression_of(formula, tree)
    known = symbols()
    if not expression.free_symbols & {known.x, known.y}:
        told = f"it is {float(expression):g} everywhere; a surface changes with x or y"
        raise fault(formula, None, told)
    slopes = [expression.diff(variable) for variable in (known.x, known.y)]
    refuse_long(formula, slopes)
    second = [slopes[0].diff(known.x), slopes[0].diff(known.y), slopes[1].diff(known.y)]
    f = computed(formula, [expression])
    df = computed(formula, slopes, several=True)
    ddf = computed(formula, second, several=True)
    name = formula.strip() if name is None else name
    tex = tex_of(tree)
    whole = Surface(name, tex, f, df, WHOLE, ddf=ddf)
    ground = Slopes(whole.value, whole.gradient, whole.curvature)
    chosen = domain_of(ground) if domain is None else as_domain(domain)
    if chosen is None:
        why = fault(formula, None, "it is finite nowhere about (0, 0)")
        raise NowhereFiniteError(
            str(why), "give it a domain where it is, if anywhere, ((x0, x1), (y0, y1))"
        )
    shown = Surface(name, tex, f, df, chosen, ddf=ddf)
    heights = _heights(shown)
    if not np.isfinite(heights).any():
        (x0, x1), (y0, y1) = chosen
        told = f"it is finite nowhere in x from {x0:g} to {x1:g}, y from {y0:g} to {y1:g}"
        raise NowhereFiniteError(str(fault(formula, None, told)), "give it a domain where it is")
    found = shown.search()
    minima = [Minimum(*one[:3]) for one in found if one.kind == "minimum"]
    own = _scale_of(heights[np.isfinite(heights)]) if scale is None else scale
    return Surface(name, tex, f, df, chosen, minima, own, found, ddf)


def _heights(surface: Surface) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Values on a grid of its domain, as one row."""
    axes = [np.linspace(low, high, 61) for low, high in surface.domain]
    return surface.value(np.stack(np.meshgrid(*axes), axis=-1)).ravel()


def _scale_of(heights: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Scale:
    """The first scale on which the middle height is no less than a tenth of the highest."""
    above = heights - heights.min()
    middle, highest = float(np.median(above)), float(above.max())
    if highest <= 0 or middle >= 0.1 * highest:
        return "linear"
    if middle >= 0.01 * highest:
        return "sqrt"
    return "log"
