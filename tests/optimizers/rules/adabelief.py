from collections.abc import Iterator
from itertools import count
from math import sqrt

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 0.02, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-3}
DEFAULTS: dict[str, float] = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-16}
WRONG = [
    ("(g - m) ** 2 + epsilon", "(g - m) ** 2"),
    ("(np.sqrt(s_hat) + epsilon)", "np.sqrt(s_hat)"),
    ("(g - m) ** 2", "g**2"),
    ("(g - m) ** 2", "(g - state.m) ** 2"),
    ("m / (1 - beta1_t)", "m"),
    ("s / (1 - beta2_t)", "s"),
]


def twin(
    gradient: Slope,
    x: float,
    y: float,
    *,
    learning_rate: OfStep,
    beta1: OfStep,
    beta2: OfStep,
    epsilon: OfStep,
) -> Iterator[Pair]:
    mx = my = sx = sy = 0.0
    left1 = left2 = 1.0
    for t in count():
        eta, b1, b2, eps = (h(t) for h in (learning_rate, beta1, beta2, epsilon))
        gx, gy = gradient(x, y)
        mx, my = b1 * mx + (1 - b1) * gx, b1 * my + (1 - b1) * gy
        sx = b2 * sx + (1 - b2) * (gx - mx) ** 2 + eps
        sy = b2 * sy + (1 - b2) * (gy - my) ** 2 + eps
        left1, left2 = left1 * b1, left2 * b2
        x -= eta * (mx / (1 - left1)) / (sqrt(sx / (1 - left2)) + eps)
        y -= eta * (my / (1 - left1)) / (sqrt(sy / (1 - left2)) + eps)
        yield x, y
