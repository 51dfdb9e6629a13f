from collections.abc import Iterator
from itertools import count
from math import copysign

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 0.01, "beta1": 0.8, "beta2": 0.95}
DEFAULTS: dict[str, float] = {"beta1": 0.9, "beta2": 0.99}
WRONG = [
    ("np.sign(beta1 * state.m + (1 - beta1) * g)", "np.sign(beta2 * state.m + (1 - beta2) * g)"),
    ("np.sign(beta1 * state.m + (1 - beta1) * g)", "np.sign(state.m)"),
    ("np.sign(beta1 * state.m + (1 - beta1) * g)", "(beta1 * state.m + (1 - beta1) * g)"),
    ("m = beta2 * state.m + (1 - beta2) * g", "m = beta1 * state.m + (1 - beta1) * g"),
]


def sign(number: float) -> float:
    return copysign(1.0, number) if number else 0.0


def twin(
    gradient: Slope, x: float, y: float, *, learning_rate: OfStep, beta1: OfStep, beta2: OfStep
) -> Iterator[Pair]:
    mx = my = 0.0
    for t in count():
        eta, one, two, (gx, gy) = learning_rate(t), beta1(t), beta2(t), gradient(x, y)
        x -= eta * sign(one * mx + (1 - one) * gx)
        y -= eta * sign(one * my + (1 - one) * gy)
        mx, my = two * mx + (1 - two) * gx, two * my + (1 - two) * gy
        yield x, y
