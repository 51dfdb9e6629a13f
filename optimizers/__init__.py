"""The walkers: optimizers written beside their papers."""

from optimizers.adadelta import AdaDelta
from optimizers.adagrad import AdaGrad
from optimizers.adam import Adam
from optimizers.hyperparameter import Fraction, Hyperparameter, Positive, Schedule, faults
from optimizers.momentum import Momentum
from optimizers.nesterov import Nesterov
from optimizers.optimizer import Gradient, Optimizer, Points
from optimizers.rmsprop import RMSProp
from optimizers.schedules import Constant, Cosine, Linear, WarmUp
from optimizers.sgd import SGD

__all__ = [
    "SGD",
    "AdaDelta",
    "AdaGrad",
    "Adam",
    "Constant",
    "Cosine",
    "Fraction",
    "Gradient",
    "Hyperparameter",
    "Linear",
    "Momentum",
    "Nesterov",
    "Optimizer",
    "Points",
    "Positive",
    "RMSProp",
    "Schedule",
    "WarmUp",
    "faults",
]
