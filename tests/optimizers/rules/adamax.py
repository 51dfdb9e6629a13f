from collections.abc import Iterator
from itertools import count

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 0.02, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-3}
DEFAULTS: dict[str, float] = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
WRONG = [
    ("np.abs(g) + epsilon)", "np.abs(g)) + epsilon"),
    ("beta2 * state.u,", "state.u,"),
    ("np.abs(g) + epsilon)", "g**2 + epsilon)"),
    ("learning_rate / (1 - beta1_t)", "learning_rate"),
    ("m / u", "m / (1 - beta2 ** (state.t + 1)) / u"),
    ("m / u", "g / u"),
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
    # Each gradient as it has faded by now, so that the largest is a maximum over all.
    weights: list[float] = []
    seen: list[Pair] = []
    faded_x: list[float] = []
    faded_y: list[float] = []
    for t in count():
        eta, b1, b2, eps = (h(t) for h in (learning_rate, beta1, beta2, epsilon))
        gx, gy = gradient(x, y)
        seen.append((gx, gy))
        weights = [w * b1 for w in weights] + [1 - b1]
        faded_x = [b2 * size for size in faded_x] + [abs(gx) + eps]
        faded_y = [b2 * size for size in faded_y] + [abs(gy) + eps]
        mean_x, mean_y = (
            sum(w * g[i] for w, g in zip(weights, seen, strict=True)) / sum(weights) for i in (0, 1)
        )
        x, y = x - eta * mean_x / max(faded_x), y - eta * mean_y / max(faded_y)
        yield x, y
