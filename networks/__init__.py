"""Small networks in plain numpy, trained by any optimizer, and the planes that show them."""

from networks.batches import batches as batches
from networks.components import principal_plane as principal_plane
from networks.data import Data as Data
from networks.data import digits as digits
from networks.data import moons as moons
from networks.data import split as split
from networks.directions import random_plane as random_plane
from networks.mlp import MLP as MLP
from networks.plane import Plane as Plane
from networks.plane import SharesHeld as SharesHeld
from networks.plane import shares_held as shares_held
from networks.projected import Projected as Projected
from networks.projected import projected as projected
from networks.rates import best_rates as best_rates
from networks.run import Run as Run
from networks.section import Section as Section
from networks.section import section as section
from networks.training import train as train
