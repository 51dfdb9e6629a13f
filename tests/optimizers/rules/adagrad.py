from collections.abc import Iterator
from itertools import count
from math import sqrt

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 0.05, "epsilon": 1e-3}
DEFAULTS: dict[str, float] = {"epsilon": 1e-8}
WRONG = [
    ("(np.sqrt(G) + epsilon)", "np.sqrt(G + epsilon)"),
    ("np.sqrt(G)", "np.sqrt(state.G)"),
    ("G = state.G + g**2", "G = state.G + np.abs(g)"),
]


def twin(
    gradient: Slope, x: float, y: float, *, learning_rate: OfStep, epsilon: OfStep
) -> Iterator[Pair]:
    sum_x = sum_y = 0.0
    for t in count():
        eta, eps, (gx, gy) = learning_rate(t), epsilon(t), gradient(x, y)
        sum_x, sum_y = sum_x + gx * gx, sum_y + gy * gy
        x, y = x - eta * gx / (sqrt(sum_x) + eps), y - eta * gy / (sqrt(sum_y) + eps)
        yield x, y
