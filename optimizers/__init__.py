"""The walkers: optimizers written beside their papers.

Each line exports its name, so that an optimizer is one file and one line.
"""

from optimizers.adadelta import AdaDelta as AdaDelta
from optimizers.adagrad import AdaGrad as AdaGrad
from optimizers.adam import Adam as Adam
from optimizers.around.cautious import Cautious as Cautious
from optimizers.around.clipped import Clipped as Clipped
from optimizers.around.decayed import Decayed as Decayed
from optimizers.around.grams import Grams as Grams
from optimizers.around.lookahead import Lookahead as Lookahead
from optimizers.around.polyak_average import PolyakAverage as PolyakAverage
from optimizers.faults import faults as faults
from optimizers.hyperparameter import Fraction as Fraction
from optimizers.hyperparameter import Hyperparameter as Hyperparameter
from optimizers.hyperparameter import NonNegative as NonNegative
from optimizers.hyperparameter import Positive as Positive
from optimizers.hyperparameter import Schedule as Schedule
from optimizers.hyperparameter import Share as Share
from optimizers.momentum import Momentum as Momentum
from optimizers.nesterov import Nesterov as Nesterov
from optimizers.optimizer import Gradient as Gradient
from optimizers.optimizer import Optimizer as Optimizer
from optimizers.optimizer import Points as Points
from optimizers.origin import Family as Family
from optimizers.origin import Origin as Origin
from optimizers.rmsprop import RMSProp as RMSProp
from optimizers.schedules import Constant as Constant
from optimizers.schedules import Cosine as Cosine
from optimizers.schedules import Linear as Linear
from optimizers.schedules import WarmRestarts as WarmRestarts
from optimizers.schedules import WarmUp as WarmUp
from optimizers.sgd import SGD as SGD
from optimizers.walker import Entrant as Entrant
from optimizers.walker import Ground as Ground
from optimizers.walker import Spread as Spread
from optimizers.walker import Walk as Walk
from optimizers.walker import Walker as Walker
