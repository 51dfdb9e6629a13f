from collections.abc import Iterator
from itertools import count

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 3e-4}
DEFAULTS: dict[str, float] = {}
WRONG = [
    ("learning_rate * g", "learning_rate / abs(gradient(position)).max() * g"),
    ("at(state.t, ", "at(state.t + 1, "),
    ("position - learning_rate", "position + learning_rate"),
]


def twin(gradient: Slope, x: float, y: float, *, learning_rate: OfStep) -> Iterator[Pair]:
    for t in count():
        eta, (gx, gy) = learning_rate(t), gradient(x, y)
        x, y = x - eta * gx, y - eta * gy
        yield x, y
