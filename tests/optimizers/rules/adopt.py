from collections.abc import Iterator
from itertools import count
from math import sqrt

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 0.02, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-3}
DEFAULTS: dict[str, float] = {"beta1": 0.9, "beta2": 0.9999, "epsilon": 1e-6}
WRONG = [
    ("np.maximum(np.sqrt(state.v), epsilon)", "(np.sqrt(state.v) + epsilon)"),
    (
        "np.sqrt(state.v)",
        "np.sqrt(beta2 * state.v + (1 - beta2) * g**2)",
    ),
    ("state.t**0.25", "(state.t + 1) ** 0.25"),
    ("position.copy(), State", "position - learning_rate * np.sign(g), State"),
    ("beta2 * state.v + (1 - beta2) * g**2", "beta2 * state.v + (1 - beta2) * divided**2"),
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
    at = [x, y]
    mean, mean_square = [0.0, 0.0], [g * g for g in gradient(x, y)]
    yield x, y
    for t in count(1):
        for i, g in enumerate(gradient(*at)):
            divided = g / max(sqrt(mean_square[i]), epsilon(t))
            bound = sqrt(sqrt(t))
            mean[i] += (1 - beta1(t)) * (min(max(divided, -bound), bound) - mean[i])
            at[i] -= learning_rate(t) * mean[i]
            mean_square[i] += (1 - beta2(t)) * (g * g - mean_square[i])
        yield at[0], at[1]
