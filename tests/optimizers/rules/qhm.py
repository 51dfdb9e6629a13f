from collections.abc import Iterator
from itertools import count

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 1e-3, "nu": 0.6, "beta": 0.9}
DEFAULTS: dict[str, float] = {"nu": 0.7, "beta": 0.999}
WRONG = [
    ("(1 - nu) * g + nu * m", "nu * g + (1 - nu) * m"),
    ("(1 - nu) * g + nu * m", "m"),
    ("(1 - nu) * g + nu * m", "(1 - nu) * g + nu * state.m"),
    ("(1 - beta) * g", "g"),
    # The average corrected for its bias, as Adam's is.
    ("nu * m), State", "nu * m / (1 - beta ** (state.t + 1))), State"),
]


def twin(
    gradient: Slope, x: float, y: float, *, learning_rate: OfStep, nu: OfStep, beta: OfStep
) -> Iterator[Pair]:
    mean_x = mean_y = 0.0
    for t in count():
        alpha, immediate, memory, (gx, gy) = learning_rate(t), nu(t), beta(t), gradient(x, y)
        mean_x = memory * mean_x + (1 - memory) * gx
        mean_y = memory * mean_y + (1 - memory) * gy
        x -= alpha * (1 - immediate) * gx + alpha * immediate * mean_x
        y -= alpha * (1 - immediate) * gy + alpha * immediate * mean_y
        yield x, y
