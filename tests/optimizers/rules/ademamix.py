from collections.abc import Iterator
from itertools import count
from math import sqrt

from by_hand import OfStep, Pair, Slope

GIVEN = {
    "learning_rate": 0.01,
    "beta1": 0.8,
    "beta2": 0.95,
    "beta3": 0.99,
    "alpha": 3.0,
    "epsilon": 1e-3,
}
DEFAULTS: dict[str, float] = {
    "beta1": 0.9,
    "beta2": 0.999,
    "beta3": 0.9999,
    "alpha": 5.0,
    "epsilon": 1e-8,
}
WRONG = [
    ("alpha * m2)", "alpha * m2 / (1 - beta3 ** (state.t + 1)))"),
    ("beta3 * state.m2 + (1 - beta3) * g", "beta3 * state.m2 + (1 - beta3) * m1"),
    ("v / (1 - beta2_t)", "v"),
    ("(np.sqrt(v_hat) + epsilon)", "np.sqrt(v_hat + epsilon)"),
]


def twin(
    gradient: Slope,
    x: float,
    y: float,
    *,
    learning_rate: OfStep,
    beta1: OfStep,
    beta2: OfStep,
    beta3: OfStep,
    alpha: OfStep,
    epsilon: OfStep,
) -> Iterator[Pair]:
    at = [x, y]
    quick, slow, square = [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]
    weights_1 = weights_2 = 0.0  # what the averages would be of a gradient of 1
    for t in count():
        one, two, three = beta1(t), beta2(t), beta3(t)
        weights_1, weights_2 = one * weights_1 + 1 - one, two * weights_2 + 1 - two
        for i, g in enumerate(gradient(*at)):
            quick[i] = one * quick[i] + (1 - one) * g
            slow[i] = three * slow[i] + (1 - three) * g
            square[i] = two * square[i] + (1 - two) * g * g
            above = quick[i] / weights_1 + alpha(t) * slow[i]
            at[i] -= learning_rate(t) * above / (sqrt(square[i] / weights_2) + epsilon(t))
        yield at[0], at[1]
