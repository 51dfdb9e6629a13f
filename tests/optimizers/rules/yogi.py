from collections.abc import Iterator
from itertools import count
from math import sqrt

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 0.02, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-2}
DEFAULTS: dict[str, float] = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-3}
RESTS = None  # m starts above 0
WRONG = [
    ("(np.sqrt(v_hat) + epsilon)", "np.sqrt(v_hat + epsilon)"),
    ("np.sign(state.v - g**2) * g**2", "(state.v - g**2)"),
    ("np.sign(state.v - g**2) * g**2", "np.sign(state.v - g**2) * state.v"),
    ("state.v - (1 - beta2) *", "state.v + (1 - beta2) *"),
    ("m / (1 - beta1_t)", "m"),
    ("v / (1 - beta2_t)", "v"),
    ("m=first,", "m=0 * first,"),
    ("v=first,", "v=0 * first,"),
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
    mx = my = vx = vy = 1e-6
    left1 = left2 = 1.0
    for t in count():
        eta, b1, b2, eps = (h(t) for h in (learning_rate, beta1, beta2, epsilon))
        gx, gy = gradient(x, y)
        mx, my = b1 * mx + (1 - b1) * gx, b1 * my + (1 - b1) * gy
        by_x, by_y = (1 - b2) * (gx * gx), (1 - b2) * (gy * gy)
        vx = vx - by_x if vx > gx * gx else vx + by_x
        vy = vy - by_y if vy > gy * gy else vy + by_y
        left1, left2 = left1 * b1, left2 * b2
        x -= eta * (mx / (1 - left1)) / (sqrt(vx / (1 - left2)) + eps)
        y -= eta * (my / (1 - left1)) / (sqrt(vy / (1 - left2)) + eps)
        yield x, y
