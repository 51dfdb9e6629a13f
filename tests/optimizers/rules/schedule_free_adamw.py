from collections.abc import Iterator
from itertools import count
from math import prod, sqrt

from by_hand import OfStep, Pair, Slope

GIVEN = {
    "learning_rate": 0.05,
    "beta1": 0.8,
    "beta2": 0.95,
    "epsilon": 1e-3,
    "weight_decay": 0.1,
}
DEFAULTS = {
    "beta1": 0.9,
    "beta2": 0.999,
    "epsilon": 1e-8,
    "weight_decay": 0.0,
    "label": "Schedule-Free AdamW",
}
RESTS = {"weight_decay": 0.0}
WRONG = [
    ("g = gradient(y)", "g = gradient(x)"),
    ("decay * y)", "decay * x)"),
    ("decay * y)", "decay * state.z)"),
    ("(1 - beta1) * state.z + beta1 * x", "beta1 * state.z + (1 - beta1) * x"),
    ("(np.sqrt(v_hat) + epsilon)", "np.sqrt(v_hat + epsilon)"),
    ("v / (1 - beta2_t)", "v"),
    # The correction of v's bias in the rate, and so in the weights, as it was in `schedulefree`.
    (
        "weights = state.weights + gamma * gamma",
        "gamma *= np.sqrt(1 - beta2_t)\n        weights = state.weights + gamma * gamma",
    ),
    ("c = gamma * gamma / weights if weights else 0.0", "c = 1 / (state.t + 1)"),
    ("c * (z - x)", "c * (state.z - x)"),
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
    here, base, square = [x, y], [x, y], [0.0, 0.0]
    rates: list[float] = []
    for t in count():
        rates.append(learning_rate(t))
        near, memory, eps, decay = beta1(t), beta2(t), epsilon(t), weight_decay(t)
        unseen = prod(beta2(step) for step in range(t + 1))
        asked = [(1 - near) * z + near * x for z, x in zip(base, here, strict=True)]
        slopes = gradient(*asked)
        total = sum(rate * rate for rate in rates)
        for i in (0, 1):
            square[i] = memory * square[i] + (1 - memory) * slopes[i] ** 2
            scaled = slopes[i] / (sqrt(square[i] / (1 - unseen)) + eps)
            base[i] -= rates[-1] * scaled + rates[-1] * decay * asked[i]
            share = rates[-1] ** 2 / total if total else 0.0
            here[i] += share * (base[i] - here[i])
        yield here[0], here[1]
