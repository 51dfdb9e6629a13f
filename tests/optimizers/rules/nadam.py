from collections.abc import Iterator
from itertools import count
from math import exp, log, prod, sqrt

from by_hand import OfStep, Pair, Slope

GIVEN = {
    "learning_rate": 0.02,
    "beta1": 0.8,
    "beta2": 0.95,
    "epsilon": 1e-3,
    "momentum_decay": 0.7,
}
DEFAULTS: dict[str, float] = {
    "beta1": 0.9,
    "beta2": 0.999,
    "epsilon": 1e-8,
    "momentum_decay": 0.004,
}
WRONG = [
    ("(np.sqrt(v_hat) + epsilon)", "np.sqrt(v_hat + epsilon)"),
    # What torch has.
    ("mu * state.m + (1 - mu) * g", "beta1 * state.m + (1 - beta1) * g"),
    ("mu_next * m_hat +", "mu * m_hat +"),
    ("(1 - mu) * g_hat", "(1 - mu_next) * g_hat"),
    ("m / (1 - mu_product * mu_next)", "m / (1 - mu_product)"),
    ("g / (1 - mu_product)", "g"),
    ("v / (1 - beta2_t)", "beta2 * v / (1 - beta2_t)"),
    ("0.96 ** (psi * t)", "0.96 ** (psi * state.t)"),
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
    momentum_decay: OfStep,
) -> Iterator[Pair]:
    mx = my = vx = vy = 0.0
    mus: list[float] = []  # of which the products are taken anew at each step
    twos: list[float] = []
    for i in count():
        eta, b1, b2, eps, psi = (
            h(i) for h in (learning_rate, beta1, beta2, epsilon, momentum_decay)
        )
        t = i + 1
        mu, following = (b1 * (1 - exp(psi * k * log(0.96)) / 2) for k in (t, t + 1))
        gx, gy = gradient(x, y)
        mx, my = mu * mx + (1 - mu) * gx, mu * my + (1 - mu) * gy
        vx, vy = b2 * vx + (1 - b2) * gx * gx, b2 * vy + (1 - b2) * gy * gy
        mus.append(mu)
        twos.append(b2)
        now, then, bias = 1 - prod(mus), 1 - prod([*mus, following]), 1 - prod(twos)
        x -= eta * (following * mx / then + (1 - mu) * gx / now) / (sqrt(vx / bias) + eps)
        y -= eta * (following * my / then + (1 - mu) * gy / now) / (sqrt(vy / bias) + eps)
        yield x, y
