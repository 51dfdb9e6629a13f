from collections.abc import Iterator
from itertools import count

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 3e-4, "momentum": 0.8}
DEFAULTS: dict[str, float] = {"momentum": 0.9}
WRONG = [
    # The rate after the buffer: the same until a schedule changes it.
    (
        "v = momentum * state.v - learning_rate * gradient(position)\n        return position + v,",
        "v = momentum * state.v - gradient(position)\n        return position + learning_rate * v,",
    ),
    ("- learning_rate * gradient", "- (1 - momentum) * learning_rate * gradient"),
    ("gradient(position)", "gradient(position + momentum * state.v)"),
    ("return position + v,", "return position + momentum * v,"),
]


def twin(
    gradient: Slope, x: float, y: float, *, learning_rate: OfStep, momentum: OfStep
) -> Iterator[Pair]:
    vx = vy = 0.0
    for t in count():
        eta, mu, (gx, gy) = learning_rate(t), momentum(t), gradient(x, y)
        vx, vy = mu * vx - eta * gx, mu * vy - eta * gy
        x, y = x + vx, y + vy
        yield x, y
