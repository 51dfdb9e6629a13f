from collections.abc import Iterator
from itertools import count
from math import sqrt

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 0.02, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-3}
DEFAULTS: dict[str, float] = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
WRONG = [
    ("(np.sqrt(v_hat) + epsilon)", "np.sqrt(v_hat + epsilon)"),
    ("m / (1 - beta1_t)", "m"),
    ("v / (1 - beta2_t)", "v"),
    ("m / (1 - beta1_t)", "m / (1 - beta1 ** (state.t + 1))"),
    ("beta1 * state.m + (1 - beta1) * g", "(1 - beta1) * state.m + beta1 * g"),
    ("(1 - beta2) * g**2", "(1 - beta2) * m**2"),
    ("beta2 * state.v + (1 - beta2)", "beta1 * state.v + (1 - beta1)"),
    ("learning_rate * m_hat", "learning_rate * g"),
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
    # A moving average as the sum that it is: weights w, so that m̂ = Σwg / Σw without any power.
    weights_1: list[float] = []
    weights_2: list[float] = []
    seen: list[Pair] = []
    for t in count():
        eta, eps = learning_rate(t), epsilon(t)
        seen.append(gradient(x, y))
        weights_1 = [w * beta1(t) for w in weights_1] + [1 - beta1(t)]
        weights_2 = [w * beta2(t) for w in weights_2] + [1 - beta2(t)]
        first_x, first_y = (
            sum(w * g[i] for w, g in zip(weights_1, seen, strict=True)) / sum(weights_1)
            for i in (0, 1)
        )
        second_x, second_y = (
            sum(w * g[i] ** 2 for w, g in zip(weights_2, seen, strict=True)) / sum(weights_2)
            for i in (0, 1)
        )
        x -= eta * first_x / (sqrt(second_x) + eps)
        y -= eta * first_y / (sqrt(second_y) + eps)
        yield x, y
