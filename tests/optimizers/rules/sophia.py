from collections.abc import Iterator
from itertools import count

from by_hand import Bent, OfStep, Pair

GIVEN = {
    "learning_rate": 0.02,
    "beta1": 0.8,
    "beta2": 0.7,
    "gamma": 0.3,
    "epsilon": 1e-2,
    "interval": 3.0,
}
DEFAULTS: dict[str, float] = {
    "beta1": 0.96,
    "beta2": 0.99,
    "gamma": 0.01,
    "epsilon": 1e-12,
    "interval": 10.0,
}
WRONG = [
    ("np.maximum(gamma * h, epsilon)", "(np.abs(gamma * h) + epsilon)"),
    ("np.maximum(gamma * h, epsilon)", "np.maximum(gamma * np.abs(h), epsilon)"),
    ("np.maximum(gamma * h, epsilon)", "np.maximum(gamma * state.h, epsilon)"),
    ("np.clip(m / np.maximum(gamma * h, epsilon), -1, 1)", "m / np.maximum(gamma * h, epsilon)"),
    ("np.clip(m /", "np.clip(m / (1 - beta1 ** (state.t + 1)) /"),
    ("beta2 * h + (1 - beta2) * _diagonal", "_diagonal"),
]


def twin(
    gradient: Bent,
    x: float,
    y: float,
    *,
    learning_rate: OfStep,
    beta1: OfStep,
    beta2: OfStep,
    gamma: OfStep,
    epsilon: OfStep,
    interval: OfStep,
) -> Iterator[Pair]:
    at, mean, bend = [x, y], [0.0, 0.0], [0.0, 0.0]
    looked, wait = 0, 0.0
    for t in count():
        g = gradient(*at)
        now = t - looked >= wait
        if now:
            looked, wait = t, interval(t)
            xx, _, yy = gradient.curvature(*at)
            bend = [
                beta2(t) * h + (1 - beta2(t)) * new for h, new in zip(bend, (xx, yy), strict=True)
            ]
        for i in (0, 1):
            mean[i] = beta1(t) * mean[i] + (1 - beta1(t)) * g[i]
            newton = mean[i] / max(gamma(t) * bend[i], epsilon(t))
            at[i] -= learning_rate(t) * max(-1.0, min(1.0, newton))
        yield at[0], at[1]
