from collections.abc import Iterator
from itertools import count
from math import sqrt

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 0.8, "beta1": 0.8, "beta2": 0.95, "d0": 1e-2, "epsilon": 1e-3}
DEFAULTS: dict[str, float] = {
    "learning_rate": 1.0,
    "beta1": 0.9,
    "beta2": 0.999,
    "d0": 1e-6,
    "epsilon": 1e-8,
}
WRONG = [
    ("beta3 = sqrt(beta2)", "beta3 = beta2"),
    ("np.abs(s).sum(axis=-1, keepdims=True)", "np.linalg.norm(s, axis=-1, keepdims=True)"),
    ("np.maximum(d, d_hat)", "np.where(d_hat > 0, d_hat, d)"),
    ("(state.begun - position) * g", "(position - state.begun) * g"),
    ("(np.sqrt(v) + d * epsilon)", "(np.sqrt(v) + epsilon)"),
    ("learning_rate * d * m /", "learning_rate * np.maximum(d, d_hat) * m /"),
]


def twin(
    gradient: Slope,
    x: float,
    y: float,
    *,
    learning_rate: OfStep,
    beta1: OfStep,
    beta2: OfStep,
    d0: OfStep,
    epsilon: OfStep,
) -> Iterator[Pair]:
    first, at, d = (x, y), [x, y], d0(0)
    mean, square, total, weighted = [0.0, 0.0], [0.0, 0.0], [0.0, 0.0], 0.0
    for t in count():
        eta, one, two, three = learning_rate(t), beta1(t), beta2(t), sqrt(beta2(t))
        g = gradient(*at)
        gone = g[0] * (first[0] - at[0]) + g[1] * (first[1] - at[1])
        weighted = three * weighted + (1 - three) * eta * d * d * gone
        for i in (0, 1):
            mean[i] = one * mean[i] + (1 - one) * (d * g[i])
            square[i] = two * square[i] + (1 - two) * (d * g[i]) ** 2
            total[i] = three * total[i] + (1 - three) * eta * d * d * g[i]
            at[i] -= eta * d * mean[i] / (sqrt(square[i]) + d * epsilon(t))
        length = abs(total[0]) + abs(total[1])
        d = max(d, weighted / length) if length else d
        yield at[0], at[1]
