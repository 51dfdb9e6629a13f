from collections.abc import Iterator
from itertools import count
from math import sqrt

from by_hand import OfStep, Pair, Slope

GIVEN = {
    "learning_rate": 0.02,
    "beta1": 0.8,
    "beta2": 0.95,
    "epsilon": 1e-3,
    "weight_decay": 0.3,
}
DEFAULTS: dict[str, float] = {
    "beta1": 0.9,
    "beta2": 0.999,
    "epsilon": 1e-8,
    "weight_decay": 0.01,
}
RESTS = {"weight_decay": 0.0}
WRONG = [
    ("(np.sqrt(v_hat) + epsilon)", "np.sqrt(v_hat + epsilon)"),
    ("m / (1 - beta1_t)", "m"),
    ("v / (1 - beta2_t)", "v"),
    ("(1 - beta2) * g**2", "(1 - beta2) * m**2"),
    # In the gradient, where √v̂ divides it.
    ("g = gradient(position)", "g = gradient(position) + weight_decay * position"),
    ("learning_rate * weight_decay * position", "weight_decay * position"),
    ("learning_rate * weight_decay * position", "0.5 * learning_rate * weight_decay * position**2"),
    ("epsilon) - decay", "epsilon) + decay"),
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
    weight_decay: OfStep,
) -> Iterator[Pair]:
    mx = my = vx = vy = 0.0
    left1 = left2 = 1.0
    for t in count():
        eta, b1, b2, eps, lam = (h(t) for h in (learning_rate, beta1, beta2, epsilon, weight_decay))
        gx, gy = gradient(x, y)
        mx, my = mx + (1 - b1) * (gx - mx), my + (1 - b1) * (gy - my)
        vx, vy = b2 * vx + (1 - b2) * gx * gx, b2 * vy + (1 - b2) * gy * gy
        left1, left2 = left1 * b1, left2 * b2
        # θ ← (1 − ηλ)θ, then Adam's step.
        x = (1 - eta * lam) * x - eta * (mx / (1 - left1)) / (sqrt(vx / (1 - left2)) + eps)
        y = (1 - eta * lam) * y - eta * (my / (1 - left1)) / (sqrt(vy / (1 - left2)) + eps)
        yield x, y
