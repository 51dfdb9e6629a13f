from collections.abc import Iterator
from itertools import count
from math import sqrt

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 5e-4, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-3}
DEFAULTS: dict[str, float] = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
WRONG = [
    ("(np.sqrt(v_hat) + epsilon)", "np.sqrt(v_hat + epsilon)"),
    ("learning_rate * r * m_hat", "learning_rate * m_hat"),
    ("(rho - 4) * (rho - 2) * rho_inf", "(rho - 4) * (rho - 2) * rho"),
    ("TRACTABLE = 5.0", "TRACTABLE = 1e9"),
    ("position - learning_rate * m_hat\n", "position - learning_rate * m\n"),
    ("position - learning_rate * m_hat\n", "position - learning_rate * g\n"),
    ("2 / (1 - beta2) - 1", "2 / (1 - beta2)"),
    ("2 * t * beta2_t / (1 - beta2_t)", "2 * state.t * beta2_t / (1 - beta2_t)"),
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
    mx = my = vx = vy = 0.0
    left1 = left2 = 1.0
    for i in count():
        eta, b1, b2, eps = (h(i) for h in (learning_rate, beta1, beta2, epsilon))
        gx, gy = gradient(x, y)
        mx, my = b1 * mx + (1 - b1) * gx, b1 * my + (1 - b1) * gy
        vx, vy = b2 * vx + (1 - b2) * gx * gx, b2 * vy + (1 - b2) * gy * gy
        left1, left2 = left1 * b1, left2 * b2
        at_last = (1 + b2) / (1 - b2)
        now = at_last - 2 * (i + 1) * left2 / (1 - left2)
        across, up = mx / (1 - left1), my / (1 - left1)
        if now > 5:
            # Each factor over its own limit, which is 1 at last.
            r = sqrt((now - 4) / (at_last - 4) * (now - 2) / (at_last - 2) * at_last / now)
            across *= r / (sqrt(vx / (1 - left2)) + eps)
            up *= r / (sqrt(vy / (1 - left2)) + eps)
        x, y = x - eta * across, y - eta * up
        yield x, y
