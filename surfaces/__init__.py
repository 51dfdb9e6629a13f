"""The ground: functions of the plane with gradient, domain, minima and formula."""

from surfaces.plateau import plateau
from surfaces.saddle import saddle
from surfaces.surface import Domain, Minimum, Points, Surface, Values, as_domain
from surfaces.two_wells import two_wells

__all__ = [
    "Domain",
    "Minimum",
    "Points",
    "Surface",
    "Values",
    "as_domain",
    "plateau",
    "saddle",
    "two_wells",
]
