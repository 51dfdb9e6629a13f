"""The walkers: optimizers written beside their papers.

Each line exports its name, so that an optimizer is one file and one line.
"""

from optimizers.adabelief import AdaBelief as AdaBelief
from optimizers.adadelta import AdaDelta as AdaDelta
from optimizers.adagrad import AdaGrad as AdaGrad
from optimizers.adam import Adam as Adam
from optimizers.adamax import AdaMax as AdaMax
from optimizers.adamw import AdamW as AdamW
from optimizers.adan import Adan as Adan
from optimizers.ademamix import AdEMAMix as AdEMAMix
from optimizers.adopt import ADOPT as ADOPT
from optimizers.aggmo import AggMo as AggMo
from optimizers.amsgrad import AMSGrad as AMSGrad
from optimizers.faults import faults as faults
from optimizers.hyperparameter import AtLeastOne as AtLeastOne
from optimizers.hyperparameter import Fraction as Fraction
from optimizers.hyperparameter import Hyperparameter as Hyperparameter
from optimizers.hyperparameter import NonNegative as NonNegative
from optimizers.hyperparameter import Positive as Positive
from optimizers.hyperparameter import Schedule as Schedule
from optimizers.hyperparameter import Share as Share
from optimizers.lion import Lion as Lion
from optimizers.momentum import Momentum as Momentum
from optimizers.nadam import NAdam as NAdam
from optimizers.nesterov import Nesterov as Nesterov
from optimizers.optimizer import Gradient as Gradient
from optimizers.optimizer import Optimizer as Optimizer
from optimizers.optimizer import Points as Points
from optimizers.origin import Family as Family
from optimizers.origin import Origin as Origin
from optimizers.prodigy import Prodigy as Prodigy
from optimizers.qhm import QHM as QHM
from optimizers.radam import RAdam as RAdam
from optimizers.rmsprop import RMSProp as RMSProp
from optimizers.rprop import Rprop as Rprop
from optimizers.schedule_free_adamw import ScheduleFreeAdamW as ScheduleFreeAdamW
from optimizers.schedule_free_sgd import ScheduleFreeSGD as ScheduleFreeSGD
from optimizers.schedules import Constant as Constant
from optimizers.schedules import Cosine as Cosine
from optimizers.schedules import Linear as Linear
from optimizers.schedules import WarmUp as WarmUp
from optimizers.sgd import SGD as SGD
from optimizers.shampoo import Shampoo as Shampoo
from optimizers.sophia import Sophia as Sophia
from optimizers.walker import Entrant as Entrant
from optimizers.walker import Ground as Ground
from optimizers.walker import Spread as Spread
from optimizers.walker import Walk as Walk
from optimizers.walker import Walker as Walker
from optimizers.yogi import Yogi as Yogi
