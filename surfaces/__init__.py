"""The ground: functions of the plane with gradient, domain, minima and formula.

Each line exports its name, so that a surface is one file and one line.
"""

from surfaces.ackley import ackley as ackley
from surfaces.averaged import Averaged as Averaged
from surfaces.banana import banana as banana
from surfaces.beale import beale as beale
from surfaces.booth import booth as booth
from surfaces.branin import branin as branin
from surfaces.bukin_6 import bukin_6 as bukin_6
from surfaces.critical.point import CriticalPoint as CriticalPoint
from surfaces.critical_points import critical_points as critical_points
from surfaces.domain import Domain as Domain
from surfaces.domain import as_domain as as_domain
from surfaces.domain import within as within
from surfaces.drop_wave import drop_wave as drop_wave
from surfaces.easom import easom as easom
from surfaces.eggholder import eggholder as eggholder
from surfaces.ellipse import ellipse as ellipse
from surfaces.goldstein_price import goldstein_price as goldstein_price
from surfaces.griewank import griewank as griewank
from surfaces.hessian import hessian as hessian
from surfaces.hills import hills as hills
from surfaces.himmelblau import himmelblau as himmelblau
from surfaces.levy_13 import levy_13 as levy_13
from surfaces.long_valley import long_valley as long_valley
from surfaces.matyas import matyas as matyas
from surfaces.mccormick import mccormick as mccormick
from surfaces.michalewicz import michalewicz as michalewicz
from surfaces.monkey_saddle import monkey_saddle as monkey_saddle
from surfaces.plateau import plateau as plateau
from surfaces.radford_saddle import radford_saddle as radford_saddle
from surfaces.rastrigin import rastrigin as rastrigin
from surfaces.ripple import ripple as ripple
from surfaces.rosenbrock import rosenbrock as rosenbrock
from surfaces.saddle import saddle as saddle
from surfaces.six_hump_camel import six_hump_camel as six_hump_camel
from surfaces.sphere import sphere as sphere
from surfaces.styblinski_tang import styblinski_tang as styblinski_tang
from surfaces.surface import Minimum as Minimum
from surfaces.surface import Points as Points
from surfaces.surface import Scale as Scale
from surfaces.surface import Surface as Surface
from surfaces.surface import Values as Values
from surfaces.surface_from import surface_from as surface_from
from surfaces.three_hump_camel import three_hump_camel as three_hump_camel
from surfaces.two_wells import two_wells as two_wells
from surfaces.zakharov import zakharov as zakharov
