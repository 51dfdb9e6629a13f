from collections.abc import Iterator
from itertools import count
from math import sqrt

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 0.01, "decay": 0.8, "epsilon": 1e-3}
DEFAULTS: dict[str, float] = {"decay": 0.9, "epsilon": 1e-8}
WRONG = [
    ("(np.sqrt(E) + epsilon)", "np.sqrt(E + epsilon)"),
    ("decay * state.E + (1 - decay) * g**2", "(1 - decay) * state.E + decay * g**2"),
    # The square of the mean for the mean of the square.
    (
        "decay * state.E + (1 - decay) * g**2",
        "(decay * np.sqrt(state.E) + (1 - decay) * np.abs(g)) ** 2",
    ),
]


def twin(
    gradient: Slope, x: float, y: float, *, learning_rate: OfStep, decay: OfStep, epsilon: OfStep
) -> Iterator[Pair]:
    mean_x = mean_y = 0.0
    for t in count():
        eta, beta, eps, (gx, gy) = learning_rate(t), decay(t), epsilon(t), gradient(x, y)
        mean_x = beta * mean_x + (1 - beta) * gx * gx
        mean_y = beta * mean_y + (1 - beta) * gy * gy
        x, y = x - eta * gx / (sqrt(mean_x) + eps), y - eta * gy / (sqrt(mean_y) + eps)
        yield x, y
