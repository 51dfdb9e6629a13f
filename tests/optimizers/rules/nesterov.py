from collections.abc import Iterator
from itertools import count

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 3e-4, "momentum": 0.8}
DEFAULTS: dict[str, float] = {"momentum": 0.9}
WRONG = [
    ("gradient(position + momentum * state.v)", "gradient(position)"),
    ("position + momentum * state.v", "position + state.v"),
    (
        "return position + v,",
        "return position + momentum * v - learning_rate * gradient(position),",
    ),
]


def twin(
    gradient: Slope, x: float, y: float, *, learning_rate: OfStep, momentum: OfStep
) -> Iterator[Pair]:
    vx = vy = 0.0
    for t in count():
        eta, mu = learning_rate(t), momentum(t)
        gx, gy = gradient(x + mu * vx, y + mu * vy)
        vx, vy = mu * vx - eta * gx, mu * vy - eta * gy
        x, y = x + vx, y + vy
        yield x, y
