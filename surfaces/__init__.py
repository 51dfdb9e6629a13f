"""The ground: functions of the plane with gradient, domain, minima and formula."""

from surfaces.ackley import ackley
from surfaces.beale import beale
from surfaces.booth import booth
from surfaces.branin import branin
from surfaces.easom import easom
from surfaces.ellipse import ellipse
from surfaces.goldstein_price import goldstein_price
from surfaces.himmelblau import himmelblau
from surfaces.mccormick import mccormick
from surfaces.monkey_saddle import monkey_saddle
from surfaces.plateau import plateau
from surfaces.rastrigin import rastrigin
from surfaces.rosenbrock import rosenbrock
from surfaces.saddle import saddle
from surfaces.six_hump_camel import six_hump_camel
from surfaces.sphere import sphere
from surfaces.styblinski_tang import styblinski_tang
from surfaces.surface import Domain, Minimum, Points, Scale, Surface, Values, as_domain
from surfaces.three_hump_camel import three_hump_camel
from surfaces.two_wells import two_wells

__all__ = [
    "Domain",
    "Minimum",
    "Points",
    "Scale",
    "Surface",
    "Values",
    "ackley",
    "as_domain",
    "beale",
    "booth",
    "branin",
    "easom",
    "ellipse",
    "goldstein_price",
    "himmelblau",
    "mccormick",
    "monkey_saddle",
    "plateau",
    "rastrigin",
    "rosenbrock",
    "saddle",
    "six_hump_camel",
    "sphere",
    "styblinski_tang",
    "three_hump_camel",
    "two_wells",
]
